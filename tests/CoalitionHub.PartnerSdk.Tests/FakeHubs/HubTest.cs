using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>Tests against a fake hub of their own.</summary>
public abstract class HubTest : IAsyncLifetime
{
    private FakeHub? hub;

    internal FakeHub Hub => hub ?? throw new InvalidOperationException("The fake hub has not started.");

    public async Task InitializeAsync() => hub = await FakeHub.StartAsync();

    public virtual async Task DisposeAsync() => await Hub.DisposeAsync();

    /// <summary>Waits for what happens in the background.</summary>
    protected static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(5);
        }
    }
}
