using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Banking;

/// <summary>A mismatch stops; nothing is waved through.</summary>
public sealed class MatchBankEntryTests
{
    private readonly Brands brands = new();
    private readonly Settling settling;
    private readonly Banks banks;
    private readonly Window window;

    public MatchBankEntryTests()
    {
        (settling, banks) = (new Settling(brands), new Banks(brands));
        banks.Trade();
        banks.Open(Brands.Airline);
        window = settling.CloseAndApprove();
        banks.Release(banks.MakeFile(window).Value.File.No);
    }

    private long Owed => -settling.Part(window, Brands.Grocer).NetMinorUnits;

    private string Reference => CreditorReference.Of(new PartKey(window.No, Brands.Grocer)).Text;

    private PaymentOrder Order => banks.Orders.Single();

    private WindowState State => brands.State.Windows.Find(window.No).ShouldNotBeNull().State;

    private int Payments => brands.State.Payments.All().Count();

    [Fact]
    public void A_partner_s_payment_that_quotes_its_reference_is_booked()
    {
        var entry = banks.Match(banks.Movement(isCredit: true, Owed, reference: Reference));

        (entry.Verdict, entry.PartnerNo, entry.WindowNo, entry.Why).ShouldBe((EntryVerdict.Settled, Brands.Grocer, window.No, ""));
        var payment = brands.State.Payments.Find(entry.PaymentNo).ShouldNotBeNull();
        (payment.MinorUnits, payment.IsReceived, payment.BankReference).ShouldBe((Owed, true, "BANK-1"));
        WindowParts.OutstandingMinorUnits(settling.Part(window, Brands.Grocer)).ShouldBe(0);
    }

    [Fact]
    public void A_reference_in_free_text_is_as_good() =>
        banks.Match(banks.Movement(isCredit: true, Owed, remittance: $"Settlement July {Reference}")).Verdict.ShouldBe(EntryVerdict.Settled);

    [Fact]
    public void A_payment_of_ours_is_matched_on_its_end_to_end_id()
    {
        var entry = banks.Match(banks.Movement(isCredit: false, Order.MinorUnits, Order.EndToEndId));

        (entry.Verdict, entry.PartnerNo).ShouldBe((EntryVerdict.Settled, Brands.Airline));
        (Order.State, Order.PaymentNo).ShouldBe((OrderState.Paid, entry.PaymentNo));
        brands.State.Payments.Find(entry.PaymentNo).ShouldNotBeNull().IsReceived.ShouldBeFalse();
    }

    [Fact]
    public void The_same_entry_again_changes_nothing()
    {
        var movement = banks.Movement(isCredit: true, Owed, reference: Reference);
        var first = banks.Match(movement);

        banks.Match(movement).ShouldBeSameAs(first);

        Payments.ShouldBe(1);
        brands.State.BankEntries.All().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(-1, "HKD")]
    [InlineData(1, "HKD")]
    [InlineData(0, "USD")]
    public void Another_amount_or_currency_is_stopped(long more, string money)
    {
        var received = banks.Match(banks.Movement(isCredit: true, Owed + more, reference: Reference, money: money));
        var made = banks.Match(banks.Movement(isCredit: false, Order.MinorUnits + more, Order.EndToEndId, money: money));

        (received.Verdict, made.Verdict).ShouldBe((EntryVerdict.AmountMismatch, EntryVerdict.AmountMismatch));
        received.Why.ShouldNotBeEmpty();
        Payments.ShouldBe(0);
        Order.State.ShouldBe(OrderState.Released);
        brands.State.Alerts.Added.Count(alert => alert.Kind == "BANK_AMOUNT_MISMATCH").ShouldBe(2);
    }

    [Fact]
    public void An_amount_in_doubt_is_stopped()
    {
        var doubtful = banks.Movement(isCredit: true, Owed, reference: Reference) with { Doubt = "The transactions don't add up to the entry." };

        banks.Match(doubtful).Verdict.ShouldBe(EntryVerdict.AmountMismatch);
        Payments.ShouldBe(0);
    }

