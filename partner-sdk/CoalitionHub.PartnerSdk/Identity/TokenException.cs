using Grpc.Core;

namespace CoalitionHub.PartnerSdk;

/// <summary>No token was to be had. One failure is shared by all calls that waited for it; each call throws one of its own.</summary>
internal sealed class TokenException(CoalitionHubReason reason, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public CoalitionHubReason Reason => reason;

    public CoalitionHubException ForCall(RequestId? requestId) =>
        new(reason, reason == CoalitionHubReason.TokenRefused ? StatusCode.Unauthenticated : StatusCode.Unavailable, Message, this)
        {
            RequestId = requestId,
        };
}
