using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

public sealed class GiftTests
{
    private const long Giver = 1;
    private const long Receiver = 2;

    private readonly Brands brands = new();

    public GiftTests() => brands.Earn(Brands.Hotel, Giver, 100_000).Refusal.ShouldBeNull();

    [Fact]
    public void Points_are_given_as_they_are_and_no_money_moves()
    {
        Allow(RouteRules.None);
        var lot = Brands.Wallet(brands.State, Brands.Nights, Giver).Lots.ShouldHaveSingleItem();
        var money = brands.Position(Brands.Hotel);

        var gift = Give(300).Value;

        (gift.State, gift.UndoUntilMicros, gift.EndedMicros).ShouldBe((GiftState.Completed, 0, brands.Coalition.NowMicros));
        gift.UndoReasons.ShouldBeEmpty();
        Brands.Wallet(brands.State, Brands.Nights, Giver).Balance.ShouldBe(700);
        Brands.Wallet(brands.State, Brands.Nights, Receiver).Lots.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                got => (got.Points, got.ExpiresOn).ShouldBe((300, lot.ExpiresOn)),
                got => (got.IssuerNo, got.TermsNo).ShouldBe((lot.IssuerNo, lot.TermsNo)));
        brands.Position(Brands.Hotel).ShouldBe(money);
        brands.State.Changes.Added.Where(change => change.Subject == gift.Id).Select(change => (change.From, change.To))
            .ShouldBe([("", "Accepted"), ("Accepted", "Completed")]);
    }

    [Fact]
    public void A_gift_that_waits_can_be_taken_back_until_its_time_is_over()
    {
        Allow(new RouteRules { Undo = new UndoRules(3_600_000_000, false, 0, false) });
        var gift = Give(300).Value;
        gift.State.ShouldBe(GiftState.InUndoWindow);
        brands.Balance(AccountKind.Suspense, Brands.Nights).ShouldBe(300);
        EndGift.Deliver(brands.State, brands.Coalition.Now, gift.No).ShouldBeFalse();

        Cancel(gift, Brands.Airline).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.GiftNotFound);
        Cancel(gift).Value.State.ShouldBe(GiftState.Cancelled);

        Brands.Wallet(brands.State, Brands.Nights, Giver).Lots.ShouldHaveSingleItem().Points.ShouldBe(1_000);
        brands.Balance(AccountKind.Suspense, Brands.Nights).ShouldBe(0);
        Cancel(gift).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.GiftState);
        EndGift.Deliver(brands.State, brands.Coalition.Now, gift.No).ShouldBeFalse();
    }

    [Fact]
    public void A_gift_says_why_it_waits_as_long_as_it_is_kept()
    {
        Allow(new RouteRules { Undo = new UndoRules(1, true, 200, true) });

        var gift = Give(300, isNewDevice: true).Value;
        gift.UndoReasons.ShouldBe([UndoReason.FirstToAccount, UndoReason.AbovePoints, UndoReason.NewDevice]);
        Give(300).Value.UndoReasons.ShouldBe([UndoReason.AbovePoints]);
        Give(100).Value.UndoReasons.ShouldBeEmpty();
        brands.Coalition.NowMicros += 1;
        EndGift.Deliver(brands.State, brands.Coalition.Now, gift.No).ShouldBeTrue();

        brands.State.Gifts.Find(gift.No).ShouldNotBeNull().UndoReasons.ShouldBe(gift.UndoReasons);
        Allow(new RouteRules { Undo = new UndoRules(1, false, 0, false) });
        Give(10).Value.UndoReasons.ShouldBe([UndoReason.Always]);
    }

    [Fact]
    public void A_gift_whose_time_is_over_is_delivered_once_and_stays_so()
    {
        Allow(new RouteRules { Undo = new UndoRules(3_600_000_000, false, 0, false) });
        var gift = Give(300).Value;
        brands.Coalition.NowMicros = gift.UndoUntilMicros;

        Cancel(gift).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.GiftState);
        EndGift.Deliver(brands.State, brands.Coalition.Now, gift.No).ShouldBeTrue();
        EndGift.Deliver(brands.State, brands.Coalition.Now, gift.No).ShouldBeFalse();

        Brands.Wallet(brands.State, Brands.Nights, Receiver).Balance.ShouldBe(300);
        brands.Balance(AccountKind.Suspense, Brands.Nights).ShouldBe(0);
    }

    [Fact]
    public void A_gift_to_somebody_whose_data_was_erased_meanwhile_goes_back()
    {
        Allow(new RouteRules { Undo = new UndoRules(1, false, 0, false) });
        var gift = Give(300).Value;
        brands.State.Members.Put(Receiver, brands.State.Members.Find(Receiver).ShouldNotBeNull() with { State = MemberState.Erased });
        brands.Coalition.NowMicros += 1;

        EndGift.Deliver(brands.State, brands.Coalition.Now, gift.No).ShouldBeTrue();

        brands.State.Gifts.Find(gift.No).ShouldNotBeNull().State.ShouldBe(GiftState.Cancelled);
        Brands.Wallet(brands.State, Brands.Nights, Giver).Balance.ShouldBe(1_000);
    }

    [Fact]
    public void A_gift_repays_a_debt_first()
    {
        Allow(RouteRules.None);
        var earned = brands.Earn(Brands.Hotel, Receiver, 10_000).Value;
        brands.Burn(Brands.Hotel, Receiver, 100).Refusal.ShouldBeNull();
        brands.Return(Brands.Hotel, earned.Purchase.No, 10_000).Refusal.ShouldBeNull();

        Give(300).Refusal.ShouldBeNull();

        Brands.Wallet(brands.State, Brands.Nights, Receiver).Lots.ShouldHaveSingleItem().Points.ShouldBe(200);
    }

    [Fact]
    public void Points_that_expired_on_the_way_are_swept_where_they_arrive()
    {
        Allow(new RouteRules { Undo = new UndoRules(1_000 * Moment.MicrosPerDay, false, 0, false) });
        var gift = Give(300).Value;
        brands.Coalition.NowMicros = gift.UndoUntilMicros;

        EndGift.Deliver(brands.State, brands.Coalition.Now, gift.No).ShouldBeTrue();

        brands.State.FreedExpired.All().ShouldHaveSingleItem().Wallet.Owner.ShouldBe(Receiver);
    }

    [Fact]
    public void Gifts_have_the_limits_of_their_route()
    {
        Give(300).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.RouteNotFound);
        Allow(new RouteRules { Limits = new RouteLimits { Member = new DayLimit(500, 0) }, Undo = new UndoRules(1, true, 0, false) });
        Give(9).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.ExchangeBelowMinimum);
        Give(1_001).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.ExchangeAboveMaximum);
        Give(300, to: Giver).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.GiftSameMember);
        Give(300, proof: new CodeProof("123456")).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.ProofNotSetUp);
        Give(300).Value.State.ShouldBe(GiftState.InUndoWindow);

        Give(201).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.MemberDayLimitExceeded);
        Give(200).Value.State.ShouldBe(GiftState.Completed);
        Allow(RouteRules.None);
        Give(501).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.InsufficientPoints);
    }

    [Fact]
    public void The_rules_for_gifts_take_nothing_and_add_nothing()
    {
        Propose(Brands.Proposal("NIGHTS", "NIGHTS", Brands.Hotel, new Fraction(1, 2))).ShouldBe(Reason.RouteSameCurrency);
        Propose(Brands.Proposal("NIGHTS", "NIGHTS", Brands.Hotel, new Fraction(1, 1)) with { Fee = new Fraction(1, 100) }).ShouldBe(Reason.RouteSameCurrency);
        Propose(Brands.Proposal("NIGHTS", "NIGHTS", Brands.Hotel, new Fraction(1, 1)) with { Rules = new RouteRules { FlatFeePoints = 1 } }).ShouldBe(Reason.RouteSameCurrency);
        Allow(RouteRules.None);
        brands.Quote("NIGHTS", "NIGHTS", 100).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.RouteNotFound);
    }

    [Theory]
    [InlineData(GiftState.Accepted, GiftTrigger.OpenUndoWindow, GiftState.InUndoWindow)]
    [InlineData(GiftState.Accepted, GiftTrigger.Deliver, GiftState.Completed)]
    [InlineData(GiftState.Accepted, GiftTrigger.Cancel, null)]
    [InlineData(GiftState.InUndoWindow, GiftTrigger.OpenUndoWindow, null)]
    [InlineData(GiftState.InUndoWindow, GiftTrigger.Deliver, GiftState.Completed)]
    [InlineData(GiftState.InUndoWindow, GiftTrigger.Cancel, GiftState.Cancelled)]
    [InlineData(GiftState.Completed, GiftTrigger.OpenUndoWindow, null)]
    [InlineData(GiftState.Completed, GiftTrigger.Deliver, null)]
    [InlineData(GiftState.Completed, GiftTrigger.Cancel, null)]
    [InlineData(GiftState.Cancelled, GiftTrigger.OpenUndoWindow, null)]
    [InlineData(GiftState.Cancelled, GiftTrigger.Deliver, null)]
    [InlineData(GiftState.Cancelled, GiftTrigger.Cancel, null)]
    public void Every_step_of_a_gift_is_permitted_or_refused(GiftState from, GiftTrigger trigger, GiftState? to) => GiftMachine.After(from, trigger).ShouldBe(to);

    private void Allow(RouteRules rules)
    {
        var command = Brands.Proposal("NIGHTS", "NIGHTS", Brands.Hotel, new Fraction(1, 1)) with { Rules = rules, Minimum = 10, Maximum = 1_000 };
        var proposed = brands.Coalition.Done((state, now) => ProposeRoute.Decide(state, now, command));
        brands.Coalition.Done((state, now) => RouteDecisions.Approve(state, now, proposed.No, Brands.Checker));
    }

    private Reason? Propose(ProposeRouteCommand command) => brands.Coalition.Decide((state, now) => ProposeRoute.Decide(state, now, command)).Refusal?.Reason;

    private Outcome<Gift> Give(long points, long to = Receiver, Proof? proof = null, bool isNewDevice = false) => brands.Coalition.Decide((state, now) => GivePoints.Decide(
        state, now, new GivePointsCommand(Brands.Hotel, brands.Card(Giver), brands.Card(to), Brands.Code("NIGHTS"), points, proof ?? brands.Word, isNewDevice, "client")));

    private Outcome<Gift> Cancel(Gift gift, int partnerNo = Brands.Hotel) =>
        brands.Coalition.Decide((state, now) => EndGift.Cancel(state, now, partnerNo, gift.No, "client"));
}
