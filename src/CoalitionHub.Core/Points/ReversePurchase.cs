using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points;

/// <summary>Goods that came back, or points given back.</summary>
/// <param name="PartnerNo">Where.</param>
/// <param name="PurchaseNo">The original by its number; 0 when <paramref name="Original"/> names it.</param>
/// <param name="Original">The original by the merchant's own reference.</param>
/// <param name="Receipt">The return's own reference, time and store.</param>
/// <param name="Amount">Of an earn: the money that came back; null for all that remains.</param>
/// <param name="Points">Of a burn: the points to give back; null for all that remain.</param>
public sealed record ReverseCommand(int PartnerNo, long PurchaseNo, PurchaseReference Original, TillReceipt Receipt, Money? Amount, long? Points);

/// <summary>What was undone.</summary>
/// <param name="Return">The return as it is kept.</param>
/// <param name="Original">The original as it is now.</param>
/// <param name="FromPending">Points taken back that were still pending.</param>
/// <param name="FromBalance">Points taken back that were available.</param>
/// <param name="FromDebt">Points the member owes from now on.</param>
/// <param name="Wallet">The wallet afterwards.</param>
public sealed record Reversed(Purchase Return, Purchase Original, long FromPending, long FromBalance, long FromDebt, Account Wallet);

/// <summary>Undoes an earn or a burn, wholly or in part, never more than remains of it.</summary>
public static class ReversePurchase
{
    public static Outcome<Reversed> Decide(HubState state, Moment moment, ReverseCommand command)
    {
        var original = command.PurchaseNo != 0 ? state.Purchases.Find(command.PurchaseNo) : state.FindPurchase(command.Original);
        if (original is null || original.PartnerNo != command.PartnerNo)
        {
            return new Refusal(Reason.PurchaseNotFound, "The partner has no such purchase.");
        }

        if (original.Kind == PurchaseKind.Return || state.Ledger.Holds.Find(original.HoldNo) is not null || (original.Kind == PurchaseKind.Burn && original.Points == 0))
        {
            return new Refusal(Reason.PurchaseNotReversible, "A return can't be reversed; an authorised burn is voided, not reversed.");
        }

        if ((original.Kind == PurchaseKind.Earn && command.Points is not null) || (original.Kind == PurchaseKind.Burn && command.Amount is not null))
        {
            return new Refusal(Reason.FieldInvalid, "Of an earn, the amount that came back is given; of a burn, the points to give back.");
        }

        if (command.Receipt.Check(state, moment, command.PartnerNo, PurchaseKind.Return, long.MaxValue) is { } refusal)
        {
            return refusal;
        }

        return original.Kind == PurchaseKind.Earn
            ? ReverseEarn(state, moment, command, original)
            : ReverseBurn(state, moment, command, original);
    }

    private static Outcome<Reversed> ReverseEarn(HubState state, Moment moment, ReverseCommand command, Purchase original)
    {
        if (command.Amount is { } amount && amount.Currency != original.Money)
        {
            return new Refusal(Reason.CurrencyMismatch, $"The purchase was paid in {original.Money}; what came back is counted in it too.");
        }

        var open = original.MinorUnits - original.ReturnedMinorUnits;
        var returned = command.Amount?.MinorUnits ?? open;
        if (returned > open || returned == 0)
        {
            return new Refusal(Reason.ReturnExceedsPurchase, $"{open} minor units of the purchase can still come back, {returned} were named.");
        }

        // Points follow the money over the sum of all returns, so that parts add up to the whole.
        var points = Fraction.ShareRoundedDown(original.Points, original.ReturnedMinorUnits + returned, original.MinorUnits) - original.ReturnedPoints;
        var terms = TermsNamed(state, original.TermsNo);
        var member = MemberLookup.Survivor(state, original.MemberNo);
        var walletId = PointsAccounts.Wallet(original.CurrencyNo, member.No);
        var wallet = state.Ledger.Account(walletId);
        var takes = points == 0 ? [] : LotChoice.ToTakeBack(wallet, points, moment.Today, OwnLot(state, original), original.PartnerNo);
        var recovered = takes.Sum(take => take.Points);
        var pending = takes.Where(take => !take.Lot.IsMature(moment.Today)).Sum(take => take.Points);
        var debt = Math.Clamp(terms.DebtFloorPoints - WalletLots.Debt(wallet.Lots), 0, points - recovered);

        var after = original with { ReturnedMinorUnits = original.ReturnedMinorUnits + returned, ReturnedPoints = original.ReturnedPoints + points };
        var back = Return(state, moment, command, original, member) with { MinorUnits = returned, Money = original.Money, Points = recovered + debt };
        if (recovered + debt > 0)
        {
            var chain = state.Ledger.Begin(command.Receipt.Header(moment, original.PartnerNo, member.No, back.No, terms.No, original.ChainSeq));
            PointsFlow.TakeBack(state, chain, terms, member.No, takes, debt, TransferKind.Reversal, TransferKind.ReversalMoney);
            if (!chain.Finish().TryGet(out var chainSeq, out var full))
            {
                return full;
            }

            back = back with { ChainSeq = chainSeq };
        }

        state.Purchases.Put(after.No, after);
        state.AddPurchase(back);
        return new Reversed(back, after, pending, recovered - pending, debt, state.Ledger.Account(walletId));
    }

