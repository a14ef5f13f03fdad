using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace CoalitionHub.Bench.Servers;

/// <summary>Calls with a token: for the staff, for whom the SDK is not made.</summary>
internal static class Login
{
    private static readonly HttpClient Http = new(Tls.Handler());

    public static async Task<CallInvoker> AsAsync(GrpcChannel channel, Uri web, string clientId, string clientSecret)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["client_secret"] = clientSecret,
        });
        using var response = await Http.PostAsync(new Uri(web, "/connect/token"), form);
        response.EnsureSuccessStatusCode();
        var token = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        return channel.Intercept(metadata =>
        {
            metadata.Add("authorization", "Bearer " + token);
            return metadata;
        });
    }
}
