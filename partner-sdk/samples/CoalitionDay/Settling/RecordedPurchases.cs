using CoalitionHub.CoalitionDay.Planning;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.CoalitionDay.Settling;

/// <summary>The purchases that the hub has, read back by the brands and held against what they sold.</summary>
internal sealed class RecordedPurchases
{
    private const int PageSize = 1000;

    private readonly Lock gate = new();

    public long Count { get; private set; }

    public long Points { get; private set; }

    /// <summary>References that the hub has more than once.</summary>
    public long Twice { get; private set; }

    /// <summary>Purchases that were sold but the hub hasn't got.</summary>
    public long Missing { get; private set; }

    /// <summary>Purchases that nobody sold.</summary>
    public long Unknown { get; private set; }

    /// <summary>Purchases with other points than reckoned by hand.</summary>
    public long Different { get; private set; }

    public bool IsRight => Twice + Missing + Unknown + Different == 0;

    /// <summary>Reads everything back.</summary>
    public static async Task<RecordedPurchases> ReadAsync(IReadOnlyDictionary<string, ICoalitionHubClient> hubs, DayPlan plan, CancellationToken cancellationToken)
    {
        var recorded = new RecordedPurchases();
        var sold = plan.Slots.SelectMany(slot => slot.Visits).SelectMany(visit => visit.Steps).OfType<EarnStep>().ToLookup(step => step.Brand);
        await Task.WhenAll(hubs.Select(hub => Task.Run(() => recorded.ReadAsync(hub.Value, sold[hub.Key], cancellationToken), cancellationToken)));
        return recorded;
    }

    private async Task ReadAsync(ICoalitionHubClient hub, IEnumerable<EarnStep> sold, CancellationToken cancellationToken)
    {
        var expected = sold.ToDictionary(step => step.Purchase.Reference, step => step.Points);
        HashSet<string> seen = [];
        var list = hub.Purchases.ListAsync(new PurchaseFilter { Kind = PurchaseKind.Earn });
        string? next = null;
        do
        {
            var page = await list.GetPageAsync(next, PageSize, cancellationToken);
            Compare(page.Items, expected, seen);
            next = page.NextPageToken;
        }
        while (!string.IsNullOrEmpty(next));

        lock (gate)
        {
            Missing += expected.Count(pair => !seen.Contains(pair.Key));
        }
    }

    private void Compare(IReadOnlyList<Purchase> purchases, Dictionary<string, long> expected, HashSet<string> seen)
    {
        lock (gate)
        {
            foreach (var purchase in purchases)
            {
                var reference = purchase.Receipt.MerchantReference;
                Count++;
                Points += purchase.Points;
                Twice += seen.Add(reference) ? 0 : 1;
                Unknown += expected.ContainsKey(reference) ? 0 : 1;
                Different += expected.TryGetValue(reference, out var points) && points != purchase.Points ? 1 : 0;
            }
        }
    }
}
