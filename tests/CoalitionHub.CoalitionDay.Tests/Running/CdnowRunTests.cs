using CoalitionHub.CoalitionDay.Running;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.CoalitionDay.Tests.Running;

/// <summary>The whole of the published purchases, through a real hub.</summary>
[Trait("Length", "Long")]
public sealed class CdnowRunTests : IDisposable
{
    private readonly PlayedDay day = new();

    public void Dispose() => day.Dispose();

    [SharedDataFact(SharedData.CdnowPurchases)]
    public async Task Every_purchase_is_accepted_once_and_the_books_are_right()
    {
        var code = await day.RunAsync(new DayOptions { PurchaseFile = SharedData.Require(SharedData.CdnowPurchases) });

        code.ShouldBe(ExitCode.Done, day.Said);
        day.Said.ShouldContain("69,659 of 69,659");
        day.Said.ShouldContain("69,659 purchases, 5,812,702 points; 0 twice, 0 missing, 0 unknown, 0 different");
        day.Said.ShouldContain("By hand: 69,659 purchases of 23,570 members earn 5,812,702 points");
        day.Said.ShouldContain("0 findings");
        day.Said.ShouldNotContain("WRONG");
        // January 1997 to June 1998, and July with the last returns.
        Directory.GetDirectories(Path.Combine(day.DataFolder, "statements")).Length.ShouldBe(19);
        day.Said.ShouldContain("19 of 19");
    }
}
