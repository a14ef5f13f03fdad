using CoalitionHub.Core.Outcomes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Status = Google.Rpc.Status;

namespace CoalitionHub.Hub.Outcomes;

/// <summary>
/// A refusal as gRPC carries it: status and message for every client, and the same with its details (google.rpc.Status:
/// ErrorInfo, BadRequest, RetryInfo) in the trailer <c>grpc-status-details-bin</c>.
/// </summary>
internal static class RefusalStatus
{
    /// <summary>Where clients look for the details.</summary>
    public const string TrailerName = "grpc-status-details-bin";

    /// <summary>The `domain` of every ErrorInfo.</summary>
    public const string Domain = "coalitionhub";

    // Many clients take 8 KiB of trailers and no more (gRPC's own default); base64 makes four thirds of the details, and the
    // message is sent twice.
    private const int MaxMessageLength = 600;
    private const int MaxViolations = 20;
    private const int MaxViolationsLength = 2000;

    /// <summary>The refusal as a message: for one of the many answers of a stream.</summary>
    public static Status Of(Refusal refusal) => DetailsOf(refusal, ReasonStatus.Of(refusal.Reason), Cut(refusal.Message, MaxMessageLength), null);

    /// <summary>What a call that another process refused carries.</summary>
    public static Status Of(RpcException refused) => refused.Trailers.GetValueBytes(TrailerName) is { } details
        ? Status.Parser.ParseFrom(details)
        : new Status { Code = (int)refused.StatusCode, Message = refused.Status.Detail };

    /// <summary>The exception that ends a call with this refusal.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="metadata">More for a machine to read; ids only.</param>
    public static RpcException ExceptionOf(Refusal refusal, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var message = Cut(refusal.Message, MaxMessageLength);
        var code = ReasonStatus.Of(refusal.Reason);
        var details = DetailsOf(refusal, code, message, metadata);
        return new RpcException(new Grpc.Core.Status(code, message), new Metadata { { TrailerName, details.ToByteArray() } });
    }

    private static Status DetailsOf(Refusal refusal, StatusCode code, string message, IReadOnlyDictionary<string, string>? metadata)
    {
        var error = new ErrorInfo { Reason = ReasonStatus.NameOf(refusal.Reason), Domain = Domain };
        foreach (var (key, value) in metadata ?? new Dictionary<string, string>())
        {
            error.Metadata.Add(key, value);
        }

        var status = new Status { Code = (int)code, Message = message, Details = { Any.Pack(error) } };
        if (!refusal.Fields.IsEmpty)
        {
            status.Details.Add(Any.Pack(ViolationsOf(refusal)));
        }

        if (refusal.RetryAfter is { } delay)
        {
            status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
        }

        return status;
    }

    private static BadRequest ViolationsOf(Refusal refusal)
    {
        var violations = new BadRequest();
        var length = 0;
        foreach (var fault in refusal.Fields.Take(MaxViolations))
        {
            length += fault.Field.Length + fault.Description.Length;
            if (length > MaxViolationsLength && violations.FieldViolations.Count > 0)
            {
                break;
            }

            violations.FieldViolations.Add(new BadRequest.Types.FieldViolation
            {
                Field = Cut(fault.Field, MaxViolationsLength / 4),
                Description = Cut(fault.Description, MaxViolationsLength / 2),
            });
        }

        return violations;
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end] + "…";
    }
}
