using CoalitionHub.Protos.Ledger.V1;
using Google.Protobuf;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

/// <summary>One world for the tests of a class.</summary>
public sealed class WorldFixture : IAsyncLifetime
{
    private World? world;

    internal World World => world ?? throw new InvalidOperationException("The world has not begun.");

    public async Task InitializeAsync() => world = await World.StartAsync();

    public async Task DisposeAsync() => await World.DisposeAsync();

    /// <summary>The request must be refused for its reason, name its field first, and leave the journal as it is.</summary>
    internal async Task ShouldRefuse(WrongRequest wrong)
    {
        var request = await wrong.Make(World);
        var before = await Head();

        var refused = await World.Send(request).ShouldBeRefused(wrong.Reason);

        refused.Fields().FirstOrDefault("").ShouldBe(wrong.Field);
        (await Head()).ShouldBe(before);
    }

    private async Task<(long Seq, ByteString Digest)> Head()
    {
        var head = await World.Checker.Ledger.GetHeadAsync(new GetHeadRequest());
        return (head.Seq, head.Digest);
    }
}
