using System.Collections.Concurrent;

namespace CoalitionHub.Hub.Identity.Clients;

/// <summary>
/// The client assertions that this process has accepted and that are still good: each counts once (RFC 7523 section 3, jti).
/// </summary>
internal sealed class AssertionReplays(TimeProvider time)
{
    private const int MostEntries = 100_000;

    private readonly ConcurrentDictionary<(string ClientId, string Jti), DateTimeOffset> used = new();

    /// <summary>Notes an assertion whose signature was found right.</summary>
    /// <returns>False when it was used before, or too many are remembered to tell.</returns>
    public bool TryUse(string clientId, string jti, DateTimeOffset expires)
    {
        if (used.Count >= MostEntries)
        {
            ForgetExpired();
        }

        return used.Count < MostEntries && used.TryAdd((clientId, jti), expires);
    }

    private void ForgetExpired()
    {
        var now = time.GetUtcNow();
        foreach (var (key, expires) in used)
        {
            if (expires < now)
            {
                used.TryRemove(key, out _);
            }
        }
    }
}
