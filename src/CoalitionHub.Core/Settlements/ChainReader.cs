using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements.Prices;

namespace CoalitionHub.Core.Settlements;

/// <summary>Says of each transfer of a chain whose statement it belongs on, and on which line. Reads nothing but the journal and the terms.</summary>
internal sealed class ChainReader(WindowTally tally, WindowTerms terms)
{
    /// <summary>Adds a whole chain, of which only what is posted counts: a hold owes nothing yet.</summary>
    public void Read(IReadOnlyList<Transfer> chain)
    {
        var facts = ChainFacts.Of(chain);
        foreach (var transfer in chain)
        {
            if (IsSettlement(transfer.Kind))
            {
                continue;
            }

            tally.Reading = transfer;
            if (transfer.Debit.CurrencyNo == Currency.SettlementMoneyNo)
            {
                ReadMoney(transfer, facts);
            }
            else
            {
                ReadPoints(transfer, facts);
            }
        }

        tally.Reading = null;
    }

    /// <summary>
    /// What earlier settlements booked lies in the range of a later window, and so do deposits. It moves what was owed to where it is
    /// paid; it is no new obligation.
    /// </summary>
    private static bool IsSettlement(TransferKind kind) =>
        kind is TransferKind.Settlement or TransferKind.SettlementRounding or TransferKind.Payment or TransferKind.Deposit or TransferKind.Withdrawal
            or TransferKind.SettlementAborted or TransferKind.WriteOff || ChargeBookings.IsBooking(kind);

    private void ReadPoints(Transfer transfer, ChainFacts facts)
    {
        if (transfer.Kind == TransferKind.Repayment)
        {
            tally.AddPoints(transfer.LotIssuerNo, LineKind.DebtRepaid, transfer.Debit.CurrencyNo, transfer.Amount);
        }

        // Points that repaid a debt were given, or given back, like the others of their chain; their lot is the old debt's.
        var kind = transfer.Kind == TransferKind.Repayment ? facts.Purpose : transfer.Kind;
        var termsNo = transfer.Kind == TransferKind.Repayment ? transfer.TermsNo : transfer.LotTermsNo;
        switch (kind)
        {
            case TransferKind.Earn:
                var issuer = terms.Named(termsNo);
                Add(issuer.PartnerNo, issuer.Funding == FundingModel.AtRedemption ? LineKind.IssuedUnfunded : LineKind.Issued, transfer, Given(termsNo));
                tally.AddBearingFee(termsNo, transfer.Amount);
                break;
            case TransferKind.Reversal when transfer.Debit.IsWallet:
                var reversedNo = transfer.TermsNo != 0 ? transfer.TermsNo : transfer.LotTermsNo;
                Add((int)transfer.Credit.Owner, LineKind.IssuedReversed, transfer, Given(reversedNo));
                tally.AddBearingFee(reversedNo, -transfer.Amount);
                break;
            case TransferKind.Reversal:
                Add((int)transfer.Debit.Owner, LineKind.RedeemedHereReversed, transfer, Redeemed(transfer, (int)transfer.Debit.Owner));
                AddRedeemed(transfer, (int)transfer.Debit.Owner, -transfer.Amount);
                AddElsewhere(transfer, LineKind.RedeemedElsewhereReversed, (int)transfer.Debit.Owner);
                break;
            case TransferKind.Burn:
                Add((int)transfer.Credit.Owner, LineKind.RedeemedHere, transfer, Redeemed(transfer, (int)transfer.Credit.Owner));
                AddRedeemed(transfer, (int)transfer.Credit.Owner, transfer.Amount);
                AddElsewhere(transfer, LineKind.RedeemedElsewhere, (int)transfer.Credit.Owner);
                break;
            case TransferKind.Expiry:
                Add(transfer.LotIssuerNo, LineKind.Expired, transfer);
                break;
            case TransferKind.Exchange when transfer.Credit.IsWallet:
                Add(terms.Named(termsNo).PartnerNo, LineKind.ExchangedIn, transfer);
                break;
            case TransferKind.Exchange when transfer.Credit.Kind == AccountKind.Clearing:
                Add((int)transfer.Credit.Owner, LineKind.ExchangedIn, transfer);
                break;
            case TransferKind.Exchange or TransferKind.ExchangeFee or TransferKind.ExchangeResidue:
                Add(KeeperOf(transfer.Debit, transfer.LotIssuerNo), LineKind.ExchangedOut, transfer);
                break;
            case TransferKind.ExchangeReversal when transfer.Credit.Kind == AccountKind.Liquidity:
                Add(KeeperOf(transfer.Debit, terms.Named(transfer.TermsNo).PartnerNo), LineKind.ExchangedInReversed, transfer);
                break;
            case TransferKind.ExchangeReversal:
                Add(KeeperOf(transfer.Credit, transfer.LotIssuerNo), LineKind.ExchangedOutReversed, transfer);
                break;
            case TransferKind.Adjustment when transfer.Debit.IsWallet:
                Add((int)transfer.Credit.Owner, LineKind.AdjustedBack, transfer);
                break;
            case TransferKind.Adjustment:
                Add((int)transfer.Debit.Owner, LineKind.Adjusted, transfer);
                break;
            case TransferKind.Opening:
                Add((int)transfer.Debit.Owner, LineKind.OpeningBalance, transfer);
                break;
            case TransferKind.PackPurchase:
                Add((int)transfer.Credit.Owner, LineKind.PacksBought, transfer);
                break;
            case TransferKind.PackPoints:
                Add((int)transfer.Debit.Owner, transfer.Debit.Kind == AccountKind.Packs ? LineKind.PackPointsUsed : LineKind.PackPointsReturned, transfer);
                break;
            case TransferKind.Release or TransferKind.Merge or TransferKind.Gift:
                // The same points in another lot or another wallet: whoever pays for them goes on being so.
                break;
            default:
                throw Unknown(transfer);
        }
    }

