using System.Collections.Immutable;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Identity.Clients;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Partners.V1;
using Partner = CoalitionHub.Core.Partners.Partner;

namespace CoalitionHub.Hub.Partners;

/// <summary>
/// Making credentials. A secret is made before the command is decided, and only its hash goes in: so neither the journal of
/// requests nor anything else that is kept ever holds it. Whether the command that was carried out was this call's, and not an
/// earlier one with the same request id, shows in the hash that was kept: only then is the secret the credential's.
/// </summary>
internal static class CredentialMaking
{
    public static Outcome<Decide<CreateCredentialResponse>> Prepare(CreateCredentialRequest request, Caller caller, string secret)
    {
        var checks = new FieldChecks();
        var command = new CreateCredentialCommand(
            checks.IntId("partner_id", Partner.IdPrefix, request.PartnerId),
            0,
            Scopes(checks, request.Scopes),
            HashOf(secret),
            PublicKey(checks, request.PublicJwk),
            caller.StaffNo);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<CreateCredentialResponse>)((state, moment) => CreateCredential.Decide(state, moment, command).TryGet(out var credential, out var refused)
            ? new CreateCredentialResponse { Credential = PartnerMessages.Of(StateView.OfDraft(state), credential) }
            : refused);
    }

    public static Outcome<Decide<RetireCredentialResponse>> Prepare(RetireCredentialRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new RetireCredentialCommand(ClientId(checks, request.ClientId), CredentialOwner.Partner, caller.StaffNo);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<RetireCredentialResponse>)((state, moment) => RetireCredential.Decide(state, moment, command).TryGet(out var credential, out var refused)
            ? new RetireCredentialResponse { Credential = PartnerMessages.Of(StateView.OfDraft(state), credential) }
            : refused);
    }

    /// <summary>A secret for a credential that is made without a public key; empty for one with.</summary>
    public static string SecretFor(string publicJwk) => publicJwk.Length == 0 ? ClientSecret.Make() : "";

    /// <summary>What is kept of a secret; nothing of an empty one.</summary>
    public static string HashOf(string secret) => secret.Length == 0 ? "" : ClientSecret.HashOf(secret);

    /// <summary>The secret, if it is this credential's; else empty.</summary>
    public static string Revealed(HubState state, string clientId, string secret) =>
        state.Credentials.TryGetCommitted(clientId, out var credential) && ClientSecret.Matches(secret, credential.SecretHash) ? secret : "";

    /// <summary>A public key, in the form that is kept; empty when a secret is used.</summary>
    public static string PublicKey(FieldChecks checks, string text)
    {
        if (text.Length == 0)
        {
            return "";
        }

        if (PublicJwk.TryRead(text, out var jwk) is { } problem)
        {
            checks.Add(Reason.PublicKeyInvalid, "public_jwk", problem);
        }

        return jwk;
    }

    /// <summary>An OAuth client id.</summary>
    public static string ClientId(FieldChecks checks, string clientId)
    {
        checks.Id("client_id", Core.Partners.Credential.IdPrefix, clientId);
        return clientId;
    }

    private static ImmutableArray<string> Scopes(FieldChecks checks, IReadOnlyList<string> scopes)
    {
        if (scopes.Count == 0)
        {
            checks.Add(Reason.FieldMissing, "scopes", $"must be given: one or more of {string.Join(", ", PartnerScopes.All)}.");
        }

        foreach (var (index, scope) in scopes.Index())
        {
            if (!PartnerScopes.All.Contains(scope))
            {
                checks.Add(Reason.ScopeUnknown, $"scopes[{index}]", $"must be one of {string.Join(", ", PartnerScopes.All)}.");
            }
        }

        return [.. scopes.Distinct()];
    }
}
