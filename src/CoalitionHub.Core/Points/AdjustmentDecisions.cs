using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points;

/// <summary>What a person proposes to give or take.</summary>
public sealed record AdjustmentCommand(
    AdjustmentKind Kind,
    bool IsCredit,
    long MemberNo,
    int PartnerNo,
    Amounts.CurrencyCode Currency,
    long Points,
    string Why,
    int ProposedBy);

/// <summary>Points that staff give or take: one person proposes, another approves, and only then they move.</summary>
public static class AdjustmentDecisions
{
    public static Outcome<Adjustment> Propose(HubState state, Moment moment, AdjustmentCommand command)
    {
        if (!MemberLookup.Find(state, MemberSelector.ById(command.MemberNo), 0).TryGet(out var member, out var refusal))
        {
            return refusal;
        }

        if (state.Partners.Find(command.PartnerNo) is not { } partner)
        {
            return new Refusal(Reason.PartnerNotFound, "There is no such partner to fund it.");
        }

        if (!PointsCaller.Currency(state, partner, command.Currency).TryGet(out var currencyNo, out refusal) ||
            !TermsInForce.Find(state, partner.No, currencyNo, moment.NowMicros).TryGet(out _, out refusal))
        {
            return refusal;
        }

        var adjustment = new Adjustment(
            state.DocumentNumbers.Next(), command.Kind, command.IsCredit, member.No, partner.No, currencyNo, command.Points,
            ApprovalState.Proposed, command.ProposedBy, 0, command.Why, moment.NowMicros, 0, 0);
        state.Adjustments.Put(adjustment.No, adjustment);
        Note(state, moment, adjustment, "", "propose", command.ProposedBy, command.Why);
        return adjustment;
    }

    public static Outcome<Adjustment> Approve(HubState state, Moment moment, long adjustmentNo, int staffNo)
    {
        if (!Proposed(state, adjustmentNo).TryGet(out var adjustment, out var refusal))
        {
            return refusal;
        }

        if (adjustment.ProposedBy == staffNo)
        {
            return new Refusal(Reason.SamePerson, "Another person than the proposer must approve an adjustment.");
        }

        if (!TermsInForce.Find(state, adjustment.PartnerNo, adjustment.CurrencyNo, moment.NowMicros).TryGet(out var terms, out refusal) ||
            !Book(state, moment, adjustment, terms).TryGet(out var chainSeq, out refusal))
        {
            return refusal;
        }

        return Decided(state, moment, adjustment with { State = ApprovalState.Approved, ChainSeq = chainSeq }, "approve", staffNo);
    }

    public static Outcome<Adjustment> Reject(HubState state, Moment moment, long adjustmentNo, int staffNo) =>
        Proposed(state, adjustmentNo).TryGet(out var adjustment, out var refusal)
            ? Decided(state, moment, adjustment with { State = ApprovalState.Rejected }, "reject", staffNo)
            : refusal;

    private static Outcome<long> Book(HubState state, Moment moment, Adjustment adjustment, Terms terms)
    {
        var member = MemberLookup.Survivor(state, adjustment.MemberNo);
        var chain = state.Ledger.Begin(new ChainHeader(moment.RequestId, moment.NowMicros)
        {
            PartnerNo = adjustment.PartnerNo,
            MemberNo = member.No,
            SourceNo = adjustment.No,
            TermsNo = terms.No,
        });
        if (adjustment.IsCredit)
        {
            if (NetDebitCap.Test(state, terms, adjustment.Points) is { } cap)
            {
                return cap;
            }

            var from = PointsAccounts.Clearing(terms.CurrencyNo, terms.PartnerNo);
            var expiresOn = TermsInForce.ExpiryDay(terms, moment.NowMicros);
            PointsFlow.Issue(state, chain, terms, from, member.No, adjustment.Points, expiresOn, 0, TransferKind.Adjustment, TransferKind.AdjustmentMoney);
            return chain.Finish();
        }

        var wallet = state.Ledger.Account(PointsAccounts.Wallet(terms.CurrencyNo, member.No));
        var takes = LotChoice.ToTakeBack(wallet, adjustment.Points, moment.Today, 0, terms.PartnerNo);
        var debt = adjustment.Points - takes.Sum(take => take.Points);
        if (debt + WalletLots.Debt(wallet.Lots) > Math.Max(terms.DebtFloorPoints, WalletLots.Debt(wallet.Lots)))
        {
            return new Refusal(Reason.NegativeLimitReached, $"The wallet lacks {debt} of the points, and may go no further than {terms.DebtFloorPoints} below zero.");
        }

        PointsFlow.TakeBack(state, chain, terms, member.No, takes, debt, TransferKind.Adjustment, TransferKind.AdjustmentMoney);
        return chain.Finish();
    }

    private static Outcome<Adjustment> Proposed(HubState state, long adjustmentNo) => state.Adjustments.Find(adjustmentNo) switch
    {
        null => new Refusal(Reason.AdjustmentNotFound, "There is no such adjustment."),
        { State: ApprovalState.Proposed } adjustment => adjustment,
        var decided => new Refusal(Reason.NotProposed, $"The adjustment is {decided.State} already."),
    };

    private static Adjustment Decided(HubState state, Moment moment, Adjustment adjustment, string trigger, int staffNo)
    {
        adjustment = adjustment with { DecidedBy = staffNo, DecidedMicros = moment.NowMicros };
        state.Adjustments.Put(adjustment.No, adjustment);
        Note(state, moment, adjustment, nameof(ApprovalState.Proposed), trigger, staffNo, "");
        return adjustment;
    }

    private static void Note(HubState state, Moment moment, Adjustment adjustment, string from, string trigger, int staffNo, string why) =>
        History.Note(state, moment, OpaqueId.Format("adj", adjustment.No, adjustment.CreatedMicros), from, adjustment.State.ToString(), trigger, History.Person(state, staffNo), why);
}
