using System.Globalization;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using WireStatus = Google.Rpc.Status;

namespace CoalitionHub.PartnerSdk;

/// <summary>Reads what the hub says of a failed call: google.rpc.Status with ErrorInfo, BadRequest and RetryInfo.</summary>
internal static class Failures
{
    private const string DetailsTrailer = "grpc-status-details-bin";
    private const string Domain = "coalitionhub";

    // "INSUFFICIENT_POINTS" → InsufficientPoints, for the hub's own reasons only.
    private static readonly Dictionary<string, CoalitionHubReason> Reasons =
        Enum.GetValues<CoalitionHubReason>().Where(reason => (int)reason >= 100).ToDictionary(reason => NameOf(reason.ToString()));

    /// <param name="error">What gRPC threw.</param>
    /// <param name="requestId">The request's id; null for reads.</param>
    /// <param name="isPastEnd">Whether the try's time was over by then.</param>
    public static CoalitionHubException From(RpcException error, RequestId? requestId, bool isPastEnd) =>
        From(error.StatusCode, error.Status.Detail, DetailsOf(error), requestId, isPastEnd, error);

    /// <param name="refused">What the hub says of one request of a stream.</param>
    /// <param name="requestId">The request's id.</param>
    public static CoalitionHubException From(WireStatus refused, RequestId requestId) =>
        From((StatusCode)refused.Code, refused.Message, refused.Details, requestId, isPastEnd: false, null);

    private static CoalitionHubException From(
        StatusCode said, string message, IEnumerable<Google.Protobuf.WellKnownTypes.Any> details, RequestId? requestId, bool isPastEnd, Exception? error)
    {
        var reasonName = "";
        IReadOnlyList<FieldError> fieldErrors = [];
        TimeSpan? retryDelay = null;
        foreach (var detail in details)
        {
            if (detail.TryUnpack(out ErrorInfo cause) && cause.Domain == Domain)
            {
                reasonName = cause.Reason;
            }
            else if (detail.TryUnpack(out BadRequest badRequest))
            {
                fieldErrors = [.. badRequest.FieldViolations.Select(field => new FieldError(field.Field, field.Description, field.Reason))];
            }
            else if (detail.TryUnpack(out RetryInfo retry) && retry.RetryDelay is { } delay)
            {
                retryDelay = delay.ToTimeSpan();
            }
        }

        // A server or proxy that drops a late call resets it or its connection, before our own timer has come to it: the same thing by other names.
        var isLate = isPastEnd && reasonName.Length == 0 && said is (StatusCode.Cancelled or StatusCode.Internal or StatusCode.Unknown or StatusCode.Unavailable);
        var status = isLate ? StatusCode.DeadlineExceeded : said;
        return new CoalitionHubException(ReasonOf(reasonName, status), status, message, error)
        {
            ReasonName = reasonName,
            FieldErrors = fieldErrors,
            RequestId = requestId,
            RetryDelay = retryDelay,
        };
    }

    private static CoalitionHubReason ReasonOf(string name, StatusCode status)
    {
        if (name.Length > 0)
        {
            return Reasons.GetValueOrDefault(name, CoalitionHubReason.Unrecognised);
        }

        return status switch
        {
            StatusCode.Unavailable => CoalitionHubReason.HubUnreachable,
            StatusCode.DeadlineExceeded => CoalitionHubReason.DeadlineExceeded,
            _ => CoalitionHubReason.Unspecified,
        };
    }

    private static IEnumerable<Google.Protobuf.WellKnownTypes.Any> DetailsOf(RpcException error)
    {
        if (error.Trailers.GetValueBytes(DetailsTrailer) is not { } bytes)
        {
            return [];
        }

        try
        {
            return WireStatus.Parser.ParseFrom(bytes).Details;
        }
        catch (InvalidProtocolBufferException)
        {
            // A proxy on the way may put anything there; the status code still counts.
            return [];
        }
    }

    private static string NameOf(string reason) =>
        string.Concat(reason.Select((letter, index) => (char.IsUpper(letter) && index > 0 ? "_" : "") + char.ToUpper(letter, CultureInfo.InvariantCulture)));
}
