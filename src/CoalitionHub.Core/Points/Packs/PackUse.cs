using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points.Packs;

/// <summary>
/// How earns use packs up, the earliest first, and how returns give points back to them, the last used first. A pack's money goes with
/// its points, so that it is at zero when they are. What a pack was cheaper than the terms' issue price is the coalition's to bear: the
/// fund gets, and gives back, the issue price.
/// </summary>
public static class PackUse
{
    /// <summary>The partner's points bought ahead.</summary>
    public static AccountId Points(int currencyNo, int partnerNo) => AccountId.Of(AccountKind.Packs, currencyNo, partnerNo);

    /// <summary>What it paid for them.</summary>
    public static AccountId Money(int partnerNo) => Points(Currency.SettlementMoneyNo, partnerNo);

    /// <summary>What is left in the partner's packs; 0 of a partner that isn't prepaid.</summary>
    public static long Left(HubState state, Terms terms) => terms.Funding == FundingModel.Prepaid ? Stock(state, terms).Points : 0;

    /// <summary>How many of the points the partner owes for: those that no pack covers.</summary>
    public static long Uncovered(HubState state, Terms terms, long points) =>
        Math.Max(0, points - Left(state, terms));

    /// <summary>Whether the packs last, or the terms let the partner owe for the rest.</summary>
    /// <returns>Null, or PACKS_USED_UP.</returns>
    public static Refusal? Test(HubState state, Terms terms, long points) =>
        terms.Funding == FundingModel.Prepaid && terms.Charges.PackRunOut == PackRunOut.Refuse && Uncovered(state, terms, points) is > 0 and var uncovered
            ? new Refusal(Reason.PacksUsedUp, $"The partner's packs have {points - uncovered} points left, {points} are to be given. It must buy another pack first.")
            : null;

    /// <summary>Takes points out of the packs, with their money.</summary>
    /// <returns>How many they covered.</returns>
    internal static long Take(HubState state, Chain chain, Terms terms, long points)
    {
        var stock = Stock(state, terms);
        var covered = Math.Min(points, stock.Points);
        if (covered == 0)
        {
            return 0;
        }

        var (left, first, micros) = (covered, stock.First, 0L);
        while (left > 0)
        {
            var pack = Named(state, stock.Nos[first]);
            var part = Math.Min(left, pack.LeftPoints);
            micros += Value(pack, pack.UsedPoints + part) - Value(pack, pack.UsedPoints);
            state.Packs.Put(pack.No, pack with { UsedPoints = pack.UsedPoints + part });
            first += part == pack.LeftPoints ? 1 : 0;
            left -= part;
        }

        state.PackStocks.Put(stock.Key, stock with { First = first, Points = stock.Points - covered });
        chain.Move(Points(terms.CurrencyNo, terms.PartnerNo), PointsAccounts.Clearing(terms.CurrencyNo, terms.PartnerNo), covered, TransferKind.PackPoints);
        chain.Move(Money(terms.PartnerNo), PointsAccounts.Fund, micros, TransferKind.PackMoney);
        Difference(chain, terms.IssuePrice.TimesRoundedUp(covered) - micros);
        return covered;
    }

    /// <summary>Gives points back to the packs they may have come from, with their money.</summary>
    /// <returns>How many of them the packs had given.</returns>
    internal static long GiveBack(HubState state, Chain chain, Terms terms, long points)
    {
        var stock = Stock(state, terms);
        var (given, first, micros) = (0L, stock.First, 0L);
        while (given < points && UsedBefore(state, stock, first) is { } pack)
        {
            var part = Math.Min(points - given, pack.UsedPoints);
            micros += Value(pack, pack.UsedPoints) - Value(pack, pack.UsedPoints - part);
            state.Packs.Put(pack.No, pack with { UsedPoints = pack.UsedPoints - part });
            first = stock.Nos.IndexOf(pack.No);
            given += part;
        }

        if (given > 0)
        {
            state.PackStocks.Put(stock.Key, stock with { First = first, Points = stock.Points + given });
            chain.Move(PointsAccounts.Clearing(terms.CurrencyNo, terms.PartnerNo), Points(terms.CurrencyNo, terms.PartnerNo), given, TransferKind.PackPoints);
            chain.Move(PointsAccounts.Fund, Money(terms.PartnerNo), micros, TransferKind.PackMoney);
            Difference(chain, micros - terms.IssuePrice.TimesRoundedDown(given));
        }

        return given;
    }

    /// <summary>The pack at that place when some of it is used, else the one before it; null when none is used.</summary>
    private static Pack? UsedBefore(HubState state, PackStock stock, int place)
    {
        if (place < stock.Nos.Length && Named(state, stock.Nos[place]) is { UsedPoints: > 0 } current)
        {
            return current;
        }

        return place == 0 ? null : Named(state, stock.Nos[place - 1]);
    }

    /// <summary>What the fund lacks of the issue price comes out of the fees; what is too much goes there.</summary>
    private static void Difference(Chain chain, long lackingMicros) =>
        _ = lackingMicros >= 0
            ? chain.Move(PointsAccounts.FeesMoney, PointsAccounts.Fund, lackingMicros, TransferKind.PackMoney)
            : chain.Move(PointsAccounts.Fund, PointsAccounts.FeesMoney, -lackingMicros, TransferKind.PackMoney);

    /// <summary>The money of a pack's first points, rounded down over their sum, so that all of them come to its price.</summary>
    internal static long Value(Pack pack, long points) => Fraction.ShareRoundedDown(pack.PriceMicros, points, pack.Points);

    private static PackStock Stock(HubState state, Terms terms) => PackStock.Of(state, new ScheduleKey(terms.PartnerNo, terms.CurrencyNo));

    private static Pack Named(HubState state, int no) =>
        state.Packs.Find(no) ?? throw new InvalidOperationException($"Pack {no} isn't there.");
}
