using System.Globalization;
using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Hub.Identity.Clients;

namespace CoalitionHub.Hub.Identity.Tokens;

/// <summary>POST /connect/token: the client credentials grant (RFC 6749 section 4.4).</summary>
internal sealed class TokenEndpoint(ClientAuthentication clients, TokenMint mint, IdentityOptions options, ILogger<TokenEndpoint> logger)
{
    /// <summary>Where Duende IdentityServer has it too, so that clients can change between the two.</summary>
    public const string Path = "/connect/token";

    public const string GrantType = "client_credentials";

    private const string Realm = "Basic realm=\"coalitionhub\"";

    public static string AddressOf(IdentityOptions options) => options.Issuer + Path;

    public async Task<IResult> Answer(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Pragma = "no-cache";
        var (token, error) = await Give(context.Request, context.RequestAborted);
        if (error is not null)
        {
            return Refuse(context, error);
        }

        return Results.Json(token);
    }

    private async Task<(object? Token, TokenError? Error)> Give(HttpRequest http, CancellationToken cancellationToken)
    {
        if (await TokenRequest.Read(http, cancellationToken) is not { } request)
        {
            return (null, TokenError.InvalidRequest("The request must be a form, with each field once."));
        }

        if (request.GrantType != GrantType)
        {
            return (null, request.GrantType.Length == 0
                ? TokenError.InvalidRequest("grant_type is missing.")
                : new TokenError("unsupported_grant_type", $"Only {GrantType} is supported."));
        }

        var (client, error) = await clients.Authenticate(http, request, cancellationToken);
        if (client is not { } records)
        {
            return (null, error);
        }

        var asked = request.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (asked.Except(records.Credential.Scopes).Any())
        {
            return (null, new TokenError("invalid_scope", "The client may not have all of these scopes."));
        }

        return (await Made(records, asked.Count == 0 ? records.Credential.Scopes : asked, cancellationToken), null);
    }

    private async Task<object> Made(CallerRecords records, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken)
    {
        var scope = string.Join(' ', scopes);
        Log.TokenGiven(logger, records.Credential.ClientId, scope);
        return new Dictionary<string, object>
        {
            ["access_token"] = await mint.ForClient(records, scopes, cancellationToken),
            ["token_type"] = "Bearer",
            ["expires_in"] = (long)options.TokenLifetime.TotalSeconds,
            ["scope"] = scope,
        };
    }

    private static IResult Refuse(HttpContext context, TokenError error)
    {
        if (error.Status == StatusCodes.Status401Unauthorized && context.Request.Headers.Authorization.Count > 0)
        {
            context.Response.Headers.WWWAuthenticate = Realm;
        }

        if (error.RetryAfter > TimeSpan.Zero)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(error.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return Results.Json(new Dictionary<string, string> { ["error"] = error.Code, ["error_description"] = error.Description }, statusCode: error.Status);
    }
}
