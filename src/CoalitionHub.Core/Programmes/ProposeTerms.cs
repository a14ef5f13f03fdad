using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Programmes;

/// <summary>Terms that a person proposes.</summary>
/// <param name="Terms">
/// What they say: partner, effective time, rates, limits. Number, currency, cap, state, proposer and time are filled in by the decision.
/// </param>
/// <param name="Points">The points they are about.</param>
/// <param name="NetDebitCap">The cap, in the settlement money.</param>
/// <param name="StaffNo">The person.</param>
/// <param name="FlatFee">The flat part of the fee, in the settlement money; null for none.</param>
/// <param name="MinimumFee">The least fee, likewise.</param>
public sealed record ProposeTermsCommand(Terms Terms, CurrencyCode Points, Money NetDebitCap, int StaffNo, Money? FlatFee = null, Money? MinimumFee = null);

/// <summary>Keeps a proposal of terms; nothing is priced by it yet.</summary>
public static class ProposeTerms
{
    public static Outcome<Terms> Decide(HubState state, Moment moment, ProposeTermsCommand command)
    {
        var terms = command.Terms;
        if (TermsBounds.Check(terms, "terms") is { } wrong)
        {
            return wrong;
        }

        if (!CurrencyOf(state, terms.PartnerNo, command.Points).TryGet(out var currency, out var refusal))
        {
            return refusal;
        }

        if (!Micros(state, "net_debit_cap", command.NetDebitCap).TryGet(out var cap, out refusal) ||
            !Micros(state, "flat_fee", command.FlatFee).TryGet(out var flatFee, out refusal) ||
            !Micros(state, "minimum_fee", command.MinimumFee).TryGet(out var minimumFee, out refusal))
        {
            return refusal;
        }

        if (terms.Charges.JointFunding.Any(share => state.Partners.Find(share.PartnerNo) is null))
        {
            return new Refusal(Reason.PartnerNotFound, "A partner that shares the cost of points doesn't exist.");
        }

        if (terms.EffectiveMicros != 0 && terms.EffectiveMicros < moment.NowMicros)
        {
            return TermsDecisions.Retroactive;
        }

        var proposed = terms with
        {
            No = (int)state.DocumentNumbers.Next(),
            CurrencyNo = currency.No,
            NetDebitCapMicros = cap,
            Charges = terms.Charges with { FlatFeeMicros = flatFee, MinimumFeeMicros = minimumFee },
            State = ApprovalState.Proposed,
            ProposedBy = command.StaffNo,
            DecidedBy = 0,
            CreatedMicros = moment.NowMicros,
            DecidedMicros = 0,
        };
        state.Terms.Put(proposed.No, proposed);
        TermsDecisions.Note(state, moment, proposed, "", "Propose", command.StaffNo);
        return proposed;
    }

    private static Outcome<Currency> CurrencyOf(HubState state, int partnerNo, CurrencyCode points)
    {
        if (state.Partners.Find(partnerNo) is null)
        {
            return new Refusal(Reason.PartnerNotFound, "There is no such partner.");
        }

        return state.Currencies.All().FirstOrDefault(currency => currency.Code == points && currency.Kind != CurrencyKind.Money) switch
        {
            null => new Refusal(Reason.CurrencyUnknown, $"There are no points {points}."),
            { Kind: CurrencyKind.BrandPoints } currency when currency.OwnerPartnerNo != partnerNo =>
                new Refusal(Reason.CurrencyNotAllowed, $"{points} are another brand's points; a partner gives its own or the coalition's."),
            var currency => currency,
        };
    }

    /// <summary>An amount of the settlement money; 0 for none.</summary>
    private static Outcome<long> Micros(HubState state, string field, Money? amount)
    {
        if (amount is not { } money)
        {
            return 0L;
        }

        var settlement = state.SettlementMoney;
        return settlement == money.Currency
            ? money.MinorUnits * IsoMoney.MicrosPerMinorUnit(money.Currency)
            : new Refusal(Reason.SettlementCurrencyMismatch, $"The {field.Replace('_', ' ')} is in {money.Currency}, but the coalition settles in {settlement}.")
            {
                Fields = [new FieldFault($"terms.{field}.currency_code", $"must be {settlement}.")],
            };
    }
}
