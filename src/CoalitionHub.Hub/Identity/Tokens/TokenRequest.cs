using Microsoft.AspNetCore.Http.Features;

namespace CoalitionHub.Hub.Identity.Tokens;

/// <summary>The fields of a token request; each at most once, empty when it isn't there (RFC 6749 section 3.2).</summary>
internal sealed record TokenRequest(IReadOnlyDictionary<string, string> Fields)
{
    // An assertion is the longest field: an RSA signature and some claims.
    private static readonly FormOptions Limits = new() { KeyLengthLimit = 64, ValueLengthLimit = 8 * 1024, ValueCountLimit = 16, BufferBodyLengthLimit = 32 * 1024 };

    public string GrantType => Field("grant_type");

    public string Scope => Field("scope");

    public string ClientId => Field("client_id");

    public string ClientSecret => Field("client_secret");

    public string AssertionType => Field("client_assertion_type");

    public string Assertion => Field("client_assertion");

    /// <summary>Reads the form.</summary>
    /// <returns>Null when it is none, too large, or repeats a field.</returns>
    public static async Task<TokenRequest?> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType || request.ContentLength > Limits.BufferBodyLengthLimit)
        {
            return null;
        }

        try
        {
            var form = await request.ReadFormAsync(Limits, cancellationToken);
            return form.Any(pair => pair.Value.Count > 1)
                ? null
                : new TokenRequest(form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private string Field(string name) => Fields.GetValueOrDefault(name, "");
}