    [Fact]
    public void A_second_payment_for_the_same_is_a_duplicate()
    {
        banks.Match(banks.Movement(isCredit: true, Owed, reference: Reference));
        banks.Match(banks.Movement(isCredit: false, Order.MinorUnits, Order.EndToEndId));

        banks.Match(banks.Movement(isCredit: true, Owed, reference: Reference)).Verdict.ShouldBe(EntryVerdict.Duplicate);
        banks.Match(banks.Movement(isCredit: false, Order.MinorUnits, Order.EndToEndId)).Verdict.ShouldBe(EntryVerdict.Duplicate);
        Payments.ShouldBe(2);
    }

    [Fact]
    public void A_bank_reference_that_paid_something_else_is_a_duplicate_and_leaves_no_trace()
    {
        settling.Pay(window, Brands.Hotel, isReceived: true, 1, "BANK-1").Refusal.ShouldBeNull();
        var changes = brands.State.Changes.Added.Count;

        banks.Match(banks.Movement(isCredit: true, Owed, reference: Reference)).Verdict.ShouldBe(EntryVerdict.Duplicate);

        Payments.ShouldBe(1);
        brands.State.Changes.Added.Count.ShouldBe(changes);
    }

    [Fact]
    public void What_names_nothing_of_ours_is_unmatched()
    {
        banks.Match(banks.Movement(isCredit: true, Owed)).Verdict.ShouldBe(EntryVerdict.Unmatched);
        banks.Match(banks.Movement(isCredit: true, Owed, reference: "RF18539007547034")).Verdict.ShouldBe(EntryVerdict.Unmatched);
        banks.Match(banks.Movement(isCredit: true, Owed, reference: CreditorReference.Of(new PartKey(99, 1)).Text)).Verdict.ShouldBe(EntryVerdict.Unmatched);
        banks.Match(banks.Movement(isCredit: false, 500, "NOTPROVIDED", remittance: "bank charges")).Verdict.ShouldBe(EntryVerdict.Unmatched);
        // The airline is paid; it doesn't pay.
        banks.Match(banks.Movement(isCredit: true, Order.MinorUnits, reference: CreditorReference.Of(new PartKey(window.No, Brands.Airline)).Text)).Verdict.ShouldBe(EntryVerdict.Unmatched);
        Payments.ShouldBe(0);
    }

    [Fact]
    public void Money_that_comes_back_is_returned_and_its_order_waits_for_a_person()
    {
        banks.Match(banks.Movement(isCredit: true, Order.MinorUnits, Order.EndToEndId) with { IsReturn = true }).Verdict.ShouldBe(EntryVerdict.Returned);

        Order.State.ShouldBe(OrderState.Returned);
        banks.MakeFile(window).Value.File.Number.ShouldBe(1);
        banks.Cancel(Order.EndToEndId).Value.State.ShouldBe(OrderState.Cancelled);
        banks.MakeFile(window).Value.File.Number.ShouldBe(2);
    }

    [Fact]
    public void A_payment_that_was_booked_and_came_back_is_owed_again_and_ordered_again_once_a_person_gives_the_order_up()
    {
        var amount = Order.MinorUnits;
        var paid = banks.Match(banks.Movement(isCredit: false, amount, Order.EndToEndId));
        var back = banks.Match(banks.Movement(isCredit: true, amount, Order.EndToEndId) with { IsReturn = true });

        back.Verdict.ShouldBe(EntryVerdict.Returned);
        var (booked, returned) = (brands.State.Payments.Find(paid.PaymentNo).ShouldNotBeNull(), brands.State.Payments.Find(back.PaymentNo).ShouldNotBeNull());
        (returned.IsReceived, returned.MinorUnits).ShouldBe((!booked.IsReceived, amount));
        brands.State.ReadChain(returned.ChainSeq).ShouldHaveSingleItem().CorrectsSeq.ShouldBe(booked.ChainSeq);
        WindowParts.OutstandingMinorUnits(settling.Part(window, Brands.Airline)).ShouldBe(amount);
        brands.Balance(Core.Ledger.AccountKind.Payable, Currency.SettlementMoneyNo, Brands.Airline).ShouldBe(amount * Settling.MicrosPerCent);
        brands.State.Alerts.Added.ShouldHaveSingleItem().Kind.ShouldBe("BANK_PAYMENT_RETURNED");

        (Order.State, Order.PaymentNo).ShouldBe((OrderState.Returned, 0));
        banks.MakeFile(window).Value.File.Number.ShouldBe(1);
        banks.Cancel(Order.EndToEndId).Value.State.ShouldBe(OrderState.Cancelled);
        banks.MakeFile(window).Value.File.Number.ShouldBe(2);
    }

