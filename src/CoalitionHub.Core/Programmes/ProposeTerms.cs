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
public sealed record ProposeTermsCommand(Terms Terms, CurrencyCode Points, Money NetDebitCap, int StaffNo);

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

        if (!CapMicros(state, command.NetDebitCap).TryGet(out var cap, out refusal))
        {
            return refusal;
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

    private static Outcome<long> CapMicros(HubState state, Money cap)
    {
        var settlement = state.Currencies.Find(Currency.SettlementMoneyNo)
            ?? throw new InvalidOperationException("The coalition has no settlement money: the database was not set up.");
        return settlement.Code == cap.Currency
            ? cap.MinorUnits * IsoMoney.MicrosPerMinorUnit(cap.Currency)
            : new Refusal(Reason.SettlementCurrencyMismatch, $"The net debit cap is in {cap.Currency}, but the coalition settles in {settlement.Code}.")
            {
                Fields = [new FieldFault("terms.net_debit_cap.currency_code", $"must be {settlement.Code}.")],
            };
    }
}
