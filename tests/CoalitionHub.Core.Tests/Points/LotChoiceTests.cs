using System.Collections.Immutable;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Points;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Points;

/// <summary>Which lots give points, and in which order.</summary>
public sealed class LotChoiceTests
{
    private const int Today = 20_000;
    private const int Later = Today + 100;
    private static readonly Lot Plain = new(1, IssuerNo: 5, TermsNo: 50, ExpiresOn: Later, MaturesOn: 0, Points: 10, Held: 0);

    [Fact]
    public void Lots_are_burnt_in_the_order_expiry_issuer_terms_first_seq()
    {
        var never = Plain with { Seq = 2, ExpiresOn = Lot.Never, IssuerNo = 1, TermsNo = 1 };
        var soonest = Plain with { Seq = 9, ExpiresOn = Later - 1, IssuerNo = 9, TermsNo = 90 };
        var otherIssuer = Plain with { Seq = 8, IssuerNo = 4, TermsNo = 99 };
        var otherTerms = Plain with { Seq = 7, TermsNo = 49 };
        var first = Plain with { Seq = 3, MaturesOn = Today };
        var second = Plain with { Seq = 4, MaturesOn = Today - 1 };

        LotChoice.ToBurn(Wallet(never, second, first, otherTerms, otherIssuer, soonest), 60, Today).Select(take => take.Lot)
            .ShouldBe([soonest, otherIssuer, otherTerms, first, second, never]);
    }

    [Fact]
    public void Only_as_much_as_is_asked_for_is_taken_of_the_last_lot()
    {
        var next = Plain with { Seq = 2 };

        LotChoice.ToBurn(Wallet(Plain, next), 13, Today).ShouldBe([new LotTake(Plain, 10), new LotTake(next, 3)]);
    }

    [Fact]
    public void Nothing_is_taken_where_one_point_is_missing()
    {
        LotChoice.ToBurn(Wallet(Plain), 11, Today).ShouldBeEmpty();
        LotChoice.ToBurn(Wallet(Plain, Plain with { Seq = 2, ExpiresOn = Lot.Never, Points = -1 }), 10, Today).ShouldBeEmpty();
    }

    [Fact]
    public void Pending_expired_and_pinned_points_are_left_alone()
    {
        var pinned = Plain with { Seq = 2, Held = 7 };
        var pending = Plain with { Seq = 3, MaturesOn = Today + 1 };
        var expired = Plain with { Seq = 4, ExpiresOn = Today };

        LotChoice.ToBurn(Wallet(pinned, pending, expired), 3, Today).ShouldBe([new LotTake(pinned, 3)]);
        LotChoice.ToBurn(Wallet(pinned, pending, expired), 4, Today).ShouldBeEmpty();
    }

    [Fact]
    public void A_return_takes_its_own_pending_lot_then_the_issuer_s_then_its_own_mature_one_then_all_in_burning_order()
    {
        var soonest = Plain with { Seq = 2, ExpiresOn = Later - 5, IssuerNo = 9 };
        var own = Plain with { Seq = 3 };
        var issuersPending = Plain with { Seq = 4, ExpiresOn = Later - 9, MaturesOn = Today + 1 };
        var ownPending = own with { MaturesOn = Today + 2 };
        var othersPending = Plain with { Seq = 5, IssuerNo = 9, MaturesOn = Today + 1 };

        LotChoice.ToTakeBack(Wallet(soonest, own, issuersPending, othersPending), 100, Today, own.Seq, 5).Select(take => take.Lot).ShouldBe([issuersPending, own, soonest]);
        LotChoice.ToTakeBack(Wallet(soonest, ownPending, issuersPending, othersPending), 100, Today, own.Seq, 5).Select(take => take.Lot).ShouldBe([ownPending, issuersPending, soonest]);
    }

    private static Account Wallet(params IEnumerable<Lot> lots) =>
        Account.Untouched(PointsAccounts.Wallet(1, 1)) with { Lots = [.. lots.Order()] };
}
