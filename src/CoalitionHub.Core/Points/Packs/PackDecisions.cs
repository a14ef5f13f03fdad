using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points.Packs;

/// <summary>A pack that a person proposes to sell.</summary>
/// <param name="PartnerNo">Who buys.</param>
/// <param name="Currency">Which points.</param>
/// <param name="Points">How many.</param>
/// <param name="BankReference">The payment with which the partner paid; empty where it is yet to pay.</param>
/// <param name="StaffNo">The person.</param>
public sealed record ProposePackCommand(int PartnerNo, CurrencyCode Currency, long Points, string BankReference, int StaffNo);

/// <summary>
/// Packs of points are sold by two people: one names the payment, the other sees it on the bank's statement; or they agree to the order, and
/// the bank's file shows the payment that quotes its reference.
/// </summary>
public static class PackDecisions
{
    /// <summary>Prices a pack by the terms in force and keeps the proposal; nothing can be given out of it yet.</summary>
    /// <returns>The pack; else PARTNER_NOT_FOUND, CURRENCY_UNKNOWN, NO_TERMS_IN_FORCE, NOT_PREPAID, BANK_REFERENCE_USED.</returns>
    public static Outcome<Pack> Propose(HubState state, Moment moment, ProposePackCommand command)
    {
        if (state.Partners.Find(command.PartnerNo) is null)
        {
            return new Refusal(Reason.PartnerNotFound, "There is no such partner.");
        }

        if (state.Currencies.All().FirstOrDefault(currency => currency.Code == command.Currency && currency.Kind != CurrencyKind.Money) is not { } currency)
        {
            return new Refusal(Reason.CurrencyUnknown, $"There are no points {command.Currency}.");
        }

        if (!TermsInForce.Find(state, command.PartnerNo, currency.No, moment.NowMicros).TryGet(out var terms, out var refusal))
        {
            return refusal;
        }

        if (terms.Funding != FundingModel.Prepaid)
        {
            return new Refusal(Reason.NotPrepaid, "The partner's terms for these points aren't prepaid; it pays for them when they are given or burnt.");
        }

        if (BankReferences.IsUsed(state, command.BankReference))
        {
            return Used;
        }

        var microsPerMinorUnit = IsoMoney.MicrosPerMinorUnit(state.SettlementMoney);
        var price = (RangePrice.OfIssue(terms).Micros(0, command.Points, command.Points) / Ratio.Of(microsPerMinorUnit)).Ceiling;
        if (price * microsPerMinorUnit > AmountLimits.MaxMicros)
        {
            return new Refusal(Reason.AmountTooLarge, $"The pack costs {price} minor units; one transfer moves at most {AmountLimits.MaxMicros} micros.");
        }

        Pack pack = new(
            checked((int)state.DocumentNumbers.Next()), command.PartnerNo, currency.No, terms.No, command.Points, (long)price, (long)price * microsPerMinorUnit,
            command.BankReference, PackState.Proposed, 0, command.StaffNo, 0, moment.NowMicros, 0, 0);
        state.Packs.Put(pack.No, pack);
        Note(state, moment, pack, "", "Propose", command.StaffNo);
        return pack;
    }

    /// <summary>Books the payment, and lets the partner give the points; where no payment was named, the pack waits for one.</summary>
    /// <returns>The pack; else PACK_NOT_FOUND, NOT_PROPOSED, SAME_PERSON, BANK_REFERENCE_USED.</returns>
    public static Outcome<Pack> Approve(HubState state, Moment moment, int packNo, int staffNo)
    {
        if (!Find(state, packNo).TryGet(out var pack, out var refusal))
        {
            return refusal;
        }

        var trigger = pack.BankReference.Length == 0 ? PackTrigger.Order : PackTrigger.Approve;
        if (!PackMachine.After(pack.State, trigger).TryGet(out var after, out refusal))
        {
            return refusal;
        }

        if (pack.ProposedBy == staffNo)
        {
            return new Refusal(Reason.SamePerson, "Another person than the proposer must approve a pack.");
        }

        if (BankReferences.IsUsed(state, pack.BankReference, exceptPackNo: pack.No))
        {
            return Used;
        }

        var decided = pack with { DecidedBy = staffNo, DecidedMicros = moment.NowMicros };
        return trigger == PackTrigger.Order ? Step(state, moment, decided, after, trigger, staffNo) : Book(state, moment, decided, after, trigger, staffNo);
    }

