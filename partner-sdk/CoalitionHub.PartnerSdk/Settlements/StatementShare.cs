using System.Security.Cryptography;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// What one partner pays another for a window's points under one version of terms: <see cref="MicrosPerPoint"/> × <see cref="Points"/>,
/// rounded towards zero. Both partners are shown the same.
/// </summary>
public sealed record StatementShare
{
    /// <summary><see cref="StatementLineKind.Interchange"/> or <see cref="StatementLineKind.JointFunding"/>.</summary>
    public required StatementLineKind Kind { get; init; }

    /// <summary>The points.</summary>
    public required string PointsCurrencyCode { get; init; }

    /// <summary>The version of terms that says so: of interchange the redeemer's, of joint funding the issuer's.</summary>
    public required TermsId TermsId { get; init; }

    /// <summary>Who pays.</summary>
    public required PartnerId PayerId { get; init; }

    /// <summary>Who is paid.</summary>
    public required PartnerId PayeeId { get; init; }

    /// <summary>
    /// How many points. Of interchange: those of the other partner burnt at the redeemer, less those given back. Of joint funding: those given
    /// for purchases, less those taken back.
    /// </summary>
    public required long Points { get; init; }

    /// <summary>True where more came back than were burnt, or given: then the payee pays it back to the payer.</summary>
    public required bool IsReturned { get; init; }

    /// <summary>Exactly, in lowest terms, "numerator/denominator": the share of the redemption price, or of the issue price.</summary>
    public required string MicrosPerPoint { get; init; }

    /// <summary>What it comes to; 0 or more.</summary>
    public required long Micros { get; init; }

    /// <summary>
    /// Its leaf in both partners' trees, in hexadecimal digits: two partners who were shown the same have the same. What the other partner's
    /// terms and members brought about can be checked in no other way.
    /// </summary>
    public string Fingerprint => Convert.ToHexString(SHA256.HashData([0, .. LeafBytes.Of(this)]));
}