    private static Outcome<Reversed> ReverseBurn(HubState state, Moment moment, ReverseCommand command, Purchase original)
    {
        var open = original.Points - original.ReturnedPoints;
        var points = command.Points ?? open;
        if (points > open || points == 0)
        {
            return new Refusal(Reason.ReturnExceedsPurchase, $"{open} points of the burn can still be given back, {points} were named.");
        }

        var member = MemberLookup.Survivor(state, original.MemberNo);
        var back = Return(state, moment, command, original, member) with { Points = points };
        var chain = state.Ledger.Begin(command.Receipt.Header(moment, original.PartnerNo, member.No, back.No, original.TermsNo, original.ChainSeq));
        GiveBack.Write(state, moment, chain, original, member.No, points);
        if (!chain.Finish().TryGet(out var chainSeq, out var full))
        {
            return full;
        }

        var after = original with { ReturnedPoints = original.ReturnedPoints + points };
        back = back with { ChainSeq = chainSeq };
        state.Purchases.Put(after.No, after);
        state.AddPurchase(back);
        return new Reversed(back, after, 0, 0, 0, state.Ledger.Account(PointsAccounts.Wallet(original.CurrencyNo, member.No)));
    }

    /// <summary>The return as it is kept: of a person who was erased nothing new is learned.</summary>
    private static Purchase Return(HubState state, Moment moment, ReverseCommand command, Purchase original, Member member) => new()
    {
        No = state.PurchaseNumbers.Next(),
        PartnerNo = original.PartnerNo,
        MemberNo = member.No,
        Kind = PurchaseKind.Return,
        Reference = command.Receipt.Reference,
        ReferenceSalt = member.State == MemberState.Erased ? ReadOnlyMemory<byte>.Empty : command.Receipt.ReferenceSalt,
        MinorUnits = 0,
        Money = original.Money,
        CurrencyNo = original.CurrencyNo,
        Points = 0,
        TermsNo = original.TermsNo,
        OriginalNo = original.No,
        Store = member.State == MemberState.Erased ? "" : command.Receipt.Store,
        Channel = member.State == MemberState.Erased ? Channel.Unspecified : command.Receipt.Channel,
        PurchaseTimeMicros = command.Receipt.TimeAt(moment),
        CreatedMicros = moment.NowMicros,
    };

    /// <summary>The lot that the earn's points went into; 0 when they all repaid debt.</summary>
    private static long OwnLot(HubState state, Purchase earn)
    {
        foreach (var row in earn.ChainSeq == 0 ? [] : state.ReadChain(earn.ChainSeq))
        {
            if (row.Kind == TransferKind.Earn)
            {
                return row.LotSeq;
            }
        }

        return 0;
    }

    private static Terms TermsNamed(HubState state, int termsNo) =>
        state.Terms.Find(termsNo) ?? throw new InvalidOperationException($"A purchase names terms {termsNo}, which don't exist.");
}