    /// <summary>Books the payment of a pack that waited for it.</summary>
    /// <returns>The pack; else PACK_NOT_FOUND, NOT_PROPOSED, BANK_REFERENCE_USED.</returns>
    public static Outcome<Pack> Pay(HubState state, Moment moment, int packNo, string bankReference, int staffNo)
    {
        if (!Find(state, packNo).TryGet(out var pack, out var refusal) || !PackMachine.After(pack.State, PackTrigger.Pay).TryGet(out var after, out refusal))
        {
            return refusal;
        }

        return BankReferences.IsUsed(state, bankReference)
            ? Used
            : Book(state, moment, pack with { BankReference = bankReference }, after, PackTrigger.Pay, staffNo);
    }

    /// <summary>Turns the pack down; also one that the partner doesn't pay.</summary>
    /// <returns>The pack; else PACK_NOT_FOUND, NOT_PROPOSED.</returns>
    public static Outcome<Pack> Reject(HubState state, Moment moment, int packNo, int staffNo)
    {
        if (!Find(state, packNo).TryGet(out var pack, out var refusal) || !PackMachine.After(pack.State, PackTrigger.Reject).TryGet(out var after, out refusal))
        {
            return refusal;
        }

        return Step(state, moment, pack with { DecidedBy = staffNo, DecidedMicros = moment.NowMicros }, after, PackTrigger.Reject, staffNo);
    }

    private static Refusal Used => new(Reason.BankReferenceUsed, "Something else was paid with the payment of this bank reference.");

    private static Outcome<Pack> Find(HubState state, int packNo) =>
        state.Packs.Find(packNo) is { } pack ? pack : new Refusal(Reason.PackNotFound, "There is no such pack.");

    private static Outcome<Pack> Book(HubState state, Moment moment, Pack pack, PackState after, PackTrigger trigger, int staffNo)
    {
        ChainHeader header = new(moment.RequestId, moment.NowMicros) { PartnerNo = pack.PartnerNo, SourceNo = pack.No, TermsNo = pack.TermsNo };
        var chain = state.Ledger.Begin(header);
        chain.Move(PointsAccounts.Clearing(pack.CurrencyNo, pack.PartnerNo), PackUse.Points(pack.CurrencyNo, pack.PartnerNo), pack.Points, TransferKind.PackPurchase);
        chain.Move(PointsAccounts.Bank, PackUse.Money(pack.PartnerNo), pack.PriceMicros, TransferKind.PackPurchase);
        if (!chain.Finish().TryGet(out var chainSeq, out var refusal))
        {
            return refusal;
        }

        var stock = PackStock.Of(state, pack.Key);
        state.PackStocks.Put(stock.Key, stock with { Nos = stock.Nos.Add(pack.No), Points = stock.Points + pack.Points });
        return Step(state, moment, pack with { ChainSeq = chainSeq }, after, trigger, staffNo);
    }

    private static Pack Step(HubState state, Moment moment, Pack pack, PackState after, PackTrigger trigger, int staffNo)
    {
        var stepped = pack with { State = after };
        state.Packs.Put(stepped.No, stepped);
        Note(state, moment, stepped, pack.State.ToString(), trigger.ToString(), staffNo);
        return stepped;
    }

    private static void Note(HubState state, Moment moment, Pack pack, string from, string trigger, int staffNo) =>
        History.Note(state, moment, pack.Id, from, pack.State.ToString(), trigger, History.Person(state, staffNo));
}
