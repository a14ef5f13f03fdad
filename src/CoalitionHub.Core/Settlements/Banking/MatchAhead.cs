using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Banking;

/// <summary>Matches what partners pay ahead: packs of points, which are booked when the amount is exact, and deposits, which a second person books.</summary>
internal static class MatchAhead
{
    /// <summary>Something about a pack of points.</summary>
    public static MatchedEntry OfPack(HubState state, Moment moment, MatchBankEntryCommand command, int packNo, string reference)
    {
        var transaction = command.Transaction;
        if (command.Packs?.Find(state, packNo) is not { } pack)
        {
            return new MatchedEntry(EntryVerdict.Unmatched, default, reference, "The reference names no pack of points.");
        }

        if (!transaction.IsCredit || transaction.IsReturn)
        {
            return Said(EntryVerdict.Returned, "The bank took the partner's payment for a pack back; the pack is left as it is.");
        }

        if (!pack.IsAwaited)
        {
            return pack.IsPaid ? Said(EntryVerdict.Duplicate, "The pack was paid before.") : Said(EntryVerdict.Unmatched, "The pack is not to be paid.");
        }

        if (MatchedEntry.Difference(state, transaction, pack.MinorUnits) is { } difference)
        {
            return Said(EntryVerdict.AmountMismatch, difference);
        }

        return MatchedEntry.Tried(state, () => command.Packs.Pay(state, moment, packNo, transaction.BankReference, command.StaffNo)).TryGet(out _, out var refusal)
            ? Said(EntryVerdict.Settled, "")
            : Said(refusal.Reason == Reason.BankReferenceUsed ? EntryVerdict.Duplicate : EntryVerdict.Unmatched, refusal.Message);

        MatchedEntry Said(EntryVerdict verdict, string why) => new(verdict, new PartKey(0, pack.PartnerNo), reference, why) { PackNo = packNo };
    }

    /// <summary>Something that a partner pays in ahead. What it means to pay in is up to it, so no amount is expected: a second person looks.</summary>
    public static MatchedEntry OfDeposit(HubState state, Moment moment, MatchBankEntryCommand command, int partnerNo, string reference)
    {
        var transaction = command.Transaction;
        if (state.Partners.Find(partnerNo) is null)
        {
            return new MatchedEntry(EntryVerdict.Unmatched, default, reference, "The reference names no partner.");
        }

        if (!transaction.IsCredit || transaction.IsReturn)
        {
            return Said(EntryVerdict.Returned, "The bank took a deposit back; what was booked of it is left as it is.");
        }

        if (MatchedEntry.Doubt(state, transaction) is { } doubt)
        {
            return Said(EntryVerdict.AmountMismatch, doubt);
        }

        if (transaction.MinorUnits <= 0 || transaction.MinorUnits > AmountLimits.MaxMicros / IsoMoney.MicrosPerMinorUnit(transaction.Currency))
        {
            return Said(EntryVerdict.AmountMismatch, "No deposit can have this amount.");
        }

        Money amount = new(transaction.Currency, transaction.MinorUnits);
        return MatchedEntry.Tried(state, () => LiquidityDecisions.Propose(state, moment, new ProposeLiquidityCommand(partnerNo, true, amount, transaction.BankReference, command.StaffNo)))
            .TryGet(out var proposed, out var refusal)
            ? Said(EntryVerdict.Proposed, "It waits for another person's approval.") with { MovementNo = proposed.No }
            : Said(refusal.Reason == Reason.BankReferenceUsed ? EntryVerdict.Duplicate : EntryVerdict.Unmatched, refusal.Message);

        MatchedEntry Said(EntryVerdict verdict, string why) => new(verdict, new PartKey(0, partnerNo), reference, why);
    }
}
