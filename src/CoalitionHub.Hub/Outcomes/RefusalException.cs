using CoalitionHub.Core.Outcomes;

namespace CoalitionHub.Hub.Outcomes;

/// <summary>Carries a refusal from a service to the interceptor that turns it into a gRPC status.</summary>
internal sealed class RefusalException(Refusal refusal) : Exception($"{refusal.Reason}: {refusal.Message}")
{
    public Refusal Refusal { get; } = refusal;
}
