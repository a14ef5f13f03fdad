using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>One request for a token.</summary>
/// <param name="Form">The form fields.</param>
/// <param name="Authorization">The header; empty if there was none.</param>
internal sealed record TokenRequest(IReadOnlyDictionary<string, string> Form, string Authorization);

/// <summary>Gives "token-1", "token-2" and so on, each good for an hour, unless a test says otherwise.</summary>
internal sealed class FakeTokenEndpoint
{
    public const string Path = "/connect/token";
    public const string KeysPath = "/keys";

    public ConcurrentQueue<TokenRequest> Requests { get; } = new();

    public int LifetimeSeconds { get; set; } = 3600;

    /// <summary>Runs before every answer, with the number of the request (1 is the first); a result takes the answer's place.</summary>
    public Func<int, Task<IResult?>> Before { get; set; } = _ => Task.FromResult<IResult?>(null);

    /// <summary>The keys beside it; null: there are none to be had.</summary>
    public object? Keys { get; set; }

    /// <summary>The discovery document's issuer and token endpoint.</summary>
    public string Issuer { get; set; } = "http://localhost";

    public void Map(WebApplication application)
    {
        application.MapPost(Path, (Delegate)AnswerAsync);
        application.MapGet(KeysPath, () => Keys is null ? Results.NotFound() : Results.Json(Keys));
        application.MapGet(
            "/.well-known/openid-configuration",
            () => Results.Json(new { issuer = Issuer, token_endpoint = $"http://localhost{Path}" }));
    }

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        int number;
        lock (Requests)
        {
            Requests.Enqueue(new TokenRequest(
                form.ToDictionary(field => field.Key, field => ((StringValues)field.Value).ToString()), context.Request.Headers.Authorization.ToString()));
            number = Requests.Count;
        }

        return await Before(number)
            ?? Results.Json(new { access_token = $"token-{number}", token_type = "Bearer", expires_in = LifetimeSeconds });
    }
}
