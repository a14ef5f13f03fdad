using Grpc.Core;

namespace CoalitionHub.PartnerSdk;

/// <summary>The one exception of the SDK: a call was refused, or its outcome is not known.</summary>
/// <remarks>
/// A call that the caller's own <see cref="CancellationToken"/> ended throws <see cref="OperationCanceledException"/> instead.
/// </remarks>
public sealed class CoalitionHubException : Exception
{
    /// <summary>Makes one; partners need it in tests only.</summary>
    public CoalitionHubException(CoalitionHubReason reason, StatusCode status, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Reason = reason;
        Status = status;
    }

    /// <summary>Why. Decide by it, not by the message.</summary>
    public CoalitionHubReason Reason { get; }

    /// <summary>The hub's own name of the reason, such as "INSUFFICIENT_POINTS"; empty if it gave none.</summary>
    public string ReasonName { get; init; } = "";

    /// <summary>The gRPC status code.</summary>
    public StatusCode Status { get; }

    /// <summary>The fields that the hub found wrong; empty unless <see cref="Status"/> is InvalidArgument.</summary>
    public IReadOnlyList<FieldError> FieldErrors { get; init; } = [];

    /// <summary>The request's id; null for calls that change nothing.</summary>
    public RequestId? RequestId { get; init; }

    /// <summary>How long the hub asked to wait before another try; null if it didn't.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>
    /// True when the call may succeed later as it is: send the same request object, or the same <see cref="RequestId"/>, again.
    /// False when the answer is no.
    /// </summary>
    public bool IsTransient => Status switch
    {
        StatusCode.Unavailable or StatusCode.Aborted or StatusCode.DeadlineExceeded => true,
        StatusCode.ResourceExhausted => RetryDelay is not null,
        _ => false,
    };
}
