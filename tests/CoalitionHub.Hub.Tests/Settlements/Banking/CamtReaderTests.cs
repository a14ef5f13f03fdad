using System.Collections.Immutable;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Hub.Settlements.Banking;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements.Banking;

/// <summary>The same movements, however a bank writes them.</summary>
public sealed class CamtReaderTests
{
    private const string Rf = "RF18539007547034";

    public static TheoryData<string> Dialects => [.. Enum.GetNames<Dialect>()];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Movements_are_read_in_every_dialect(string dialect)
    {
        var movements = Read(new CamtSample(
            Enum.Parse<Dialect>(dialect),
            new SampleEntry("5.05", true, new SampleDetail(Reference: Rf)) { Reference = "E1", ServicerReference = "B1" },
            new SampleEntry("4.50", false, new SampleDetail(EndToEndId: "W1")) { Reference = "E2", ServicerReference = "B2" },
            new SampleEntry("1.00", true) { Reference = "E3", Status = "PDNG" }));

        movements.Select(movement => (movement.Key.EntryReference, movement.IsCredit, movement.MinorUnits, movement.Currency.Text)).ShouldBe([("E1", true, 505, "HKD"), ("E2", false, 450, "HKD")]);
        movements[0].Key.ShouldBe(new BankEntryKey(CamtSample.OwnAccount, "STMT-2026-001", "E1", 0));
        (movements[0].CreditorReference, movements[0].EndToEndId, movements[0].BankReference).ShouldBe((Rf, "", "B1"));
        (movements[1].CreditorReference, movements[1].EndToEndId, movements[1].BankReference).ShouldBe(("", "W1", "B2"));
        movements.ShouldAllBe(movement => movement.BookedOn == 20_473 && movement.Doubt == "" && !movement.IsReturn);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public void A_batch_is_taken_apart_where_the_bank_says_how(string dialect)
    {
        var movements = Read(new CamtSample(
            Enum.Parse<Dialect>(dialect),
            new SampleEntry("10.00", false, new SampleDetail("7.00", "A"), new SampleDetail("3.00", "B", ServicerReference: "OWN")) { Reference = "E1", ServicerReference = "B1" }));

        movements.Select(movement => (movement.Key.DetailNo, movement.MinorUnits, movement.EndToEndId, movement.BankReference, movement.Doubt))
            .ShouldBe([(1, 700, "A", "B1/1", ""), (2, 300, "B", "OWN", "")]);
    }

    [Theory]
    [InlineData("7.00", "2.99")]
    [InlineData("7.00", "")]
    public void A_batch_that_does_not_add_up_is_doubted(string first, string second)
    {
        var movements = Read(new CamtSample(Dialect.New, new SampleEntry("10.00", false, new SampleDetail(first, "A"), new SampleDetail(second, "B"))));

        movements.Length.ShouldBe(2);
        movements.ShouldAllBe(movement => movement.Doubt.Length > 0);
    }

    [Fact]
    public void Without_details_the_entry_s_text_is_searched_and_a_batch_names_its_file()
    {
        var read = ReadWhole(new CamtSample(Dialect.Old, new SampleEntry("5.00", true) { Text = $"PAYMENT {Rf}" }, new SampleEntry("9.00", false) { BatchPaymentId = "PAY-0000001" }));

        read[0].Transaction.Remittance.ShouldBe($"PAYMENT {Rf}");
        (read[0].PaymentId, read[1].PaymentId).ShouldBe(("", "PAY-0000001"));
    }

    [Fact]
    public void One_transaction_has_its_entry_s_amount_whatever_it_says_itself() =>
        Read(new CamtSample(Dialect.New, new SampleEntry("995.00", true, new SampleDetail("1000.00")))).ShouldHaveSingleItem().MinorUnits.ShouldBe(99_500);

    [Theory]
    [InlineData("RRTN", true)]
    [InlineData("UPDD", true)]
    [InlineData("RTRN", true)]
    [InlineData("NRTI", true)]
    [InlineData("NTRF", false)]
    public void Banks_that_say_a_return_by_its_code_are_understood(string code, bool isReturn) =>
        Read(new CamtSample(Dialect.Notification, new SampleEntry("5.00", true, new SampleDetail(EndToEndId: "A", Code: code)))).ShouldHaveSingleItem().IsReturn.ShouldBe(isReturn);

    [Fact]
    public void Reversals_and_returns_are_told()
    {
        var movements = Read(new CamtSample(
            Dialect.New, new SampleEntry("5.00", true, new SampleDetail(EndToEndId: "A")) { IsReversal = true }, new SampleEntry("5.00", true, new SampleDetail(EndToEndId: "B", IsReturn: true))));

        movements.ShouldAllBe(movement => movement.IsReturn && movement.IsCredit);
    }

    [Fact]
    public void Entries_without_a_reference_or_with_the_same_keep_apart_and_have_the_same_key_again()
    {
        var sample = new CamtSample(
            Dialect.New,
            new SampleEntry("1.00", true),
            new SampleEntry("2.00", true) { Reference = "SAME" },
            new SampleEntry("3.00", true) { Reference = "SAME" },
            new SampleEntry("4.00", true) { ServicerReference = "NONREF" },
            new SampleEntry("5.00", true) { ServicerReference = "SRV" });

        var movements = Read(sample);

        movements.Select(movement => movement.Key.EntryReference).ShouldBe(["#1", "SAME", "SAME#2", "#4", "SRV"]);
        movements.Select(movement => movement.BankReference).ShouldBe(["STMT-2026-001/#1", "STMT-2026-001/SAME", "STMT-2026-001/SAME#2", "STMT-2026-001/#4", "SRV"]);
        Read(sample).Select(movement => movement.Key).ShouldBe(movements.Select(movement => movement.Key));
    }

    [Fact]
    public void Two_structured_references_are_none()
    {
        const string other = "RF712348231";
        var text = new CamtSample(Dialect.New, new SampleEntry("1.00", true, new SampleDetail(Reference: Rf))).Text
            .Replace("</Strd>", $"</Strd><Strd><CdtrRefInf><Ref>{other}</Ref></CdtrRefInf></Strd>", StringComparison.Ordinal);

        var movement = Of(text).Value.ShouldHaveSingleItem().Transaction;

        CreditorReference.TryParse(movement.CreditorReference, out _).ShouldBeFalse();
        movement.Remittance.ShouldBe($"{Rf} {other}");
    }

    [Theory]
    [InlineData("10.005", "HKD", 1_000)]
    [InlineData("1.5", "JPY", 1)]
    public void More_decimals_than_the_currency_has_are_doubted(string amount, string currency, long minorUnits)
    {
        var movement = Read(new CamtSample(Dialect.Notification, new SampleEntry(amount, true) { Currency = currency })).ShouldHaveSingleItem();

        (movement.MinorUnits, movement.Doubt.Length > 0).ShouldBe((minorUnits, true));
    }

    [Fact]
    public void A_statement_whose_entries_do_not_lead_to_its_closing_balance_is_refused_as_a_whole()
    {
        ReadFault(new CamtSample(Dialect.Old, new SampleEntry("1.00", true)) { Slip = 0.01m }.Text);
        ReadFault(new CamtSample(Dialect.New, new SampleEntry("1.00", true)) { Slip = -1 }.Text);
        // One entry of two is lost.
        var whole = new CamtSample(Dialect.New, new SampleEntry("1.00", true), new SampleEntry("2.00", true)).Text;
        var first = whole.IndexOf("<Ntry>", StringComparison.Ordinal);
        var second = whole.IndexOf("<Ntry>", first + 1, StringComparison.Ordinal);
        Of(whole).Refusal.ShouldBeNull();
        ReadFault(whole.Remove(first, second - first));
    }

    [Theory]
    [InlineData("<Amt Ccy=\"HKD\">1.00</Amt>", "<Amt Ccy=\"HKD\">-1.00</Amt>")]
    [InlineData("<Amt Ccy=\"HKD\">1.00</Amt>", "<Amt Ccy=\"HKD\">1,00</Amt>")]
    [InlineData("<Amt Ccy=\"HKD\">1.00</Amt>", "<Amt Ccy=\"HKD\"/>")]
    [InlineData("<Amt Ccy=\"HKD\">1.00</Amt>", "<Amt>1.00</Amt>")]
    [InlineData("<Amt Ccy=\"HKD\">1.00</Amt>", "<Amt Ccy=\"XXX\">1.00</Amt>")]
    [InlineData("<Amt Ccy=\"HKD\">1.00</Amt>", "<Amt Ccy=\"HKD\">99999999999999999999</Amt>")]
    [InlineData("<Amt Ccy=\"HKD\">1.00</Amt>", "")]
    [InlineData("<CdtDbtInd>CRDT</CdtDbtInd><Sts>", "<CdtDbtInd>BOTH</CdtDbtInd><Sts>")]
    [InlineData("<CdtDbtInd>CRDT</CdtDbtInd><Sts>", "<Sts>")]
    [InlineData("<DtTm>2026-01-20T07:00:00</DtTm>", "<DtTm>yesterday</DtTm>")]
    [InlineData("<Id>STMT-2026-001</Id>", "")]
    [InlineData("<IBAN>GB82WEST12345698765432</IBAN>", "")]
    [InlineData("camt.054.001.08", "camt.052.001.08")]
    [InlineData("camt.054.001.08", "pain.002.001.08")]
    [InlineData("camt.054.001.08", "camt.054.001.01")]
    [InlineData("camt.054.001.08", "camt.054.001.99")]
    [InlineData("urn:iso:std:iso:20022:tech:xsd:camt.054.001.08", "urn:somebody:else")]
    public void A_file_that_says_nothing_sure_is_refused_as_a_whole(string right, string wrong)
    {
        var text = new CamtSample(Dialect.Notification, new SampleEntry("1.00", true)).Text;
        Of(text).Refusal.ShouldBeNull();
        text.ShouldContain(right);

        ReadFault(text.Replace(right, wrong, StringComparison.Ordinal));
    }

    private static void ReadFault(string text) => Of(text).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.BankFileInvalid);

    private static Outcome<ImmutableArray<CamtMovement>> Of(string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text));
        return CamtReader.Read(stream).TryGet(out var file, out var refusal) ? CamtMovements.Of(file) : refusal;
    }

    private static ImmutableArray<CamtMovement> ReadWhole(CamtSample sample) => Of(sample.Text).Value;

    private static BankTransaction[] Read(CamtSample sample) => [.. ReadWhole(sample).Select(movement => movement.Transaction)];
}
