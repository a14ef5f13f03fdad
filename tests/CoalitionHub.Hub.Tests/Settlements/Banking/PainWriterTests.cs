using System.Text;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.Staff;
using CoalitionHub.Hub.Settlements.Banking;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements.Banking;

/// <summary>The golden files are a contract with banks: a change of one is read before it is made.</summary>
public sealed class PainWriterTests
{
    /// <summary>Set to 1 to write the files anew; then read the difference.</summary>
    private const string WriteVariable = "COALITIONHUB_WRITE_GOLDEN";

    private static readonly Window Window = new(12, 101, 2_000, WindowState.Approved, 1, 1, 2, 2_001, 1_000_000, 2_000_000, 3_000_000, 0, 0, 0, 0);

    private static readonly BankDetails Sepa = Details(0, "Küsten-Koalition e.V.", "DE89370400440532013000", true, "COBADEFFXXX", "Kiel", "DE");

    private static readonly BankDetails HongKong = Details(0, "Coalition Ltd", "004-123456-838", false, "HSBCHKHH", "", "HK");

    [Fact]
    public async Task Euros_between_IBANs_are_a_SEPA_file() => await ShouldBeGolden(
        "pain-sepa.golden.xml",
        Write(
            "EUR",
            Sepa,
            (3, 1_234_56, Details(3, "Bäckerei Müller & Söhne GmbH", "GB82WEST12345698765432", true, "", "", "")),
            (14, 1, Details(14, "Société \"Été\" <SA>", "FR1420041010050500013M02606", true, "PSSTFRPPXXX", "Besançon", "FR"))));

    [Fact]
    public async Task Accounts_without_an_IBAN_are_written_as_the_bank_has_them() => await ShouldBeGolden(
        "pain-hkd.golden.xml", Write("HKD", HongKong, (3, 99_999_999_999, Details(3, "Kiwi Ltd 觀塘", "012-3456-7", false, "BKCHHKHHXXX", "Kwun Tong", "HK"))));

    [Theory]
    [InlineData("JPY", 1)]
    [InlineData("KWD", 1_234_567)]
    [InlineData("USD", 100_000_000_000_000)]
    public void Every_currency_has_its_decimals(string money, long minorUnits) =>
        PainRules.FaultsOf(Write(money, Sepa, (1, minorUnits, Sepa))).ShouldBeEmpty();

    [Fact]
    public void A_thousand_payments_with_every_kind_of_name_keep_the_rules()
    {
        string[] names = ["ΑΒΓ a", "x\u00a0y", new string('ß', 70), "/ / a", "A" + new string(' ', 60) + "B", "Ω1", "a&b<c>d'e\"f", "𝔸 1"];
        var transfers = Enumerable.Range(1, 1000).Select(no => (no, no * 7_919L, Details(no, names[no % names.Length], "NO9386011117947", true, "", names[no % 3], ""))).ToArray();

        PainRules.FaultsOf(Write("EUR", Sepa, transfers)).ShouldBeEmpty();
    }

    [Fact]
    public void The_rules_find_what_is_wrong()
    {
        var right = Encoding.UTF8.GetString(Write("EUR", Sepa, (3, 5_00, Sepa), (4, 6_00, Sepa)));
        PainRules.FaultsOf(Encoding.UTF8.GetBytes(right)).ShouldBeEmpty();
        foreach (var (old, wrong) in new[]
        {
            ("<CtrlSum>11.00", "<CtrlSum>11.01"), ("<NbOfTxs>2", "<NbOfTxs>3"), ("<PmtMtd>TRF</PmtMtd>", ""), ("<MsgId>", "<MsgId>///"), ("P0000004N", "P0000003N"), ("Ccy=\"EUR\"", "Ccy=\"eur\""),
            ("DE89370400440532013000", "DE89370400440532013001"), ("<Nm>", "<Nm>é"), ("5.00", "5.001"), ("<ReqdExctnDt>", "<ReqdExctnDt><Dt>2026-13-01</Dt>"), ("pain.001.001.09", "pain.001.001.03"),
            ("<ChrgBr>SLEV</ChrgBr>", "<ChrgBr>SOME</ChrgBr>"), ("<BICFI>COBADEFFXXX", "<BICFI>COBADEFF1"), ("<EndToEndId>", "<EndToEndId>" + new string('x', 35)), (" encoding=\"utf-8\"", ""),
        })
        {
            right.ShouldContain(old);
            PainRules.FaultsOf(Encoding.UTF8.GetBytes(right.Replace(old, wrong, StringComparison.Ordinal))).ShouldNotBeEmpty($"{old} as {wrong}");
        }
    }

    private static byte[] Write(string money, BankDetails debtor, params (int PartnerNo, long MinorUnits, BankDetails Creditor)[] transfers) => PainWriter.Write(
        new PaymentInstruction(
            7,
            Window,
            debtor,
            20_671,
            1_785_916_800_000_000,
            [
                .. transfers.Select(transfer => new CreditTransfer(
                    new PaymentOrder(
                        transfer.PartnerNo, PaymentOrder.EndToEndIdOf(new PartKey(12, transfer.PartnerNo), 7), 0, 12, transfer.PartnerNo, transfer.MinorUnits, 0, OrderState.Waiting, 0, 0),
                    transfer.Creditor)),
            ]),
        CurrencyCode.Parse(money)).Bytes.ToArray();

    private static BankDetails Details(int partnerNo, string holder, string account, bool isIban, string bic, string town, string country) =>
        new(1, partnerNo, ApprovalState.Approved, holder, town, country, account, isIban, bic, 1, 2, 1, 2);

    private static async Task ShouldBeGolden(string name, byte[] file)
    {
        PainRules.FaultsOf(file).ShouldBeEmpty();
        var path = RepositoryRoot.PathOf($"tests/CoalitionHub.Hub.Tests/Settlements/Banking/{name}");
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            await File.WriteAllBytesAsync(path, file);
        }

        Encoding.UTF8.GetString(file).ShouldBe(await File.ReadAllTextAsync(path));
    }
}
