using CoalitionHub.Protos.Ledger.V1;

namespace CoalitionHub.Hub.Tests.Model.Reference;

/// <summary>
/// The rules of points once more, written from the design and the contract alone: lists, dictionaries and big integers, one
/// call after the other. It shares no code with the ledger that it is compared with.
/// </summary>
internal sealed partial class ReferenceModel(DateTimeOffset start)
{
    public const string SharedPoints = "POINTS";
    public const string Money = "HKD";
    private const long MostPoints = 1_000_000_000;

    private readonly Dictionary<(ReferenceMember Member, string Currency), List<Lot>> wallets = [];
    private int lastLot;

    public DateTimeOffset Now { get; private set; } = start;

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public Books Books { get; private set; } = new();

    public List<ReferencePartner> Partners { get; } = [];

    public List<ReferenceMember> Members { get; } = [];

    public List<ReferencePurchase> Purchases { get; } = [];

    public List<ReferenceHold> Holds { get; } = [];

    /// <summary>A member's points in a currency, as the contract says them.</summary>
    public string BalanceOf(ReferenceMember member, string currency)
    {
        var lots = LotsOf(member, currency);
        var expiring = lots
            .Where(lot => !lot.IsDebt && !lot.IsExpired(Today) && lot.LastDay != DateOnly.MaxValue)
            .GroupBy(lot => lot.LastDay)
            .OrderBy(day => day.Key)
            .Select(day => $"{day.Sum(lot => lot.Points)} till {day.Key:yyyy-MM-dd}");
        return $"{SnapshotOf(member, currency)} held {lots.Sum(lot => lot.Held)} expiring [{string.Join(", ", expiring)}]";
    }

    /// <summary>The same, as it goes with an answer.</summary>
    public string SnapshotOf(ReferenceMember member, string currency)
    {
        var lots = LotsOf(member, currency);
        return $"{currency} available {AvailableOf(lots)} pending {lots.Where(lot => !lot.IsDebt && !lot.IsExpired(Today) && !lot.IsMature(Today)).Sum(lot => lot.Free)} debt {DebtOf(lots)}";
    }

    public long AvailableOf(ReferenceMember member, string currency) => AvailableOf(LotsOf(member, currency));

    private List<Lot> LotsOf(ReferenceMember member, string currency)
    {
        if (!wallets.TryGetValue((member, currency), out var lots))
        {
            wallets[(member, currency)] = lots = [];
        }

        return lots;
    }

    private long AvailableOf(List<Lot> lots) =>
        Math.Max(0, lots.Where(lot => !lot.IsDebt && lot.IsMature(Today) && !lot.IsExpired(Today)).Sum(lot => lot.Free) - DebtOf(lots));

    private static long DebtOf(List<Lot> lots) => lots.Where(lot => lot.IsDebt).Sum(lot => -lot.Points);

    private static BookAccount WalletOf(ReferenceMember member, string currency) => new(AccountKind.Wallet, currency, member.Id);

    /// <summary>
    /// "Position plus outstanding points at their price": what the partner owes, holds on its position counted, and what its
    /// outstanding points will cost it.
    /// </summary>
    private long ExposureOf(ReferencePartner partner) =>
        Books.Leaving(partner.Position) - Books.Balance(partner.Position) +
        partner.Terms.Where(terms => !terms.IsPaidAtIssuance).Sum(terms => terms.CostOf(OutstandingOf(terms)));

    private long OutstandingOf(AgreedTerms terms) =>
        wallets.Values.SelectMany(lots => lots).Where(lot => lot.Terms == terms && !lot.IsDebt).Sum(lot => lot.Points);

    private bool IsOverCap(AgreedTerms terms, long points) => ExposureOf(terms.Partner) + terms.CostOf(points) > terms.CapMicros;

    /// <summary>Puts points into a wallet: debt first, the oldest terms first; the funder of the new points pays that of the owed ones.</summary>
    private (int LotId, long Points) Put(AgreedTerms terms, BookAccount from, ReferenceMember member, long points, DateOnly lastDay, DateOnly firstDay)
    {
        var lots = LotsOf(member, terms.Currency);
        var left = points;
        foreach (var debt in lots.Where(lot => lot.IsDebt).OrderBy(lot => lot.Order).ToList())
        {
            var repaid = Math.Min(-debt.Points, left);
            left -= repaid;
            debt.Points += repaid;
            Books.Move(from, WalletOf(member, terms.Currency), repaid);
            Books.Move(terms.Funder, debt.Terms.Funder, debt.Terms.PaidFor(repaid));
        }

        Lot? lot = null;
        if (left > 0)
        {
            lot = lots.SingleOrDefault(like => like.IsLike(terms, lastDay, firstDay));
            if (lot is null)
            {
                lots.Add(lot = new Lot { Id = ++lastLot, Terms = terms, LastDay = lastDay, FirstDay = firstDay });
            }

            lot.Points += left;
            Books.Move(from, WalletOf(member, terms.Currency), left);
        }

        Tidy(lots);
        return (lot?.Id ?? 0, left);
    }

    private static void Tidy(List<Lot> lots) => lots.RemoveAll(lot => lot is { Points: 0, Held: 0 });

    private void Issue(AgreedTerms terms, BookAccount from, ReferenceMember member, long points, DateOnly lastDay, DateOnly firstDay)
    {
        Put(terms, from, member, points, lastDay, firstDay);
        PayForIssuing(terms, points);
    }

    private void PayForIssuing(AgreedTerms terms, long points)
    {
        if (terms.IsPaidAtIssuance)
        {
            Books.Move(terms.Partner.Position, terms.Funder, terms.CostOf(points));
        }
    }

    /// <summary>Free points of these lots, as they are ordered, up to so many.</summary>
    private static List<Take> TakeFrom(IEnumerable<Lot> lots, long points)
    {
        var takes = new List<Take>();
        foreach (var lot in lots.Where(lot => !lot.IsDebt && lot.Free > 0))
        {
            var taken = Math.Min(points, lot.Free);
            if (taken > 0)
            {
                takes.Add(new Take(lot, taken));
                points -= taken;
            }
        }

        return takes;
    }

    private List<Take> TakesToBurn(ReferenceMember member, string currency, long points) =>
        TakeFrom(LotsOf(member, currency).Where(lot => lot.IsMature(Today) && !lot.IsExpired(Today)).OrderBy(lot => lot.Order), points);
}
