using Microsoft.Extensions.Logging;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// Keeps one token for all callers. It is renewed in the background before it expires; who comes when there is none waits for
/// the one request that is under way.
/// </summary>
internal sealed class TokenSource(TokenEndpoint endpoint, ClientSettings settings, ILogger logger) : IDisposable
{
    // After a renewal that failed, the next one waits so long: the old token is still good.
    private static readonly TimeSpan RenewalPause = TimeSpan.FromSeconds(5);

    private readonly object gate = new();
    private readonly CancellationTokenSource closed = new();
    private AccessToken? current;
    private Task<AccessToken>? fetching;
    private DateTimeOffset noRenewalBefore;

    /// <exception cref="TokenException">No token was to be had by the deadline.</exception>
    public ValueTask<AccessToken> GetAsync(DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var now = settings.Clock.GetUtcNow();
        if (Volatile.Read(ref current) is { } token && now < token.EndTime)
        {
            if (now >= token.RefreshTime)
            {
                Renew(now);
            }

            return new ValueTask<AccessToken>(token);
        }

        return new ValueTask<AccessToken>(WaitAsync(Fetch(), deadline - now, cancellationToken));
    }

    /// <summary>Forgets a token that the hub didn't accept, unless another has taken its place already.</summary>
    public void Discard(AccessToken token) => Interlocked.CompareExchange(ref current, null, token);

    // May be called again: containers dispose of one client once for every type that it is registered under.
    public void Dispose()
    {
        closed.Cancel();
        endpoint.Dispose();
    }

    private async Task<AccessToken> WaitAsync(Task<AccessToken> fetch, TimeSpan atMost, CancellationToken cancellationToken)
    {
        try
        {
            return await fetch.WaitAsync(atMost > TimeSpan.Zero ? atMost : TimeSpan.Zero, settings.Clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException error)
        {
            throw new TokenException(CoalitionHubReason.TokenEndpointUnavailable, "No token came within the call's deadline.", error);
        }
    }

    private void Renew(DateTimeOffset now)
    {
        lock (gate)
        {
            if (fetching is not null || now < noRenewalBefore)
            {
                return;
            }

            noRenewalBefore = now + RenewalPause;
        }

        _ = RenewAsync();
    }

    private async Task RenewAsync()
    {
        try
        {
            await Fetch().ConfigureAwait(false);
        }
        catch (TokenException error)
        {
            Log.TokenNotRenewed(logger, settings.ClientId, error.Reason, error);
        }
    }

    // One request for all; it belongs to none of them, so that a caller who gives up doesn't take it from the others.
    private Task<AccessToken> Fetch()
    {
        lock (gate)
        {
            return fetching ??= Task.Run(FetchAsync);
        }
    }

    private async Task<AccessToken> FetchAsync()
    {
        try
        {
            var fetched = settings.Clock.GetUtcNow();
            var (text, lifetime) = await endpoint.RequestAsync(closed.Token).ConfigureAwait(false);
            AccessToken token = new(text, fetched, lifetime);
            Volatile.Write(ref current, token);
            Log.TokenFetched(logger, settings.ClientId, lifetime);
            return token;
        }
        finally
        {
            lock (gate)
            {
                fetching = null;
            }
        }
    }
}
