namespace CoalitionHub.Hub.Identity.Tokens;

/// <summary>Why no token is given (RFC 6749 section 5.2).</summary>
/// <param name="Code">The standard's name.</param>
/// <param name="Description">For the developer; only letters that the standard allows.</param>
/// <param name="Status">The HTTP status.</param>
internal sealed record TokenError(string Code, string Description, int Status = StatusCodes.Status400BadRequest)
{
    /// <summary>How long the client has to wait; zero for not at all.</summary>
    public TimeSpan RetryAfter { get; init; }

    public static TokenError InvalidRequest(string description) => new("invalid_request", description);

    /// <summary>The same whether the client isn't there, was retired, or its secret is wrong: none of these is a stranger's to know.</summary>
    public static TokenError InvalidClient(string description = "The client could not be authenticated.") =>
        new("invalid_client", description, StatusCodes.Status401Unauthorized);

    public static TokenError TooManyFailures(TimeSpan wait) =>
        new("invalid_client", "The client has failed to authenticate too often.", StatusCodes.Status429TooManyRequests) { RetryAfter = wait };
}
