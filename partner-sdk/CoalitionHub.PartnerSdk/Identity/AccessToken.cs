using Grpc.Core;

namespace CoalitionHub.PartnerSdk;

/// <summary>A token as it goes with calls. The headers are made once and shared by all calls, which only read them.</summary>
internal sealed class AccessToken
{
    /// <param name="text">What the token endpoint gave.</param>
    /// <param name="fetched">When it was asked for.</param>
    /// <param name="lifetime">How long it is good from then on.</param>
    public AccessToken(string text, DateTimeOffset fetched, TimeSpan lifetime)
    {
        Headers = new Metadata { { "authorization", $"Bearer {text}" } };
        // A fifth of its life is time enough to renew it unseen, even if the token endpoint is away for a while.
        RefreshTime = fetched + (lifetime * 0.8);
        // It must outlive its way to the hub.
        EndTime = fetched + lifetime - TimeSpan.FromSeconds(Math.Min(5, lifetime.TotalSeconds / 10));
    }

    public Metadata Headers { get; }

    public DateTimeOffset RefreshTime { get; }

    public DateTimeOffset EndTime { get; }
}
