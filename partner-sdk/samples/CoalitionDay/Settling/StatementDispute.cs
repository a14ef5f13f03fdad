using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.PartnerSdk;
using CoalitionHub.Protos.Settlements.V1;
using RaiseDisputeRequest = CoalitionHub.PartnerSdk.RaiseDisputeRequest;

namespace CoalitionHub.CoalitionDay.Settling;

/// <summary>
/// A brand whose books say that one sale cost it nothing: verifying its statement with them finds the line that differs, and the brand
/// disputes exactly that. One person of the coalition offers what is claimed, another approves it, and the next window settles it.
/// </summary>
internal sealed class StatementDispute(Settlement settlement, StaffBook staff, RequestIds ids)
{
    private const string Label = "dispute";

    private readonly DisputesAdminService.DisputesAdminServiceClient maker = new(staff.Maker.Channel);
    private readonly DisputesAdminService.DisputesAdminServiceClient checker = new(staff.Checker.Channel);

    /// <returns>How it went; null when no brand paid for a sale.</returns>
    public async Task<SettledDispute?> RunAsync(
        IReadOnlyDictionary<string, ICoalitionHubClient> brands, IReadOnlyList<SettledWindow> windows, CancellationToken cancellationToken)
    {
        foreach (var windowId in windows.Reverse().Select(window => new WindowId(window.Window.WindowId)))
        {
            foreach (var (brand, hub) in brands)
            {
                var books = await BooksAsync(hub, windowId, cancellationToken);
                if (books.FindIndex(record => record is { Kind: PurchaseKind.Earn, NetMicros: < 0 }) is >= 0 and var place)
                {
                    books[place] = books[place] with { NetMicros = 0 };
                    return await DisputeAsync(brand, hub, await hub.Settlements.VerifyAsync(windowId, books.ToAsyncEnumerable(), cancellationToken), cancellationToken);
                }
            }
        }

        return null;
    }

    private async Task<SettledDispute> DisputeAsync(string brand, ICoalitionHubClient hub, WindowVerification found, CancellationToken cancellationToken)
    {
        var raised = await hub.Settlements.RaiseDisputeAsync(RaiseDisputeRequest.Of(found) with { RequestId = Id("raise") }, cancellationToken);
        AnswerDisputeRequest answer = new() { RequestId = Id("answer").ToString(), DisputeId = raised.Id.Value, OfferMicros = raised.ClaimMicros, Answer = "The sale was a gift." };
        await maker.AnswerDisputeAsync(answer, staff.Maker.Headers, cancellationToken: cancellationToken);
        ApproveDisputeOfferRequest approval = new() { RequestId = Id("approve").ToString(), DisputeId = raised.Id.Value };
        await checker.ApproveDisputeOfferAsync(approval, staff.Checker.Headers, cancellationToken: cancellationToken);

        var settled = await settlement.RunAsync(Label, cancellationToken);
        var dispute = await hub.Settlements.ListDisputesAsync().FirstAsync(one => one.Id == raised.Id, cancellationToken);
        var statement = await hub.Settlements.GetStatementAsync(new WindowId(settled.Window.WindowId), cancellationToken);
        return new SettledDispute(brand, found, dispute, settled, statement);
    }

    /// <summary>What the brand's books have of a window: here those of the hub, until a sale is changed in them.</summary>
    private static async Task<List<OwnTransaction>> BooksAsync(ICoalitionHubClient hub, WindowId windowId, CancellationToken cancellationToken)
    {
        // Against empty books everything differs.
        var found = await hub.Settlements.VerifyAsync(windowId, AsyncEnumerable.Empty<OwnTransaction>(), cancellationToken);
        return
        [
            .. from difference in found.Differences
               let sale = difference.Hub
               where sale is not null
               select new OwnTransaction(sale.Kind, sale.MerchantReference, sale.Points) { NetMicros = sale.NetMicros },
        ];
    }

    private RequestId Id(string what) => ids.For($"{Label} {what}", 0, DateTimeOffset.UnixEpoch);
}
