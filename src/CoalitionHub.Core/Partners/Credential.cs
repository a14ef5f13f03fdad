using System.Collections.Immutable;

namespace CoalitionHub.Core.Partners;

/// <summary>
/// What a client authenticates with: a hashed secret, or a public key (private_key_jwt, RFC 7523). It belongs to one partner,
/// or to one person of the staff. Several may be valid at once, so that rotation leaves no gap.
/// </summary>
/// <param name="No">1 and up.</param>
/// <param name="ClientId">The OAuth client id.</param>
/// <param name="PartnerNo">Whose it is; 0 for a person of the coalition's staff.</param>
/// <param name="StaffNo">The person whose it is; 0 for a partner's system.</param>
/// <param name="Scopes">What tokens made with it may ask for.</param>
/// <param name="SecretHash">SHA-256 of the secret (which is 256 random bits, so it needs no slow hash); empty when a key is used.</param>
/// <param name="PublicKeyJwk">The public key as a JWK; empty when a secret is used.</param>
/// <param name="CreatedMicros">When it was made.</param>
/// <param name="RetiredMicros">When it was retired; 0 while it is valid.</param>
public sealed record Credential(
    int No,
    string ClientId,
    int PartnerNo,
    int StaffNo,
    ImmutableArray<string> Scopes,
    string SecretHash,
    string PublicKeyJwk,
    long CreatedMicros,
    long RetiredMicros)
{
    /// <summary>The kind of id that OAuth clients have.</summary>
    public const string IdPrefix = "cli";

    /// <summary>How many one owner may have that are valid: enough to rotate each of its systems', and no more to lose.</summary>
    public const int MostPerOwner = 20;

    /// <summary>True until it is retired.</summary>
    public bool IsValid => RetiredMicros == 0;
}
