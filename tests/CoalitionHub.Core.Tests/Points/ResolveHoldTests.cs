using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Points;

public sealed class ResolveHoldTests
{
    private readonly Brands brands = new();

    public ResolveHoldTests()
    {
        brands.Shares(Brands.Hotel, FundingModel.AtRedemption);
        brands.Bought(Brands.Grocer, 1_000);
        brands.Bought(Brands.Hotel, 1_000);
    }

    [Fact]
    public void An_authorisation_holds_both_legs()
    {
        brands.Held(Brands.Hotel, 15);

        brands.Available().ShouldBe(5);
        brands.Position(Brands.Hotel).ShouldBe(0);
        var position = brands.State.Ledger.Account(PointsAccounts.Position(Brands.Hotel));
        // Ten of the grocer's, from the fund; the hotel's own five cost it nothing.
        (position.CreditsPending, position.DebitsPending).ShouldBe((20_005, 0));
        brands.State.Ledger.Account(PointsAccounts.Clearing(Brands.Pts, Brands.Hotel)).CreditsPending.ShouldBe(15);
    }

    [Fact]
    public void What_is_not_captured_is_free_again_and_money_follows_in_proportion_rounded_down()
    {
        var hold = brands.Held(Brands.Hotel, 15);

        var captured = brands.Capture(Brands.Hotel, hold.No, 3).Value;

        (captured.Purchase.Points, captured.ReleasedPoints).ShouldBe((3, 12));
        brands.Available().ShouldBe(17);
        // Of 20,005 micros for ten points.
        brands.Position(Brands.Hotel).ShouldBe(6_001);
        brands.State.Ledger.Accounts.All().ShouldAllBe(account => account.DebitsPending == 0 && account.CreditsPending == 0);
        brands.Lots().ShouldAllBe(lot => lot.Held == 0);
        brands.AddsUp().ShouldBeTrue();
    }

    [Fact]
    public void Nothing_asked_for_means_all_and_one_more_is_refused()
    {
        var hold = brands.Held(Brands.Hotel, 15);

        brands.Capture(Brands.Hotel, hold.No, 16).ShouldBeRefused(Reason.CaptureExceedsHold);
        brands.Capture(Brands.Hotel, hold.No).Value.Purchase.Points.ShouldBe(15);
        brands.Available().ShouldBe(5);
    }

    [Fact]
    public void A_hold_is_resolved_once()
    {
        var captured = brands.Held(Brands.Hotel, 5);
        brands.Capture(Brands.Hotel, captured.No, 1).Refusal.ShouldBeNull();
        var voided = brands.Held(Brands.Hotel, 5);
        brands.Void(Brands.Hotel, voided.No).Value.ReleasedPoints.ShouldBe(5);

        foreach (var hold in new[] { captured, voided })
        {
            brands.Capture(Brands.Hotel, hold.No).ShouldBeRefused(Reason.HoldAlreadyResolved);
            brands.Void(Brands.Hotel, hold.No).ShouldBeRefused(Reason.HoldAlreadyResolved);
        }

        brands.Available().ShouldBe(19);
    }

    [Fact]
    public void A_voided_burn_still_names_its_hold()
    {
        var hold = brands.Held(Brands.Hotel, 5);

        var voided = brands.Void(Brands.Hotel, hold.No).Value;

        (voided.Purchase.HoldNo, voided.Purchase.Points, voided.Purchase.ChainSeq).ShouldBe((hold.No, 0, voided.ChainSeq));
        brands.Coalition.Commit();
        brands.Capture(Brands.Hotel, hold.No).ShouldBeRefused(Reason.HoldAlreadyResolved);
        brands.Return(Brands.Hotel, hold.SourceNo).ShouldBeRefused(Reason.PurchaseNotReversible);
    }

    [Fact]
    public void Another_partner_s_hold_and_one_that_never_was_are_not_found()
    {
        var hold = brands.Held(Brands.Hotel, 5);

        brands.Capture(Brands.Grocer, hold.No).ShouldBeRefused(Reason.HoldNotFound);
        brands.Void(Brands.Hotel, 9_999).ShouldBeRefused(Reason.HoldNotFound);
        // A transfer that exists and is no hold.
        brands.Void(Brands.Grocer, 1).ShouldBeRefused(Reason.HoldNotFound);
        brands.Capture(Brands.Hotel, hold.No).Refusal.ShouldBeNull();
        brands.Void(Brands.Grocer, hold.No).ShouldBeRefused(Reason.HoldNotFound);
    }

    [Fact]
    public void An_expired_hold_is_refused_by_that_name_before_and_after_its_points_were_freed()
    {
        var hold = brands.Held(Brands.Hotel, 5, holdMicros: 1_000);
        brands.Coalition.NowMicros += 999;
        ResolveHold.Expire(brands.State, brands.Coalition.Now, hold.No).ShouldBeFalse();
        brands.Coalition.NowMicros += 1;

        brands.Capture(Brands.Hotel, hold.No).ShouldBeRefused(Reason.HoldExpired);
        ResolveHold.Expire(brands.State, brands.Coalition.Now, hold.No).ShouldBeTrue();
        ResolveHold.Expire(brands.State, brands.Coalition.Now, hold.No).ShouldBeFalse();

        brands.Available().ShouldBe(20);
        brands.Capture(Brands.Hotel, hold.No).ShouldBeRefused(Reason.HoldExpired);
        brands.Void(Brands.Hotel, hold.No).ShouldBeRefused(Reason.HoldExpired);
        brands.Return(Brands.Hotel, hold.SourceNo).ShouldBeRefused(Reason.PurchaseNotReversible);
    }

    [Fact]
    public void A_captured_burn_still_names_its_hold_and_can_be_reversed()
    {
        var hold = brands.Held(Brands.Hotel, 5);
        brands.Return(Brands.Hotel, hold.SourceNo).ShouldBeRefused(Reason.PurchaseNotReversible);

        brands.Capture(Brands.Hotel, hold.No).Value.Purchase.HoldNo.ShouldBe(hold.No);

        brands.Return(Brands.Hotel, hold.SourceNo).Value.Return.Points.ShouldBe(5);
    }

    [Fact]
    public void A_pinned_lot_does_not_expire_and_can_be_captured_afterwards()
    {
        brands.Change(Brands.Hotel, Brands.Pts, terms => terms with { HoldMaxMicros = 400 * Moment.MicrosPerDay });
        var hold = brands.Held(Brands.Hotel, 5);
        brands.Coalition.NowMicros = brands.Lots()[0].ExpiresOn * Moment.MicrosPerDay;

        brands.Expire().ShouldBe(15);
        brands.Lots().ShouldHaveSingleItem().Held.ShouldBe(5);
        brands.Capture(Brands.Hotel, hold.No, 3).Refusal.ShouldBeNull();

        // What was not captured is expired now, and is taken on the next look.
        brands.Available().ShouldBe(0);
        brands.State.FreedExpired.All().ShouldHaveSingleItem().Wallet.ShouldBe(PointsAccounts.Wallet(Brands.Pts, Shop.Mia));
        brands.Expire().ShouldBe(2);
        brands.State.FreedExpired.All().ShouldBeEmpty();
        brands.Lots().ShouldBeEmpty();
    }
}
