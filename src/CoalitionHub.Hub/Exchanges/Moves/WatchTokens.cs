using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Identity.Tokens;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Lets a partner's member watch one exchange: a token that is good for it alone, and for a while. Nothing is kept of it.</summary>
internal static class WatchTokens
{
    /// <summary>What the credential behind the token must have, as for watching by itself.</summary>
    private const string Scope = "exchanges.read";

    private static readonly Duration Usual = Duration.FromTimeSpan(TimeSpan.FromMinutes(15));

    public static async Task<CreateWatchTokenResponse> Make(
        CreateWatchTokenRequest request, Caller caller, ExchangesStore store, TokenMint mint, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        var no = checks.Id("exchange_id", Core.Exchanges.Exchange.IdPrefix, request.ExchangeId);
        var lifetime = LifetimeIn(checks, request.Duration ?? Usual);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        var exchange = await store.FindFor(caller, no, cancellationToken);
        var (token, expires) = await mint.ForWatcher(caller.ClientId, Scope, exchange.No, lifetime, cancellationToken);
        return new CreateWatchTokenResponse { WatchToken = token, ExpiresTime = Timestamp.FromDateTimeOffset(expires) };
    }

    private static TimeSpan LifetimeIn(FieldChecks checks, Duration duration)
    {
        var isWhole = duration is { Seconds: >= 1, Nanos: >= 0 and <= 999_999_999 } && duration.Seconds <= (long)TokenMint.LongestWatch.TotalSeconds;
        var lifetime = isWhole ? duration.ToTimeSpan() : TimeSpan.Zero;
        if (lifetime == TimeSpan.Zero || lifetime > TokenMint.LongestWatch)
        {
            checks.Add(Reason.FieldInvalid, "duration", "must be from one second to one hour; leave it out for a quarter of an hour.");
        }

        return lifetime;
    }
}
