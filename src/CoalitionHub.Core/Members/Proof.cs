namespace CoalitionHub.Core.Members;

/// <summary>What shows that the member is present and willing. A card number alone earns, but it doesn't burn.</summary>
public abstract record Proof;

/// <summary>The six digits that the member's wallet shows now (<see cref="RotatingCode"/>).</summary>
public sealed record CodeProof(string Code) : Proof;

/// <summary>The partner's word that it authenticated the member itself.</summary>
/// <param name="Method">How.</param>
/// <param name="AuthenticatedMicros">When, microseconds since the Unix epoch.</param>
public sealed record PartnerAssertion(AssertionMethod Method, long AuthenticatedMicros) : Proof;

/// <summary>How a partner authenticated a member.</summary>
public enum AssertionMethod : byte
{
    Password = 1,
    Passkey = 2,
    Biometric = 3,
    OneTimeCode = 4,
    Pin = 5,
    Document = 6,
}
