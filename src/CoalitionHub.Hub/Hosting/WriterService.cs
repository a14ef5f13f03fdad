using CoalitionHub.Hub.Ledger;

namespace CoalitionHub.Hub.Hosting;

/// <summary>
/// Starts the writer before anything is served, and stops it after the last call was answered: what is queued is committed
/// and answered, then the lease is let go.
/// </summary>
internal sealed class WriterService(Writer writer) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        writer.Start();
        return writer.Started.WaitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(writer.Stop, CancellationToken.None);
}
