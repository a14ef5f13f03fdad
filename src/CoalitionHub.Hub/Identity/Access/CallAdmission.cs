using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity.Tokens;
using CoalitionHub.Hub.Outcomes;

namespace CoalitionHub.Hub.Identity.Access;

/// <summary>A caller, and the token it was admitted with.</summary>
internal readonly record struct Admitted(Caller Caller, AccessToken Token);

/// <summary>From the Authorization header to the caller.</summary>
internal sealed class CallAdmission(ITokenValidator validator, ICallerDirectory directory, ValidatedTokens remembered, TimeProvider time)
{
    private const string Bearer = "Bearer ";
    private const int MaxHeaderLength = 16 * 1024;

    /// <summary>
    /// Who makes the call. With a remembered token, in the process that writes, it completes at once and allocates nothing.
    /// </summary>
    /// <param name="rule">What the call needs; null for one that isn't in the table.</param>
    /// <param name="header">The Authorization header; null when there is none.</param>
    /// <param name="cancellationToken">When the caller has gone.</param>
    /// <exception cref="RefusalException">The caller may not make the call.</exception>
    public ValueTask<Admitted> Admit(AccessRule? rule, string? header, CancellationToken cancellationToken) =>
        header is not null && remembered.TryGet(header, out var token)
            ? Check(rule, token, cancellationToken)
            : ValidateFirst(rule, header, cancellationToken);

    /// <summary>
    /// Whether a caller admitted before may go on, as things stand now: for calls that last. The token itself may have
    /// expired meanwhile, unless it is one that was given away to watch something for a while.
    /// </summary>
    /// <exception cref="RefusalException">The credential was retired, the partner suspended, the role taken, or the while is over.</exception>
    public ValueTask<Admitted> Check(AccessRule? rule, AccessToken token, CancellationToken cancellationToken)
    {
        if (token.WatchedNo != 0 && time.GetUtcNow() >= token.Expires)
        {
            throw new RefusalException(TokenReading.Expired);
        }

        var found = token.IsHubs ? default : directory.Find(token.ClientId, cancellationToken);
        return found.IsCompletedSuccessfully
            ? new ValueTask<Admitted>(AdmittedOrRefused(rule, token, found.Result))
            : AwaitRecords(rule, token, found);
    }

    private async ValueTask<Admitted> ValidateFirst(AccessRule? rule, string? header, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(header))
        {
            throw new RefusalException(new Refusal(Reason.TokenMissing, "The call needs an access token: authorization: Bearer …"));
        }

        if (header.Length > MaxHeaderLength || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusalException(new Refusal(Reason.TokenInvalid, "The authorization header must be 'Bearer' and an access token."));
        }

        var outcome = await validator.Validate(header[Bearer.Length..].Trim(), cancellationToken);
        if (!outcome.TryGet(out var token, out var refusal))
        {
            throw new RefusalException(refusal);
        }

        remembered.Keep(header, token);
        return await Check(rule, token, cancellationToken);
    }

    private static async ValueTask<Admitted> AwaitRecords(AccessRule? rule, AccessToken token, ValueTask<CallerRecords?> found) =>
        AdmittedOrRefused(rule, token, await found);

    private static Admitted AdmittedOrRefused(AccessRule? rule, AccessToken token, CallerRecords? found) =>
        AccessCheck.Admit(rule, token, found).TryGet(out var caller, out var refusal)
            ? new Admitted(caller, token)
            : throw new RefusalException(refusal);
}
