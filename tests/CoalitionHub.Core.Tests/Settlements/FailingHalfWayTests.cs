using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements;

public sealed class FailingHalfWayTests
{
    [Fact]
    public void An_approval_that_cannot_be_booked_for_the_last_partner_books_nothing_for_the_first()
    {
        Brands brands = new();
        Settling settling = new(brands);
        brands.Earn(Brands.Grocer, 1, 123_456).Refusal.ShouldBeNull();
        brands.Earn(Brands.Airline, 1, 100_000).Refusal.ShouldBeNull();
        brands.Coalition.Commit();
        var window = settling.Close().Value.Closed;
        settling.Calculate(window).Refusal.ShouldBeNull();
        // The airline's receivable has been used so much that nothing more can be counted on it.
        var full = AccountId.Of(AccountKind.Receivable, Currency.SettlementMoneyNo, Brands.Airline);
        brands.State.Ledger.Accounts.Put(full, new Account(full, AmountLimits.MaxAccountTotal, 0, 0, 0, 0, ImmutableArray<Lot>.Empty));
        var before = brands.State.Ledger.Accounts.All().ToDictionary(account => account.Id, account => account.Balance);
        var seq = brands.State.Ledger.NextSeq;

        settling.Approve(window).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.AccountLimitReached);

        brands.State.Ledger.Accounts.All().ToDictionary(account => account.Id, account => account.Balance).ShouldBe(before);
        brands.State.Ledger.NextSeq.ShouldBe(seq);
        brands.State.Windows.Find(window.No).ShouldNotBeNull().State.ShouldBe(WindowState.UnderReview);
    }
}