    [Fact]
    public void A_settled_window_is_being_paid_again_when_a_payment_comes_back_and_settled_when_it_is_paid_again()
    {
        banks.Match(banks.Movement(isCredit: false, Order.MinorUnits, Order.EndToEndId));
        var paid = banks.Match(banks.Movement(isCredit: true, Owed, reference: Reference));
        foreach (var part in brands.State.WindowParts.All().Where(part => part.Key.WindowNo == window.No && WindowParts.OutstandingMinorUnits(part) != 0).ToList())
        {
            settling.Pay(window, part.Key.PartnerNo, part.NetMinorUnits < 0, WindowParts.OutstandingMinorUnits(part), $"by hand {part.Key.PartnerNo}").Refusal.ShouldBeNull();
        }

        State.ShouldBe(WindowState.Settled);

        // The bank took the grocer's payment back, and tells it twice.
        var takenBack = banks.Movement(isCredit: false, Owed, reference: Reference) with { IsReturn = true };
        banks.Match(takenBack).PaymentNo.ShouldNotBe(0);
        banks.Match(takenBack with { Key = takenBack.Key with { StatementId = "S-2" } }).PaymentNo.ShouldBe(0);

        State.ShouldBe(WindowState.Paying);
        WindowParts.OutstandingMinorUnits(settling.Part(window, Brands.Grocer)).ShouldBe(Owed);
        brands.Balance(Core.Ledger.AccountKind.Receivable, Currency.SettlementMoneyNo, Brands.Grocer).ShouldBe(-Owed * Settling.MicrosPerCent);
        banks.Match(banks.Movement(isCredit: true, Owed, reference: Reference)).PaymentNo.ShouldBeGreaterThan(paid.PaymentNo);
        State.ShouldBe(WindowState.Settled);
    }

    [Fact]
    public void What_came_back_with_another_amount_books_nothing()
    {
        banks.Match(banks.Movement(isCredit: false, Order.MinorUnits, Order.EndToEndId));

        banks.Match(banks.Movement(isCredit: true, Order.MinorUnits - 1, Order.EndToEndId) with { IsReturn = true }).Verdict.ShouldBe(EntryVerdict.AmountMismatch);

        Payments.ShouldBe(1);
        Order.State.ShouldBe(OrderState.Paid);
    }

    [Fact]
    public void A_partner_s_payment_that_was_never_booked_and_is_taken_back_books_nothing()
    {
        banks.Match(banks.Movement(isCredit: false, Owed, reference: Reference) with { IsReturn = true }).Verdict.ShouldBe(EntryVerdict.Returned);

        Payments.ShouldBe(0);
    }

    [Fact]
    public void A_cancelled_order_that_the_bank_pays_after_all_is_shown()
    {
        banks.Cancel(Order.EndToEndId);

        banks.Match(banks.Movement(isCredit: false, Order.MinorUnits, Order.EndToEndId)).Verdict.ShouldBe(EntryVerdict.Unmatched);
        Payments.ShouldBe(0);
    }

    [Fact]
    public void A_bank_file_about_another_s_account_is_refused()
    {
        var command = new ImportBankFileCommand("a.xml", "00", ["GB82 WEST 1234 5698 7654 32"], 1, 1, Brands.Maker);
        brands.Coalition.Decide((state, now) => ImportBankFile.Decide(state, now, command)).Refusal.ShouldBeNull();

        // The airline's.
        brands.Coalition.Decide((state, now) => ImportBankFile.Decide(state, now, command with { Accounts = ["DE89370400440532013000"] }))
            .Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.BankAccountUnknown);
    }
}
