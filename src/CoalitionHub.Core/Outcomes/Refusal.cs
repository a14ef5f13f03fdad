using System.Collections.Immutable;

namespace CoalitionHub.Core.Outcomes;

/// <summary>A call that was understood and is not carried out: nothing has changed.</summary>
/// <param name="Reason">Which of the named reasons.</param>
/// <param name="Message">What was wrong and what would be right, for a developer; holds ids, never personal data.</param>
public sealed record Refusal(Reason Reason, string Message)
{
    /// <summary>The request's fields at fault, where the reason is about input.</summary>
    public ImmutableArray<FieldFault> Fields { get; init; } = [];

    /// <summary>How long to wait before trying again; null where waiting doesn't help.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>One field of a request that is wrong.</summary>
/// <param name="Field">Its path in the request, in proto names: <c>purchase.amount.minor_units</c>.</param>
/// <param name="Description">What would be right.</param>
public sealed record FieldFault(string Field, string Description);
