using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace CoalitionHub.Hub.Identity.Access;

/// <summary>
/// Remembers tokens that were found right until they expire: a signature check costs a hundred times as much as the look-up. Keyed
/// by the whole Authorization header, so that a hit copies nothing.
/// </summary>
internal sealed class ValidatedTokens(TimeProvider time, int mostTokens = ValidatedTokens.DefaultMost)
{
    /// <summary>At about 1.5 KB each, tokens stay within 15 MB.</summary>
    public const int DefaultMost = 10_000;

    private readonly ConcurrentDictionary<string, AccessToken> tokens = new(StringComparer.Ordinal);
    private int count;

    /// <summary>How many are remembered, the expired ones included.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>The token in this header, if it was found right before and is still good.</summary>
    public bool TryGet(string header, [MaybeNullWhen(false)] out AccessToken token)
    {
        if (!tokens.TryGetValue(header, out token))
        {
            return false;
        }

        if (time.GetUtcNow() < token.Expires)
        {
            return true;
        }

        Forget(header);
        token = null;
        return false;
    }

    /// <summary>Remembers a token that was found right.</summary>
    public void Keep(string header, AccessToken token)
    {
        if (Count >= mostTokens)
        {
            Shrink();
        }

        if (tokens.TryAdd(header, token))
        {
            Interlocked.Increment(ref count);
        }
    }

    // First what has expired; if everything is good, half of it: whoever still calls is checked once more.
    private void Shrink()
    {
        var now = time.GetUtcNow();
        foreach (var (header, _) in tokens.Where(pair => pair.Value.Expires <= now))
        {
            Forget(header);
        }

        foreach (var (header, _) in tokens.Take(Count >= mostTokens ? mostTokens / 2 + 1 : 0))
        {
            Forget(header);
        }
    }

    private void Forget(string header)
    {
        if (tokens.TryRemove(header, out _))
        {
            Interlocked.Decrement(ref count);
        }
    }
}
