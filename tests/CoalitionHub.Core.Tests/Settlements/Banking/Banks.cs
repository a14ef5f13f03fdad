using System.Text;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points.Packs;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;

namespace CoalitionHub.Core.Tests.Settlements.Banking;

/// <summary>What finance people do with banks.</summary>
internal sealed class Banks(Brands brands)
{
    private const string CoalitionAccount = "GB82WEST12345698765432";

    private int entries;

    /// <summary>What there is to pay for: the airline is due for what was exchanged into its miles; the others pay.</summary>
    public void Trade()
    {
        brands.PutTerms(brands.TermsOf(Brands.Airline, Brands.Miles) with { IssuePrice = new Fraction(1, 1) });
        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3));
        brands.Earn(Brands.Grocer, 1, 123_456).Refusal.ShouldBeNull();
        brands.Earn(Brands.Hotel, 1, 100_000).Refusal.ShouldBeNull();
        brands.Accept(brands.Quote("NIGHTS", "MILES", 500).Value).Refusal.ShouldBeNull();
    }

    /// <summary>Bank details in force for the coalition and for these partners.</summary>
    public void Open(params int[] partners)
    {
        Approve(Propose(0, CoalitionAccount).Value.No);
        foreach (var partnerNo in partners)
        {
            Approve(Propose(partnerNo, "DE89370400440532013000").Value.No);
        }
    }

    public Outcome<BankDetails> Propose(int partnerNo, string iban) => brands.Coalition.Decide((state, now) => BankDetailsDecisions.Propose(
        state, now, new ProposeBankDetailsCommand(new BankDetails(0, partnerNo, ApprovalState.Proposed, "Holder", "", "", iban, true, "", 0, 0, 0, 0), Brands.Maker)));

    public Outcome<BankDetails> Approve(int no, int staffNo = Brands.Checker) => brands.Coalition.Decide((state, now) => BankDetailsDecisions.Approve(state, now, no, staffNo));

    public Outcome<BankDetails> Reject(int no) => brands.Coalition.Decide((state, now) => BankDetailsDecisions.Reject(state, now, no, Brands.Checker));

    public BankDetails? InForce(int partnerNo) => BankDetails.InForce(brands.State.BankDetails.All(), partnerNo);

    /// <summary>Has a payment file made; its bytes are its end-to-end ids and amounts.</summary>
    public Outcome<MadePaymentFile> MakeFile(Window window, int executionDay = 0, int staffNo = Brands.Maker) => brands.Coalition.Decide((state, now) => MakePaymentFile.Decide(
        state,
        now,
        new MakePaymentFileCommand(
            window.No,
            executionDay,
            instruction => new FileDraft(
                FileKind.Payment,
                $"{instruction.Number}.xml",
                Encoding.ASCII.GetBytes(string.Join(';', instruction.Transfers.Select(transfer => $"{transfer.Order.EndToEndId}={transfer.Order.MinorUnits}>{transfer.Creditor.AccountNumber}")))),
            staffNo)));

    public Outcome<SettlementFile> Release(long fileNo, int staffNo = Brands.Checker) => brands.Coalition.Decide((state, now) => PaymentFileDecisions.Release(state, now, fileNo, staffNo));

    public Outcome<SettlementFile> RejectFile(long fileNo) => brands.Coalition.Decide((state, now) => PaymentFileDecisions.Reject(state, now, fileNo, Brands.Checker, "wrong"));

    public Outcome<PaymentOrder> Cancel(string endToEndId, int staffNo = Brands.Checker) =>
        brands.Coalition.Decide((state, now) => PaymentFileDecisions.Cancel(state, now, endToEndId, staffNo, "refused by the bank"));

    public PaymentOrder[] Orders => [.. brands.State.PaymentOrders.All().OrderBy(order => order.CreatedMicros).ThenBy(order => order.EndToEndId, StringComparer.Ordinal)];

    /// <summary>A movement of the coalition's account that was never reported before.</summary>
    public BankTransaction Movement(bool isCredit, long minorUnits, string endToEndId = "", string reference = "", string remittance = "", string money = "HKD")
    {
        entries++;
        return new BankTransaction(
            new BankEntryKey(CoalitionAccount, "S-1", $"E-{entries}", 0), isCredit, false, Brands.Code(money), minorUnits, endToEndId, reference, remittance, $"BANK-{entries}", 20_454, "");
    }

    public BankEntry Match(BankTransaction transaction) => brands.Coalition.Done((state, now) => MatchBankEntry.Decide(state, now, new MatchBankEntryCommand(transaction, 1, Brands.Maker) { Packs = new SoldPacks() }));

    /// <summary>As the hub does it.</summary>
    private sealed class SoldPacks : IPackPayments
    {
        public PackPrice? Find(HubState state, int packNo) => state.Packs.Find(packNo) is { } pack
            ? new PackPrice(pack.PartnerNo, pack.PriceMinorUnits, pack.State == PackState.AwaitingPayment, pack.State == PackState.Approved)
            : null;

        public Outcome<int> Pay(HubState state, Moment moment, int packNo, string bankReference, int staffNo) =>
            PackDecisions.Pay(state, moment, packNo, bankReference, staffNo).TryGet(out var pack, out var refusal) ? pack.No : refusal;
    }
}
