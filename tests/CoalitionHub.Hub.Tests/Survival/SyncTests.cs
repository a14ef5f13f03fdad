using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>A kill tests the process, not the disk. The system calls of a hub under load show that it waits for the disk.</summary>
public sealed class SyncTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    [ProgramFact("strace")]
    [Trait("Length", "Long")]
    public async Task No_answer_leaves_before_the_log_that_holds_it_was_synced()
    {
        using var folder = new TempFolder();
        var file = folder.File("calls");
        await using var fleet = await HubFleet.StartAsync(Store.Sqlite, 1, under: CallTrace.CommandLine(file));
        var shop = await Shop.OpenAsync(fleet, 12);
        var load = Load.Start(shop, Patience);
        await load.ProgressAsync(200);
        await load.StopAsync();
        (await fleet[0].StopAsync()).ShouldBe(0, fleet[0].Log);

        var trace = CallTrace.Read(file);
        var purchases = load.Tills.SelectMany(till => till.Answered).SelectMany(call => call.Entries).Where(entry => entry.Kind is EntryKind.Earn).ToList();
        purchases.Count.ShouldBeGreaterThan(50);
        foreach (var purchase in purchases)
        {
            // The stored answer and the one that is sent hold the purchase's id, as text.
            var written = trace.WrittenToLog(purchase.PurchaseId).ShouldNotBeNull($"{purchase.PurchaseId} was not written to the log");
            var synced = trace.SyncedAfter(written).ShouldNotBeNull($"{purchase.PurchaseId} was not synced");
            var sent = trace.Sent(purchase.PurchaseId).ShouldNotBeNull($"{purchase.PurchaseId} was not sent");
            synced.ShouldBeLessThan(sent, purchase.PurchaseId);
        }
    }
}