    /// <summary>Whose points they are: the brand's that keeps them itself, else their issuer's.</summary>
    private static int KeeperOf(AccountId account, int issuerNo) => account.Kind == AccountKind.Clearing ? (int)account.Owner : issuerNo;

    /// <summary>Points funded at redemption that moved at another partner than their issuer.</summary>
    private void AddElsewhere(Transfer transfer, LineKind kind, int redeemerNo)
    {
        if (transfer.LotIssuerNo != redeemerNo && terms.Named(transfer.LotTermsNo).Funding == FundingModel.AtRedemption)
        {
            Add(transfer.LotIssuerNo, kind, transfer);
        }
    }

    private void AddRedeemed(Transfer transfer, int redeemerNo, long points)
    {
        var volume = Redeemed(transfer, redeemerNo);
        if (volume.IsPriced)
        {
            tally.AddPaidFor(volume.TermsNo, points);
        }

        if (volume.IsOfOther)
        {
            tally.AddOfOther(volume.TermsNo, transfer.LotIssuerNo, points);
        }
    }

    private static LineVolume Given(int termsNo) => new(termsNo, IsPriced: true, IsOfOther: false);

    /// <summary>
    /// A partner's own points that it pays for at redemption bring it no money, so they are none of the volume that is priced. Points that
    /// repay a debt are in the old debt's lot: whose they were isn't said, and they bear no interchange.
    /// </summary>
    private LineVolume Redeemed(Transfer transfer, int redeemerNo) => new(
        transfer.TermsNo,
        transfer.LotIssuerNo != redeemerNo || terms.Named(transfer.LotTermsNo).Funding != FundingModel.AtRedemption,
        transfer.LotIssuerNo != redeemerNo && transfer.Kind != TransferKind.Repayment && !terms.Named(transfer.TermsNo).Charges.Interchange.IsZero);

    private void Add(int partnerNo, LineKind kind, Transfer transfer, LineVolume volume = default) =>
        tally.AddPoints(partnerNo, kind, transfer.Debit.CurrencyNo, transfer.Amount, volume: volume);

