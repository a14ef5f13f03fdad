using CoalitionHub.Hub.Ledger;

namespace CoalitionHub.Hub.Identity.Access;

/// <summary>Asks the writer's memory while this process writes, the database while another does.</summary>
internal sealed class CallerDirectory(IWriter writer, StateCallerDirectory state, StoredCallerDirectory stored) : ICallerDirectory
{
    public ValueTask<CallerRecords?> Find(string clientId, CancellationToken cancellationToken) =>
        writer.HasLease ? state.Find(clientId, cancellationToken) : stored.Find(clientId, cancellationToken);
}
