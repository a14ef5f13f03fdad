namespace CoalitionHub.Hub.Identity.Keys;

/// <summary>Looks after the keys while the process runs: the next one is made, and others' are known, well before they sign.</summary>
internal sealed class KeyRotation(SigningKeys keys, KeySchedule schedule, KeyProtection protection, TimeProvider time, ILogger<KeyRotation> logger) : BackgroundService
{
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!protection.Encrypts)
        {
            Log.KeysArePlain(logger, $"{IdentityOptions.Section}:{nameof(IdentityOptions.KeyEncryptionKey)}");
        }

        // Four looks while a key waits to sign: one that fails, or a process that is late, does no harm.
        var period = schedule.PublishedAhead / 4 < LongestPeriod ? schedule.PublishedAhead / 4 : LongestPeriod;
        using var timer = new PeriodicTimer(period, time);
        do
        {
            try
            {
                await keys.Refresh(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.KeysNotRead(logger, exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
