using System.Buffers.Binary;
using System.Globalization;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.Settlements.Reconciliation;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;
using Grpc.Core;
using RangeDigest = CoalitionHub.Core.Settlements.Reconciliation.RangeDigest;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Reconciliation;

/// <summary>Digests of ranges of the calling partner's transactions.</summary>
internal sealed class ReconciliationService(PurchaseDigestsStore digests) : V1.ReconciliationService.ReconciliationServiceBase
{
    public override async Task<GetTransactionDigestsResponse> GetTransactionDigests(GetTransactionDigestsRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var keys = KeyRange.Of(checks, request.Range);
        Refuse(checks);
        var partnerNo = Calls.CallerOf(context).PartnerNo;
        var response = new GetTransactionDigestsResponse();
        response.Digests.AddRange(keys.Days.First != keys.Days.Last
            ? await digests.Read(partnerNo, days => keys.Days.Split().Select(part => Say(part, [], days.DigestOf(part))).ToList(), context.CancellationToken)
            : Split(keys, await digests.ReadDays(partnerNo, keys.Days, context.CancellationToken)));
        return response;
    }

    public override async Task<ListRangeTransactionsResponse> ListRangeTransactions(ListRangeTransactionsRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        var keys = KeyRange.Of(checks, request.Range);
        Refuse(checks);
        var found = await digests.ReadDays(Calls.CallerOf(context).PartnerNo, keys.Days, context.CancellationToken);
        // Positions are the keys with their first bit turned, so that they are in order as signed numbers.
        var (items, next) = page.Cut(
            from purchase in found
            where keys.Has(purchase.Key)
            let position = unchecked((long)(purchase.Key ^ (1UL << 63)))
            where page.After is null || position > page.After
            orderby position, purchase.No
            select (Purchase: purchase, Position: position),
            item => item.Position);
        var response = new ListRangeTransactionsResponse { NextPageToken = next };
        response.Transactions.AddRange(items.Select(item => Say(item.Purchase)));
        return response;
    }

    private static IEnumerable<TransactionDigest> Split(KeyRange keys, List<PlacedPurchase> purchases) =>
        from purchase in purchases
        where keys.Has(purchase.Key)
        group purchase.Transaction by keys.NextByteOf(purchase.Key) into part
        orderby part.Key
        select Say(keys.Days, [.. keys.Prefix, part.Key], part.Aggregate(default(RangeDigest), (sum, transaction) => sum.With(transaction)));

    private static TransactionDigest Say(DayRange days, byte[] prefix, RangeDigest digest)
    {
        var sum = new byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(sum, digest.Sum);
        return new TransactionDigest
        {
            Range = new TransactionRange { FirstDate = Date(days.First), LastDate = Date(days.Last), KeyPrefix = ByteString.CopyFrom(prefix) },
            Count = digest.Count,
            Digest = ByteString.CopyFrom(sum),
        };
    }

    private static RecordedTransaction Say(PlacedPurchase purchase) => new()
    {
        Kind = (Protos.Purchases.V1.PurchaseKind)purchase.Transaction.Kind,
        MerchantReference = purchase.Transaction.Reference,
        PurchaseDate = Date(purchase.Transaction.Day),
        Points = purchase.Transaction.Points,
        PurchaseId = OpaqueId.Format(Purchase.IdPrefix, purchase.No, purchase.CreatedMicros),
    };

    private static string Date(int day) => KeyRange.Epoch.AddDays(day).ToString(KeyRange.DateFormat, CultureInfo.InvariantCulture);

    private static void Refuse(FieldChecks checks)
    {
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }
    }
}
