using System.Net;
using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Connection;

public sealed class OwnHandlerTests
{
    [Fact]
    public async Task More_calls_at_once_than_one_connection_takes_all_get_their_answers()
    {
        CallRecorder recorder = new();
        TaskCompletionSource allHere = new();
        recorder.Before = (number, _, _) =>
        {
            if (number == 250)
            {
                allHere.SetResult();
            }

            return allHere.Task;
        };
        await using var server = await StartAsync(recorder);
        using CoalitionHubClient client = new(OptionsFor(server));

        // Kestrel takes 100 calls at once on one connection; these wait for each other.
        var results = await Task.WhenAll(Enumerable.Range(0, 250).Select(_ => client.Points.EarnAsync(Samples.Earn)));

        results.ShouldAllBe(result => result.Points == 123);
        recorder.Calls.Select(call => call.RequestId).Distinct().Count().ShouldBe(250);
    }

    [Fact]
    public async Task A_handler_of_the_callers_own_serves_tokens_calls_and_the_next_client()
    {
        CallRecorder recorder = new();
        await using var server = await StartAsync(recorder);
        using SocketsHttpHandler handler = new();
        for (var time = 1; time <= 2; time++)
        {
            var options = OptionsFor(server);
            options.HttpHandler = handler;
            using CoalitionHubClient client = new(options);

            (await client.Points.EarnAsync(Samples.Earn)).Points.ShouldBe(123);
        }

        recorder.Calls.Count.ShouldBe(2);
    }

    private static CoalitionHubClientOptions OptionsFor(WebApplication server)
    {
        var addresses = server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.ToArray();
        return new CoalitionHubClientOptions
        {
            HubAddress = new Uri(addresses[0]),
            TokenAddress = new Uri(new Uri(addresses[1]), FakeTokenEndpoint.Path),
            ClientId = "cli_till",
            ClientSecret = "a secret",
            AttemptTimeout = TimeSpan.FromSeconds(20),
        };
    }

    private static async Task<WebApplication> StartAsync(CallRecorder recorder)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var application = FakeHub.Build(builder, recorder, new FakeTokenEndpoint());
        await application.StartAsync();
        return application;
    }
}