    private void ReadMoney(Transfer transfer, ChainFacts facts)
    {
        if (transfer.Kind == TransferKind.PackPurchase)
        {
            // Charged and paid at once: it is on the invoice, and changes nothing of the net.
            tally.AddOwed((int)transfer.Credit.Owner, LineKind.PacksBought, facts.LeavingCurrencyNo, transfer.Amount);
            tally.AddDue((int)transfer.Credit.Owner, LineKind.PacksBought, facts.LeavingCurrencyNo, transfer.Amount);
            return;
        }

        var (debtorNo, creditorNo, currencyNo) = (0, 0, 0);
        if (transfer.Debit.Kind == AccountKind.Position)
        {
            var kind = OwedFor(transfer, facts);
            (debtorNo, currencyNo) = ((int)transfer.Debit.Owner, facts.CurrencyOf(kind));
            tally.AddOwed(debtorNo, kind, currencyNo, transfer.Amount);
        }
        else
        {
            tally.AddHub(transfer.Debit.Kind, -transfer.Amount);
        }

        if (transfer.Credit.Kind == AccountKind.Position)
        {
            var kind = DueFor(transfer, facts);
            creditorNo = (int)transfer.Credit.Owner;
            // Between two partners, the points that the debtor pays for.
            currencyNo = debtorNo == 0 ? facts.CurrencyOf(kind) : currencyNo;
            tally.AddDue(creditorNo, kind, facts.CurrencyOf(kind), transfer.Amount);
        }
        else
        {
            tally.AddHub(transfer.Credit.Kind, transfer.Amount);
        }

        tally.AddObligation(debtorNo, creditorNo, currencyNo, transfer.Amount);
    }

    private static LineKind OwedFor(Transfer transfer, ChainFacts facts) => transfer.Kind switch
    {
        TransferKind.EarnMoney => LineKind.Issued,
        TransferKind.BurnMoney => LineKind.RedeemedElsewhere,
        // Where another issuer's points stood in for those taken back, they were used as in a burn.
        TransferKind.ReversalMoney => facts.TakesBack ? LineKind.RedeemedElsewhere : LineKind.RedeemedHereReversed,
        TransferKind.AdjustmentMoney => facts.TakesBack ? LineKind.RedeemedElsewhere : LineKind.Adjusted,
        TransferKind.ExpiryMoney => LineKind.Expired,
        TransferKind.RepaymentMoney => LineKind.DebtRepaid,
        TransferKind.OpeningMoney => LineKind.OpeningBalance,
        TransferKind.SettlementAdjustment => LineKind.DisputeSettled,
        TransferKind.FinanceAdjustment => LineKind.FinanceAdjustment,
        TransferKind.ExchangeMoney => transfer.Credit.Kind == AccountKind.Fund ? LineKind.ExchangedIn : LineKind.ExchangedOut,
        // What the issuer was due for the points that left goes back.
        TransferKind.ExchangeReversalMoney => LineKind.ExchangedInReversed,
        _ => throw Unknown(transfer),
    };

    private static LineKind DueFor(Transfer transfer, ChainFacts facts) => transfer.Kind switch
    {
        TransferKind.EarnMoney => LineKind.Issued,
        TransferKind.BurnMoney => LineKind.RedeemedHere,
        TransferKind.ReversalMoney => facts.TakesBack ? LineKind.IssuedReversed : LineKind.RedeemedElsewhereReversed,
        TransferKind.ExpiryMoney => LineKind.Expired,
        TransferKind.RepaymentMoney => LineKind.DebtRepaid,
        TransferKind.AdjustmentMoney => LineKind.AdjustedBack,
        TransferKind.OpeningMoney => LineKind.OpeningBalance,
        TransferKind.SettlementAdjustment => LineKind.DisputeSettled,
        TransferKind.FinanceAdjustment => LineKind.FinanceAdjustment,
        TransferKind.ExchangeMoney => LineKind.ExchangedIn,
        TransferKind.ExchangeReversalMoney => transfer.Debit.Kind == AccountKind.Fund ? LineKind.ExchangedInReversed : LineKind.ExchangedOutReversed,
        _ => throw Unknown(transfer),
    };

    private static InvalidOperationException Unknown(Transfer transfer) =>
        new($"Transfer {transfer.Seq} is a {transfer.Kind}, of which no settlement knows where it belongs.");
}
