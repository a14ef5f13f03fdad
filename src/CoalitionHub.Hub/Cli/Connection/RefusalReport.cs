using Google.Rpc;
using Grpc.Core;

namespace CoalitionHub.Hub.Cli.Connection;

/// <summary>Says in words why a call ended without its answer.</summary>
internal static class RefusalReport
{
    private const string DetailsTrailer = "grpc-status-details-bin";
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);

    /// <summary>Writes one line with reason and message, and one for each faulty field that the message doesn't name.</summary>
    /// <returns>The exit code.</returns>
    public static int Write(TextWriter error, RpcException exception, string? requestId)
    {
        var details = DetailsOf(exception);
        var reason = details is not null && ErrorIn(details) is { Reason.Length: > 0 } refused ? refused.Reason : NameOf(exception.StatusCode);
        var isUnanswered = exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled or StatusCode.Aborted or StatusCode.Internal or StatusCode.Unknown;
        error.WriteLine($"{(isUnanswered ? "failed" : "refused")}: {reason}: {Printable.Line(exception.Status.Detail)}");
        foreach (var fault in FaultsIn(details).Where(fault => !exception.Status.Detail.Contains($"{fault.Field}: ", StringComparison.Ordinal)))
        {
            error.WriteLine($"  {Printable.Line(fault.Field)}: {Printable.Line(fault.Description)}");
        }

        if (isUnanswered && requestId is not null)
        {
            error.WriteLine($"Repeat the command with --request-id {requestId}; whatever happened, it is carried out once.");
        }

        return exception.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded ? ExitCode.Unreachable : ExitCode.Refused;
    }

    /// <summary>How long the hub asks to wait before the same request is sent again; null when that would not help.</summary>
    public static TimeSpan? RetryDelayOf(RpcException exception) =>
        exception.StatusCode is StatusCode.Unavailable or StatusCode.Aborted or StatusCode.ResourceExhausted &&
        DetailsOf(exception) is { } details && Unpack<RetryInfo>(details)?.RetryDelay?.ToTimeSpan() is { } delay && delay <= LongestRetry
            ? delay
            : null;

    private static IEnumerable<BadRequest.Types.FieldViolation> FaultsIn(Google.Rpc.Status? details) =>
        details is null ? [] : Unpack<BadRequest>(details)?.FieldViolations ?? [];

    private static ErrorInfo? ErrorIn(Google.Rpc.Status details) => Unpack<ErrorInfo>(details);

    private static T? Unpack<T>(Google.Rpc.Status details)
        where T : class, Google.Protobuf.IMessage, new() =>
        details.Details.Select(detail => detail.TryUnpack<T>(out var found) ? found : null).FirstOrDefault(found => found is not null);

    private static Google.Rpc.Status? DetailsOf(RpcException exception)
    {
        try
        {
            return exception.Trailers.GetValueBytes(DetailsTrailer) is { } bytes ? Google.Rpc.Status.Parser.ParseFrom(bytes) : null;
        }
        catch (Google.Protobuf.InvalidProtocolBufferException)
        {
            return null;
        }
    }

    /// <summary>DeadlineExceeded is DEADLINE_EXCEEDED in the language of gRPC.</summary>
    private static string NameOf(StatusCode code) =>
        string.Concat(code.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
