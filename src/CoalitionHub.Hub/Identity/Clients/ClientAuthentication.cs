using System.Text;
using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Hub.Identity.Tokens;

namespace CoalitionHub.Hub.Identity.Clients;

/// <summary>Whether a client is who it says: client_secret_basic, client_secret_post, private_key_jwt.</summary>
internal sealed class ClientAuthentication(ICallerDirectory directory, ClientAssertions assertions, FailureLimit failures, ILogger<ClientAuthentication> logger)
{
    private const string Basic = "Basic ";
    private const string Unknown = "An unknown client";

    /// <summary>The names of the three ways, as metadata has them.</summary>
    public static IReadOnlyList<string> Methods { get; } = ["client_secret_basic", "client_secret_post", "private_key_jwt"];

    /// <summary>The client's records, or why it is refused: exactly one of them.</summary>
    public async Task<(CallerRecords? Client, TokenError? Error)> Authenticate(HttpRequest http, TokenRequest request, CancellationToken cancellationToken)
    {
        var presented = Presented(http.Headers.Authorization, request, out var problem);
        if (presented is null)
        {
            return (null, problem);
        }

        var address = http.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        var wait = failures.WaitOf(presented.ClientId, address);
        if (wait > TimeSpan.Zero)
        {
            return (null, TokenError.TooManyFailures(wait));
        }

        var found = presented.ClientId.Length == 0 ? null : await directory.Find(presented.ClientId, cancellationToken);
        if (await ProblemOf(presented, found) is { } wrong)
        {
            failures.Note(presented.ClientId, address);
            Log.ClientRefused(logger, found?.Credential.ClientId ?? Unknown, wrong);
            return (null, TokenError.InvalidClient());
        }

        return (found, null);
    }

    private async Task<string?> ProblemOf(PresentedClient presented, CallerRecords? found)
    {
        // The comparison is made even for a client that isn't there, so that the time tells nothing.
        var isRight = presented.Assertion.Length == 0 && ClientSecret.Matches(presented.Secret, found?.Credential.SecretHash ?? "");
        if (found is not { Credential.IsValid: true } records)
        {
            return "There is no such credential, or it was retired.";
        }

        if (records.Credential.StaffNo != 0 && records.Person is not { IsActive: true })
        {
            return "The person has no access any more.";
        }

        if (presented.Assertion.Length > 0)
        {
            return await assertions.Problem(presented.Assertion, records.Credential);
        }

        return isRight ? null : "The secret is wrong.";
    }

    // RFC 6749 section 2.3: a client uses one way only.
    private PresentedClient? Presented(string? header, TokenRequest request, out TokenError? problem)
    {
        problem = null;
        var hasHeader = !string.IsNullOrEmpty(header);
        var hasSecret = request.ClientSecret.Length > 0;
        var hasAssertion = request.Assertion.Length > 0 || request.AssertionType.Length > 0;
        if ((hasHeader ? 1 : 0) + (hasSecret ? 1 : 0) + (hasAssertion ? 1 : 0) > 1)
        {
            problem = TokenError.InvalidRequest("More than one way of client authentication was used.");
            return null;
        }

        var presented = (hasHeader, hasSecret, hasAssertion) switch
        {
            (true, _, _) => FromHeader(header ?? ""),
            (_, true, _) => new PresentedClient(request.ClientId, request.ClientSecret, ""),
            (_, _, true) when request.AssertionType == ClientAssertions.Type => new PresentedClient(assertions.ClientIdIn(request.Assertion), "", request.Assertion),
            _ => null,
        };
        if (presented is null || (request.ClientId.Length > 0 && request.ClientId != presented.ClientId))
        {
            problem = TokenError.InvalidClient("Client authentication is missing, or says two things.");
            return null;
        }

        return presented;
    }

    // Both parts are form-encoded before they are joined (RFC 6749 section 2.3.1).
    private static PresentedClient? FromHeader(string header)
    {
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':');
        return colon <= 0 ? null : new PresentedClient(Decode(text[..colon]), Decode(text[(colon + 1)..]), "");
    }

    private static string Decode(string text) => System.Net.WebUtility.UrlDecode(text);

    private sealed record PresentedClient(string ClientId, string Secret, string Assertion);
}
