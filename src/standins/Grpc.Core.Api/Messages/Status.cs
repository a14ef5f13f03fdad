namespace Grpc.Core;

/// <summary>How a call ended: a code, and a detail for the person who reads the log.</summary>
public readonly struct Status
{
    public static readonly Status DefaultSuccess = new(StatusCode.OK, "");
    public static readonly Status DefaultCancelled = new(StatusCode.Cancelled, "");

    public Status(StatusCode statusCode, string detail)
        : this(statusCode, detail, null)
    {
    }

    public Status(StatusCode statusCode, string detail, Exception? debugException)
    {
        StatusCode = statusCode;
        Detail = detail;
        DebugException = debugException;
    }

    public StatusCode StatusCode { get; }

    public string Detail { get; }

    /// <summary>What went wrong on this side, or null. It never goes over the wire.</summary>
    public Exception? DebugException { get; }

    public override string ToString()
    {
        var text = $"StatusCode=\"{StatusCode}\", Detail=\"{Detail}\"";
        if (DebugException is { } cause)
        {
            // Type and message only: a stack trace would end up in every log line about this status.
            text += $", DebugException=\"{cause.GetType()}: {cause.Message}\"";
        }

        return $"Status({text})";
    }
}
