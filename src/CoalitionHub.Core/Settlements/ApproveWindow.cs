using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Prices;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>A calculated window that a person agrees to.</summary>
/// <param name="WindowNo">Which window.</param>
/// <param name="MicrosPerMinorUnit">Of the settlement money.</param>
/// <param name="StaffNo">Who approves; 0 for the hub, where the rules settle immediately.</param>
public sealed record ApproveWindowCommand(int WindowNo, long MicrosPerMinorUnit, int StaffNo)
{
    /// <summary>It is only tried, and taken back: what would any second person's approval do?</summary>
    public bool IsTrial { get; init; }
}

/// <summary>
/// Moves every partner's position of the window to its payable or receivable, all in one chain or not at all. Afterwards a
/// position holds only what later windows put on it; what is owed for this one waits for the bank, each partner's for itself.
/// </summary>
public static class ApproveWindow
{
    public static Outcome<Window> Decide(HubState state, Moment moment, ApproveWindowCommand command)
    {
        if (!WindowSteps.Find(state, command.WindowNo).TryGet(out var window, out var refusal) ||
            !WindowSteps.Take(state, moment, window, WindowTrigger.Approve, command.StaffNo).TryGet(out var approved, out refusal))
        {
            return refusal;
        }

        var rules = RulesOf(state, window);
        var isOnStandingWord = command.StaffNo == 0 && rules.Timing == SettlementTiming.Immediate;
        if (window.ProposedBy == command.StaffNo && !isOnStandingWord && !command.IsTrial)
        {
            return new Refusal(Reason.SamePerson, "Another person than the one who calculated the window must approve it.");
        }

        IReadOnlyList<WindowPart> parts = [.. PartsOf(state, window.No)];
        var chain = state.Ledger.Begin(new ChainHeader(moment.RequestId, moment.NowMicros) { SourceNo = window.No });
        foreach (var line in state.WindowLines.All().Where(line => line.Key.WindowNo == window.No).OrderBy(line => line.Key.PartnerNo).ThenBy(line => line.Key.Kind).ThenBy(line => line.Key.CurrencyNo))
        {
            ChargeBookings.Book(chain, line);
        }

        foreach (var part in parts)
        {
            Book(chain, part, command.MicrosPerMinorUnit);
        }

        var isEmpty = chain.IsEmpty;
        if (rules.DrawsPrefund)
        {
            parts = PrefundDrawing.Draw(state, moment, window, chain, parts, command.MicrosPerMinorUnit);
        }

        if (!chain.Finish().TryGet(out var chainSeq, out refusal))
        {
            return refusal;
        }

        approved = approved with { ApprovedBy = command.StaffNo, ApprovedMicros = moment.NowMicros, ChainSeq = isEmpty ? 0 : chainSeq, ChainEndSeq = isEmpty ? 0 : state.Ledger.NextSeq - 1 };
        if (!SettleIfPaid(state, moment, approved, parts, command.StaffNo).TryGet(out var settled, out refusal))
        {
            return refusal;
        }

        state.PutWindow(settled);
        return settled;
    }

    /// <summary>The window's parts as the draft sees them, by partner number.</summary>
    internal static IEnumerable<WindowPart> PartsOf(HubState state, int windowNo) =>
        state.WindowParts.All().Where(part => part.Key.WindowNo == windowNo).OrderBy(part => part.Key.PartnerNo);

    /// <summary>The rules that the window was calculated by.</summary>
    private static RuleTerms RulesOf(HubState state, Window window) => state.SettlementRules.Find(window.RulesNo)?.Terms ?? RuleTerms.Usual;

    /// <summary>The window, settled when nothing is left to be paid.</summary>
    internal static Outcome<Window> SettleIfPaid(HubState state, Moment moment, Window window, IEnumerable<WindowPart> parts, int staffNo) =>
        parts.All(part => WindowParts.OutstandingMinorUnits(part) == 0)
            ? WindowSteps.Take(state, moment, window, WindowTrigger.Settle, staffNo)
            : window;

    /// <summary>Together with the lines that the calculation added these take the whole window off the position, to the micro.</summary>
    private static void Book(Chain chain, WindowPart part, long microsPerMinorUnit)
    {
        var partnerNo = part.Key.PartnerNo;
        var position = SettlementAccounts.Position(partnerNo);
        Signed(chain, position, SettlementAccounts.Rounding, part.ResidueMicros, TransferKind.SettlementRounding);
        chain.Move(position, SettlementAccounts.Payable(partnerNo), part.ReceiveMinorUnits * microsPerMinorUnit, TransferKind.Settlement);
        chain.Move(SettlementAccounts.Receivable(partnerNo), position, part.PayMinorUnits * microsPerMinorUnit, TransferKind.Settlement);
    }

    private static void Signed(Chain chain, AccountId from, AccountId to, long micros, TransferKind kind) =>
        _ = micros >= 0 ? chain.Move(from, to, micros, kind) : chain.Move(to, from, -micros, kind);
}
