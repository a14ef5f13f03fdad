using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;

namespace CoalitionHub.CoalitionDay.Coalition;

/// <summary>
/// A person of the coalition's staff at work: gets a token with the person's own credential and calls the hub's administration.
/// </summary>
internal sealed class StaffDesk : IDisposable
{
    private readonly GrpcChannel channel;

    private StaffDesk(GrpcChannel channel, string token)
    {
        this.channel = channel;
        Headers = new Metadata { { "authorization", "Bearer " + token } };
    }

    /// <summary>For the generated clients.</summary>
    public ChannelBase Channel => channel;

    /// <summary>Who calls.</summary>
    public Metadata Headers { get; }

    /// <summary>Signs a person in.</summary>
    public static async Task<StaffDesk> OpenAsync(Profile person, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(person.Authority, "/connect/token"))
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("scope", "staff")]),
        };
        // RFC 6749 section 2.3.1: both parts are form-encoded first.
        var pair = $"{WebUtility.UrlEncode(person.ClientId)}:{WebUtility.UrlEncode(person.ClientSecret)}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        var token = answer.RootElement.GetProperty("access_token").GetString() ?? "";
        return new StaffDesk(GrpcChannel.ForAddress(person.Hub), token);
    }

    public void Dispose() => channel.Dispose();
}
