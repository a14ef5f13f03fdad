namespace CoalitionHub.PartnerSdk;

/// <summary>Proof that the member is present and willing. A card number alone earns, but it does not burn.</summary>
public sealed class Proof
{
    private Proof(string? code, AssertionMethod method, DateTimeOffset authenticationTime)
    {
        CodeDigits = code;
        Method = method;
        AuthenticationTime = authenticationTime;
    }

    internal string? CodeDigits { get; }

    internal AssertionMethod Method { get; }

    internal DateTimeOffset AuthenticationTime { get; }

    /// <summary>
    /// The six digits that the member's wallet shows (RFC 6238). Good once: <see cref="CoalitionHubReason.ProofReplayed"/>. Wrong:
    /// <see cref="CoalitionHubReason.ProofWrong"/>; wrong too often: <see cref="CoalitionHubReason.ProofLocked"/>.
    /// </summary>
    public static Proof Code(string digits)
    {
        ArgumentException.ThrowIfNullOrEmpty(digits);
        return new Proof(digits, AssertionMethod.Unspecified, default);
    }

    /// <summary>
    /// The partner authenticated the member itself, at most five minutes ago, within the limits of its terms:
    /// <see cref="CoalitionHubReason.AssertionLimitExceeded"/>.
    /// </summary>
    public static Proof Asserted(AssertionMethod method, DateTimeOffset authenticationTime) => new(null, method, authenticationTime);
}

/// <summary>How a partner authenticated a member.</summary>
public enum AssertionMethod
{
    /// <summary>Not stated; refused with <see cref="CoalitionHubReason.FieldMissing"/>.</summary>
    Unspecified = 0,

    /// <summary>The member is signed in to the partner's app or shop with a password.</summary>
    Password = 1,

    /// <summary>Signed in with a passkey.</summary>
    Passkey = 2,

    /// <summary>Confirmed on the member's device by fingerprint or face.</summary>
    Biometric = 3,

    /// <summary>A code was sent to the member's telephone or e-mail address.</summary>
    OneTimeCode = 4,

    /// <summary>A PIN was entered at the till.</summary>
    Pin = 5,

    /// <summary>A clerk compared an identity document.</summary>
    Document = 6,
}
