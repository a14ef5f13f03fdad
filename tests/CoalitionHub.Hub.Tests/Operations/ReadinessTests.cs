using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Operations;

public sealed class ReadinessTests
{
    [Fact]
    public async Task A_hub_that_is_ready_says_so()
    {
        await using var server = await WatchedServer.StartAsync();

        using var answer = await server.Http.GetAsync("/readyz");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl?.NoStore.ShouldBe(true);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString().ShouldBe("ready");
    }

    [Fact]
    public async Task A_hub_that_is_not_ready_says_what_is_missing_but_is_alive()
    {
        await using var server = await WatchedServer.StartAsync();
        server.WhyNot = "nobody writes";

        using var answer = await server.Http.GetAsync("/readyz");
        using var alive = await server.Http.GetAsync("/healthz");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var missing = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("missing").EnumerateArray().ShouldHaveSingleItem();
        missing.GetProperty("name").GetString().ShouldBe("writer");
        missing.GetProperty("why").GetString().ShouldBe("nobody writes");
        alive.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_draining_hub_is_not_ready()
    {
        await using var server = await WatchedServer.StartAsync();

        server.Drain();

        using var answer = await server.Http.GetAsync("/readyz");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("draining");
    }
}
