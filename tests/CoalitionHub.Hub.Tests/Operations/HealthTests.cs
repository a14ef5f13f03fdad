using Grpc.Core;
using Grpc.Health.V1;
using Shouldly;
using Xunit;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace CoalitionHub.Hub.Tests.Operations;

/// <summary>grpc.health.v1, as any client of it sees the hub.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private const string SomeService = "grpc.health.v1.Health";

    private WatchedServer? started;

    private WatchedServer Server => started ?? throw new InvalidOperationException("Not started.");

    private Health.HealthClient Client => new(Server.Channel);

    public async Task InitializeAsync() => started = await WatchedServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData(SomeService)]
    public async Task A_hub_that_is_ready_serves_as_a_whole_and_with_each_service(string service)
    {
        (await Client.CheckAsync(new HealthCheckRequest { Service = service })).Status.ShouldBe(ServingStatus.Serving);

        Server.WhyNot = "nobody writes";

        (await Client.CheckAsync(new HealthCheckRequest { Service = service })).Status.ShouldBe(ServingStatus.NotServing);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_not_found() =>
        (await Should.ThrowAsync<RpcException>(async () => await Client.CheckAsync(new HealthCheckRequest { Service = "a.b.C" }))).StatusCode.ShouldBe(StatusCode.NotFound);

    [Fact]
    public async Task A_draining_hub_does_not_serve()
    {
        Server.Drain();

        (await Client.CheckAsync(new HealthCheckRequest())).Status.ShouldBe(ServingStatus.NotServing);
    }

    [Fact]
    public async Task A_watcher_is_told_the_state_and_each_change()
    {
        using var watch = Client.Watch(new HealthCheckRequest());
        var told = watch.ResponseStream;

        (await told.MoveNext()).ShouldBeTrue();
        told.Current.Status.ShouldBe(ServingStatus.Serving);
        Server.WhyNot = "nobody writes";
        (await told.MoveNext()).ShouldBeTrue();
        told.Current.Status.ShouldBe(ServingStatus.NotServing);
        Server.WhyNot = null;
        (await told.MoveNext()).ShouldBeTrue();
        told.Current.Status.ShouldBe(ServingStatus.Serving);
    }

    [Fact]
    public async Task A_watcher_is_told_of_a_drain_and_let_go()
    {
        using var watch = Client.Watch(new HealthCheckRequest());
        (await watch.ResponseStream.MoveNext()).ShouldBeTrue();

        Server.Drain();

        (await watch.ResponseStream.MoveNext()).ShouldBeTrue();
        watch.ResponseStream.Current.Status.ShouldBe(ServingStatus.NotServing);
        (await watch.ResponseStream.MoveNext()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_watcher_of_a_service_that_is_not_there_is_told_so_and_may_wait()
    {
        using var watch = Client.Watch(new HealthCheckRequest { Service = "a.b.C" });

        (await watch.ResponseStream.MoveNext()).ShouldBeTrue();
        watch.ResponseStream.Current.Status.ShouldBe(ServingStatus.ServiceUnknown);
    }
}
