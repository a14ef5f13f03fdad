using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points.Packs;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.Tests.Exchanges;
using CoalitionHub.Core.Tests.Points;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Banking;

/// <summary>Packs and deposits on the bank's statement, by references of their own.</summary>
public sealed class PaidAheadTests
{
    private readonly Brands brands = new();
    private readonly Banks banks;

    public PaidAheadTests()
    {
        banks = new Banks(brands);
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { Funding = FundingModel.Prepaid });
    }

    [Fact]
    public void A_pack_that_is_ordered_is_paid_by_the_movement_that_quotes_its_reference()
    {
        var pack = Ordered(1_000);
        brands.Earn(Brands.Grocer, 1, 100).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PacksUsedUp);

        var entry = banks.Match(banks.Movement(isCredit: true, 600, remittance: $"pack {CreditorReference.OfPack(pack.No).Grouped}"));

        (entry.Verdict, entry.PackNo, entry.PartnerNo, entry.WindowNo, entry.PaymentNo).ShouldBe((EntryVerdict.Settled, pack.No, Brands.Grocer, 0, 0));
        var paid = brands.State.Packs.Find(pack.No).ShouldNotBeNull();
        (paid.State, paid.BankReference, paid.LeftPoints).ShouldBe((PackState.Approved, entry.BankReference, 1_000));
        brands.Balance(AccountKind.Bank, Currency.SettlementMoneyNo).ShouldBe(-6_000_000);
        brands.Earn(Brands.Grocer, 1, 100).Refusal.ShouldBeNull();
        banks.Match(banks.Movement(isCredit: true, 600, reference: CreditorReference.OfPack(pack.No).Text)).Verdict.ShouldBe(EntryVerdict.Duplicate);
        brands.AddsUp().ShouldBeTrue();
    }

    [Fact]
    public void A_wrong_amount_other_money_or_a_return_pays_no_pack_and_raises_an_alert()
    {
        var pack = Ordered(1_000);
        var reference = CreditorReference.OfPack(pack.No).Text;

        banks.Match(banks.Movement(isCredit: true, 599, reference: reference)).Verdict.ShouldBe(EntryVerdict.AmountMismatch);
        banks.Match(banks.Movement(isCredit: true, 600, reference: reference, money: "USD")).Verdict.ShouldBe(EntryVerdict.AmountMismatch);
        banks.Match(banks.Movement(isCredit: false, 600, reference: reference)).Verdict.ShouldBe(EntryVerdict.Returned);

        brands.State.Packs.Find(pack.No).ShouldNotBeNull().State.ShouldBe(PackState.AwaitingPayment);
        brands.State.Alerts.Added.Select(alert => (alert.Kind, alert.PartnerNo)).ShouldBe(
            [("BANK_AMOUNT_MISMATCH", Brands.Grocer), ("BANK_AMOUNT_MISMATCH", Brands.Grocer), ("BANK_PAYMENT_RETURNED", Brands.Grocer)]);
    }

    [Fact]
    public void A_pack_that_nobody_approved_or_that_was_turned_down_is_not_to_be_paid()
    {
        var pack = Propose(1_000);
        var reference = CreditorReference.OfPack(pack.No).Text;
        banks.Match(banks.Movement(isCredit: true, 600, reference: reference)).Verdict.ShouldBe(EntryVerdict.Unmatched);
        brands.Coalition.Decide((state, now) => PackDecisions.Approve(state, now, pack.No, Brands.Maker)).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);
        Approve(pack).State.ShouldBe(PackState.AwaitingPayment);
        brands.Coalition.Done((state, now) => PackDecisions.Reject(state, now, pack.No, Brands.Checker)).State.ShouldBe(PackState.Rejected);

        banks.Match(banks.Movement(isCredit: true, 600, reference: reference)).Verdict.ShouldBe(EntryVerdict.Unmatched);
        banks.Match(banks.Movement(isCredit: true, 600, reference: CreditorReference.OfPack(999_999).Text)).Verdict.ShouldBe(EntryVerdict.Unmatched);
        brands.Balance(AccountKind.Bank, Currency.SettlementMoneyNo).ShouldBe(0);
    }

    [Fact]
    public void A_movement_pays_for_one_thing_only()
    {
        var movement = banks.Movement(isCredit: true, 600, reference: CreditorReference.OfPack(Ordered(1_000).No).Text);
        banks.Match(movement).Verdict.ShouldBe(EntryVerdict.Settled);

        var other = movement with { Key = movement.Key with { EntryReference = "again" }, CreditorReference = CreditorReference.OfPack(Ordered(1_000).No).Text };
        banks.Match(other).Verdict.ShouldBe(EntryVerdict.Duplicate);
        banks.Match(other with { Key = other.Key with { DetailNo = 7 }, CreditorReference = Deposits }).Verdict.ShouldBe(EntryVerdict.Duplicate);
    }

    [Fact]
    public void A_deposit_is_proposed_in_the_importer_s_name_and_another_person_books_it()
    {
        var entry = banks.Match(banks.Movement(isCredit: true, 5_000, reference: Deposits));

        (entry.Verdict, entry.PartnerNo, entry.PaymentNo).ShouldBe((EntryVerdict.Proposed, Brands.Hotel, 0));
        var proposed = brands.State.LiquidityMovements.Find(entry.MovementNo).ShouldNotBeNull();
        (proposed.State, proposed.IsDeposit, proposed.MinorUnits, proposed.BankReference, proposed.ProposedBy).ShouldBe(
            (ApprovalState.Proposed, true, 5_000, entry.BankReference, Brands.Maker));
        brands.Balance(AccountKind.Prefund, Currency.SettlementMoneyNo, Brands.Hotel).ShouldBe(0, "nothing is booked by itself");
        brands.Coalition.Decide((state, now) => LiquidityDecisions.Approve(state, now, proposed.No, Brands.Maker)).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);
        brands.Coalition.Done((state, now) => LiquidityDecisions.Approve(state, now, proposed.No, Brands.Checker));
        brands.Balance(AccountKind.Prefund, Currency.SettlementMoneyNo, Brands.Hotel).ShouldBe(5_000 * Settling.MicrosPerCent);
    }

    [Fact]
    public void A_deposit_that_cannot_be_relied_on_is_proposed_by_nobody()
    {
        banks.Match(banks.Movement(isCredit: true, 5_000, reference: Deposits, money: "USD")).Verdict.ShouldBe(EntryVerdict.AmountMismatch);
        banks.Match(banks.Movement(isCredit: true, 0, reference: Deposits)).Verdict.ShouldBe(EntryVerdict.AmountMismatch);
        banks.Match(banks.Movement(isCredit: true, long.MaxValue / 2, reference: Deposits)).Verdict.ShouldBe(EntryVerdict.AmountMismatch);
        banks.Match(banks.Movement(isCredit: false, 5_000, reference: Deposits)).Verdict.ShouldBe(EntryVerdict.Returned);
        banks.Match(banks.Movement(isCredit: true, 5_000, reference: CreditorReference.OfDeposits(99).Text)).Verdict.ShouldBe(EntryVerdict.Unmatched);

        brands.State.LiquidityMovements.All().ShouldBeEmpty();
    }

    [Fact]
    public void The_journal_and_the_packs_agree_and_a_row_that_was_changed_is_found()
    {
        Approve(Ordered(1_000));
        var pack = Ordered(500);
        banks.Match(banks.Movement(isCredit: true, 300, reference: CreditorReference.OfPack(pack.No).Text)).Verdict.ShouldBe(EntryVerdict.Settled);
        brands.Earn(Brands.Grocer, 1, 123_00).Refusal.ShouldBeNull();
        brands.Coalition.Commit();

        Findings(one => one).ShouldBeEmpty();
        Findings(one => one with { UsedPoints = one.UsedPoints + 1 }).ShouldContain(finding => finding.Contains("are left in the rows"));
        Findings(one => one with { PriceMicros = one.PriceMicros + 1 }).ShouldContain(finding => finding.StartsWith($"pack {pack.No}", StringComparison.Ordinal));
        Findings(one => one with { ChainSeq = one.ChainSeq + 1 }).ShouldContain(finding => finding.Contains("no pack names it"));
        Findings(one => one with { State = PackState.Rejected }).ShouldContain(finding => finding.Contains("no pack names it"));

        List<string> Findings(Func<Pack, Pack> spoil)
        {
            VerificationFindings findings = new();
            PackVerification verification = new(findings);
            verification.Begin(brands.State.Packs.All().Select(one => one.No == pack.No ? spoil(one) : one), brands.State.Ledger.Head.Seq);
            foreach (var transfer in brands.Coalition.Archive.Transfers)
            {
                verification.Add(transfer);
            }

            verification.Finish();
            return [.. findings.First.Select(finding => finding.ToString() ?? "")];
        }
    }

    private static string Deposits => CreditorReference.OfDeposits(Brands.Hotel).Text;

    private Pack Ordered(long points) => Approve(Propose(points));

    private Pack Propose(long points) =>
        brands.Coalition.Done((state, now) => PackDecisions.Propose(state, now, new ProposePackCommand(Brands.Grocer, Brands.Code("PTS"), points, "", Brands.Maker)));

    private Pack Approve(Pack pack) => pack.State == PackState.Proposed
        ? brands.Coalition.Done((state, now) => PackDecisions.Approve(state, now, pack.No, Brands.Checker))
        : pack;
}
