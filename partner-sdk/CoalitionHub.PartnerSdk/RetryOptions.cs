namespace CoalitionHub.PartnerSdk;

/// <summary>
/// How a call is tried again. Only failures that may pass are: UNAVAILABLE, ABORTED, a try's own time-out, and RESOURCE_EXHAUSTED
/// when the hub says how long to wait. Every change carries a request id, so a second try changes nothing twice.
/// </summary>
public sealed class RetryOptions
{
    /// <summary>How often a call is tried at most, 1 to 20; 1 means never again.</summary>
    public int MaxAttempts { get; set; } = 5;

    /// <summary>The wait before the second try, 1 millisecond to 1 minute. It doubles with every try, and is shortened at random by up to half.</summary>
    public TimeSpan InitialBackoff { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two tries, unless the hub asks for more; from <see cref="InitialBackoff"/> to 10 minutes.</summary>
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromSeconds(5);
}
