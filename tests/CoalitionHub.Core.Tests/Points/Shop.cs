using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;

namespace CoalitionHub.Core.Tests.Points;

/// <summary>Short ways to do business with the brands of the tests: a grocer who pays at issuance, a hotel who pays at redemption.</summary>
internal static class Shop
{
    public const int Mia = 1;
    public const int Noa = 2;

    public static int Today(this Brands brands) => brands.Coalition.Now.Today;

    public static void Pass(this Brands brands, int days) => brands.Coalition.NowMicros += days * Moment.MicrosPerDay;

    /// <summary>Another version of a partner's terms, in force at once and for all times.</summary>
    public static Terms Change(this Brands brands, int partnerNo, int currencyNo, Func<Terms, Terms> change) =>
        brands.PutTerms(change(brands.TermsOf(partnerNo, currencyNo)));

    /// <summary>Terms for the coalition's points at a partner that has none for them yet.</summary>
    public static Terms Shares(this Brands brands, int partnerNo, FundingModel funding, Func<Terms, Terms>? change = null)
    {
        var terms = Brands.Sample(partnerNo, Brands.Pts, funding, new(7000, 1), new(4001, 2));
        return brands.PutTerms(change is null ? terms : change(terms));
    }

    public static IReadOnlyList<Lot> Lots(this Brands brands, long memberNo = Mia, int currencyNo = Brands.Pts) => [.. Brands.Wallet(brands.State, currencyNo, memberNo).Lots];

    public static long Available(this Brands brands, long memberNo = Mia, int currencyNo = Brands.Pts) =>
        WalletLots.Available(Brands.Wallet(brands.State, currencyNo, memberNo).Lots, brands.Today());

    public static long Debt(this Brands brands, long memberNo = Mia, int currencyNo = Brands.Pts) =>
        WalletLots.Debt(Brands.Wallet(brands.State, currencyNo, memberNo).Lots);

    /// <summary>Earns the coalition's points: HK$1 a point.</summary>
    public static Outcome<Earned> Buy(this Brands brands, int partnerNo, long minorUnits, long at = 0, bool isOffline = false, string? points = "PTS", long memberNo = Mia) =>
        brands.Coalition.Decide((state, now) => EarnPurchase.Decide(state, now, new EarnCommand(
            partnerNo, brands.Card(memberNo), points is null ? null : Brands.Code(points), brands.Receipt(minorUnits) with { PurchaseTimeMicros = at }, isOffline)));

    public static Earned Bought(this Brands brands, int partnerNo, long minorUnits, long at = 0) => brands.Buy(partnerNo, minorUnits, at).Value;

    /// <summary>Burns the coalition's points.</summary>
    public static Outcome<Burnt> Spend(this Brands brands, int partnerNo, long points, long? holdMicros = null) =>
        brands.Coalition.Decide((state, now) => BurnPoints.Decide(state, now, new BurnCommand(
            partnerNo, brands.Card(Mia), Brands.Code("PTS"), points, brands.Word, brands.Receipt(0), holdMicros)));

    public static Hold Held(this Brands brands, int partnerNo, long points, long holdMicros = 0) =>
        brands.Spend(partnerNo, points, holdMicros).Value.Hold ?? throw new InvalidOperationException("Nothing is held.");

    public static Outcome<Resolved> Capture(this Brands brands, int partnerNo, long holdNo, long points = 0) =>
        brands.Coalition.Decide((state, now) => ResolveHold.Capture(state, now, partnerNo, holdNo, points));

    public static Outcome<Resolved> Void(this Brands brands, int partnerNo, long holdNo) =>
        brands.Coalition.Decide((state, now) => ResolveHold.Void(state, now, partnerNo, holdNo));

    public static long Expire(this Brands brands, int currencyNo = Brands.Pts) =>
        ExpireLots.Decide(brands.State, brands.Coalition.Now, PointsAccounts.Wallet(currencyNo, Mia));

    public static void ShouldBeRefused<T>(this Outcome<T> outcome, Reason reason) => outcome.Refusal.ShouldNotBeNull($"It was not refused with {reason}.").Reason.ShouldBe(reason);

    /// <summary>Nothing is ever made or lost.</summary>
    public static bool AddsUp(this Brands brands) =>
        brands.State.Ledger.Accounts.All().GroupBy(account => account.Id.CurrencyNo).All(currency => currency.Sum(account => account.Balance) == 0);
}
