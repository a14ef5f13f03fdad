using System.Globalization;

namespace CoalitionHub.Hub.Tests.Settlements.Load;

/// <summary>
/// What each partner's part of a window must come to, from nothing but the exported journal and the partners' tariffs: as somebody
/// with a spreadsheet would do it, with none of the hub's own code.
/// </summary>
internal sealed class PocketCalculator
{
    private const int PositionKind = 3;
    private const int WalletKind = 1;
    private static readonly string[] OfSettlements =
        ["SETTLEMENT", "SETTLEMENT_FEE", "SETTLEMENT_ROUNDING", "SETTLEMENT_TRUE_UP", "SETTLEMENT_INTERCHANGE", "JOINT_FUNDING", "PAYMENT", "PACK_PURCHASE"];

    private readonly Dictionary<int, long> positions = [];
    private readonly Dictionary<int, long> given = [];
    private readonly Dictionary<int, long> burnt = [];

    /// <summary>How many rows it has seen.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds a row: seq, kind, phase, debit account, credit account, currency, amount, partner.</summary>
    public void Add(string csv)
    {
        var cells = csv.Split(',');
        var (kind, phase, currency, partner) = (cells[1], cells[2], cells[5], int.Parse(cells[7], CultureInfo.InvariantCulture));
        var (debit, credit, amount) = (Number(cells[3]), Number(cells[4]), Number(cells[6]));
        Rows++;
        if (phase is not ("POSTED" or "POST") || OfSettlements.Contains(kind))
        {
            return;
        }

        if (currency == "HKD")
        {
            Move(positions, KindOf(debit) == PositionKind ? OwnerOf(debit) : 0, -amount);
            Move(positions, KindOf(credit) == PositionKind ? OwnerOf(credit) : 0, amount);
        }
        else if (kind == "EARN" || (kind == "REVERSAL" && KindOf(debit) == WalletKind))
        {
            Move(given, partner, kind == "EARN" ? amount : -amount);
        }
        else if (kind is "BURN" or "REVERSAL")
        {
            Move(burnt, partner, kind == "BURN" ? amount : -amount);
        }
    }

    /// <summary>What the journal put on a partner's position.</summary>
    public long Position(int partner) => positions.GetValueOrDefault(partner);

    /// <summary>What a partner is due (minus: owes), but for interchange.</summary>
    /// <param name="partner">The partner's number: 1 to 10, as the tariffs are in order.</param>
    public long Net(int partner) => Position(partner) - Fee(partner) - IssueTrueUp(partner) + RedemptionTrueUp(partner) + Shares(partner);

    private long Fee(int partner)
    {
        var tariff = Tariff.Ten[partner - 1];
        return Math.Max(tariff.MinimumFeeCents * 10_000, (tariff.FlatFeeCents * 10_000) + (Math.Max(0, Given(partner)) * tariff.IssueMicros * Tariff.FeePercent / 100));
    }

    private long IssueTrueUp(int partner)
    {
        var tariff = Tariff.Ten[partner - 1];
        return tariff.CheaperFrom == 0 ? 0 : Beyond(Given(partner), tariff.CheaperFrom, tariff.ByWholeVolume) * (tariff.CheaperMicros - tariff.IssueMicros);
    }

    private long RedemptionTrueUp(int partner)
    {
        var tariff = Tariff.Ten[partner - 1];
        return tariff.DearerFrom == 0 ? 0 : Beyond(burnt.GetValueOrDefault(partner), tariff.DearerFrom, tariff.ByWholeVolume) * (tariff.DearerMicros - tariff.RedemptionMicros);
    }

    /// <summary>The first two partners pay shares of the others' points.</summary>
    private long Shares(int partner)
    {
        var ownShares = Share(partner) * 2;
        return partner > 2 ? ownShares : -Enumerable.Range(3, Tariff.Ten.Count - 2).Sum(Share);
    }

    private long Share(int issuer) => Given(issuer) * Tariff.Ten[issuer - 1].IssueMicros * Tariff.Ten[issuer - 1].SharedPercent / 100;

    private static long Beyond(long points, long from, bool byWholeVolume) =>
        points < from ? 0 : byWholeVolume ? points : points - from + 1;

    private long Given(int partner) => given.GetValueOrDefault(partner);

    private static void Move(Dictionary<int, long> sums, int partner, long amount)
    {
        if (partner > 0)
        {
            sums[partner] = sums.GetValueOrDefault(partner) + amount;
        }
    }

    private static int KindOf(long account) => (int)(account >> 56);

    private static int OwnerOf(long account) => (int)(account & 0xFF_FFFF_FFFF);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
