using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using FsCheck;
using FsCheck.Fluent;

namespace CoalitionHub.Core.Tests.Settlements;

/// <summary>One thing that somebody tries.</summary>
public sealed record Step(int What, int Who, int Amount, int Which);

/// <summary>Business as it comes: what is refused is refused, what isn't is in the journal.</summary>
internal sealed class RandomJournal
{
    private static readonly (string From, string To)[] Ways = [("NIGHTS", "MILES"), ("MILES", "NIGHTS"), ("PTS", "MILES"), ("NIGHTS", "PTS")];
    private readonly List<(int PartnerNo, long PurchaseNo, bool IsBurn)> purchases = [];
    private readonly List<(int PartnerNo, long HoldNo)> holds = [];

    public RandomJournal()
    {
        Brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3), new Fraction(7, 1_000));
        Brands.Open("MILES", "NIGHTS", Brands.Hotel, new Fraction(7, 3));
        Brands.Open("PTS", "MILES", Brands.Airline, new Fraction(3, 11), new Fraction(1, 50));
        Brands.Open("NIGHTS", "PTS", Brands.Grocer, new Fraction(2, 5));
        // A second version of the grocer's terms, funded the other way, so that one wallet has lots of both kinds.
        Brands.PutTerms(Brands.TermsOf(Brands.Grocer, Brands.Pts) with
        {
            Funding = FundingModel.AtRedemption,
            IssuePrice = new Fraction(17_777, 3),
            RedemptionPrice = new Fraction(14_141, 3),
            EffectiveMicros = Brands.Coalition.NowMicros + (40 * Moment.MicrosPerDay),
        });
    }

    public Brands Brands { get; } = new();

    public static Gen<Step> Steps() =>
        from what in Gen.Choose(0, 19)
        from who in Gen.Choose(0, 5)
        from amount in Gen.Choose(1, 50_000)
        from which in Gen.Choose(0, 999)
        select new Step(what, who, amount, which);

    public void Take(Step step)
    {
        var partnerNo = 1 + (step.Who % 3);
        var memberNo = 1 + (step.Who / 3);
        switch (step.What)
        {
            case <= 6:
                if (Brands.Earn(partnerNo, memberNo, step.Amount).TryGet(out var earned, out _))
                {
                    purchases.Add((partnerNo, earned.Purchase.No, false));
                }

                break;
            case <= 9:
                if (Brands.Burn(partnerNo, memberNo, 1 + (step.Amount / 400)).TryGet(out var burnt, out _))
                {
                    purchases.Add((partnerNo, burnt.Purchase.No, true));
                }

                break;
            case <= 12 when purchases.Count > 0:
                var (seller, purchaseNo, isBurn) = purchases[step.Which % purchases.Count];
                Brands.Return(seller, purchaseNo, isBurn || step.Amount > 30_000 ? null : step.Amount, isBurn ? 1 + (step.Amount / 1_000) : null);
                break;
            case <= 15:
                var (from, to) = Ways[step.Which % Ways.Length];
                if (Brands.Quote(from, to, 1 + (step.Amount / 300), memberNo: memberNo).TryGet(out var offer, out _))
                {
                    Brands.Accept(offer);
                }

                break;
            case 16:
                if (Brands.Burn(partnerNo, memberNo, 1 + (step.Amount / 400), holdMicros: 0).TryGet(out var authorised, out _) && authorised.Hold is { } hold)
                {
                    holds.Add((partnerNo, hold.No));
                }

                break;
            case 17 when holds.Count > 0:
                var (holder, holdNo) = holds[step.Which % holds.Count];
                Brands.Coalition.Decide((state, now) => ResolveHold.Capture(state, now, holder, holdNo, step.Amount % 5));
                break;
            case 18:
                PassTime((step.Amount % 200) + 1);
                break;
        }
    }

    private void PassTime(int days)
    {
        Brands.Coalition.NowMicros += days * Moment.MicrosPerDay;
        foreach (var wallet in Brands.State.Ledger.Accounts.All().Where(account => account.Id.Kind == AccountKind.Wallet).ToList())
        {
            ExpireLots.Decide(Brands.State, Brands.Coalition.Now, wallet.Id);
        }
    }
}
