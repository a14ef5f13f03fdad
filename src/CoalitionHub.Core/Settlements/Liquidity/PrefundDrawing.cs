using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>
/// Pays an approved window out of the prefunds of partners that have ever paid in, and into them, where the rules say so: what a partner
/// has to pay as far as its prefund goes, what it is to be paid wholly. What is left waits for the bank.
/// </summary>
internal static class PrefundDrawing
{
    /// <summary>The parts afterwards, in the draft; their payments are in the chain of the approval.</summary>
    public static IReadOnlyList<WindowPart> Draw(HubState state, Moment moment, Window window, Chain chain, IReadOnlyList<WindowPart> parts, long microsPerMinorUnit) =>
        [.. parts.Select(part => state.Ledger.Account(SettlementAccounts.Prefund(part.Key.PartnerNo)).AtSeq == 0 ? part : Draw(state, moment, window, chain, part, microsPerMinorUnit))];

    private static WindowPart Draw(HubState state, Moment moment, Window window, Chain chain, WindowPart part, long microsPerMinorUnit)
    {
        var prefund = SettlementAccounts.Prefund(part.Key.PartnerNo);
        var drawn = part;
        if (WindowParts.ToReceiveMinorUnits(part) is > 0 and var receive)
        {
            var seq = chain.Move(SettlementAccounts.Payable(part.Key.PartnerNo), prefund, receive * microsPerMinorUnit, TransferKind.Payment);
            Keep(false, receive, seq);
            drawn = drawn with { PaidOutMinorUnits = drawn.PaidOutMinorUnits + receive };
        }

        var there = Math.Max(0, state.Ledger.Account(prefund).Balance / microsPerMinorUnit);
        if (Math.Min(WindowParts.ToPayMinorUnits(part), there) is > 0 and var pay)
        {
            var seq = chain.Move(prefund, SettlementAccounts.Receivable(part.Key.PartnerNo), pay * microsPerMinorUnit, TransferKind.Payment);
            Keep(true, pay, seq);
            drawn = drawn with { PaidInMinorUnits = drawn.PaidInMinorUnits + pay };
        }

        state.PutPart(drawn);
        return drawn;

        void Keep(bool isReceived, long minorUnits, long seq)
        {
            var no = state.DocumentNumbers.Next();
            state.Payments.Put(no, new Payment(no, part.Key, isReceived, minorUnits, $"prefund {window.No}/{part.Key.PartnerNo}/{(isReceived ? "in" : "out")}", 0, moment.NowMicros, seq));
        }
    }
}
