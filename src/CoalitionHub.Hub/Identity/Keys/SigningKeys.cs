using System.Collections.Immutable;

namespace CoalitionHub.Hub.Identity.Keys;

/// <summary>
/// The hub's signing keys. Each process reads them from the database, makes the next one when it is due, and takes over what
/// another process has made; nobody has to restart.
/// </summary>
internal sealed class SigningKeys(SigningKeyStore store, KeySchedule schedule, KeyProtection protection, TimeProvider time, ILogger<SigningKeys> logger) : IDisposable
{
    /// <summary>A token may name a key that another process has just made; an invented name must not become a query each time.</summary>
    private static readonly TimeSpan ShortestReload = TimeSpan.FromSeconds(1);

    /// <summary>Keys that nobody needs any more are kept this long for whoever looks into an old log.</summary>
    private static readonly TimeSpan KeptAfterwards = TimeSpan.FromDays(7);

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile KeyRing ring = KeyRing.Empty;
    private DateTimeOffset loaded = DateTimeOffset.MinValue;

    /// <summary>The key that signs now.</summary>
    public async ValueTask<LoadedKey> Signing(CancellationToken cancellationToken)
    {
        if (ring.Signing(schedule, time.GetUtcNow()) is { } key)
        {
            return key;
        }

        await Refresh(cancellationToken);
        return ring.Signing(schedule, time.GetUtcNow()) ?? throw new InvalidOperationException("No signing key is in force, and none could be made.");
    }

    /// <summary>The keys that tokens may be signed with, as others are shown them.</summary>
    public async ValueTask<ImmutableArray<LoadedKey>> Published(CancellationToken cancellationToken)
    {
        await Signing(cancellationToken);
        var now = time.GetUtcNow();
        return [.. ring.Keys.Where(key => schedule.IsPublished(key.Row, now))];
    }

    /// <summary>The published key of this name; null when there is none.</summary>
    public async ValueTask<LoadedKey?> Find(string kid, CancellationToken cancellationToken)
    {
        var found = ring.Find(kid);
        if (found is null && time.GetUtcNow() - loaded >= ShortestReload)
        {
            await Refresh(cancellationToken);
            found = ring.Find(kid);
        }

        return found is not null && schedule.IsPublished(found.Row, time.GetUtcNow()) ? found : null;
    }

    /// <summary>Reads the keys again, and makes what is due.</summary>
    public async Task Refresh(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            var rows = await store.Load(cancellationToken);
            while (schedule.Due(rows, time.GetUtcNow()) is { } times)
            {
                var made = LoadedKey.Make(times, protection);
                if (await store.TryAdd(made, cancellationToken))
                {
                    Log.KeyMade(logger, made.Generation, made.Kid, DateTimeOffset.UnixEpoch.AddMicroseconds(made.ActiveMicros));
                }

                rows = await store.Load(cancellationToken);
            }

            await TidyUp(rows, cancellationToken);
            ring = new KeyRing([.. rows.Select(row => ring.Find(row.Kid) ?? LoadedKey.Load(row, protection))]);
            loaded = time.GetUtcNow();
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task TidyUp(List<SigningKey> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows.Where(row => protection.ShouldEncrypt(row.PrivateKey)))
        {
            await store.Replace(row, protection.Protect(row.Kid, protection.Unprotect(row.Kid, row.PrivateKey)), cancellationToken);
            Log.KeyEncrypted(logger, row.Kid);
        }

        var oldest = time.GetUtcNow() - KeptAfterwards;
        if (rows.Any(row => row.DroppedMicros < Core.State.Moment.MicrosOf(oldest) && row != rows[^1]))
        {
            await store.DeleteDropped(oldest, rows[^1].Generation, cancellationToken);
        }
    }
}
