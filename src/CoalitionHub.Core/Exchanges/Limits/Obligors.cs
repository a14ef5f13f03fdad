using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>
/// The partners that may come to owe by an exchange, beside the issuer of what arrives: the brand whose points leave, and those that
/// pay a fee or a bonus. None of them may be suspended, and none may end up over its net debit cap by owing more than before.
/// </summary>
internal sealed class Obligors
{
    private readonly HubState state;
    private readonly List<(Terms Terms, Int128 Before)> capped = [];

    private Obligors(HubState state) => this.state = state;

    /// <summary>Notes what each owes before; PARTNER_SUSPENDED when one may not owe at all.</summary>
    public static Outcome<Obligors> Before(HubState state, Moment moment, int fromCurrencyNo, IEnumerable<Charge> charges)
    {
        var obligors = new Obligors(state);
        var brandNo = state.Currencies.Find(fromCurrencyNo)?.OwnerPartnerNo ?? 0;
        foreach (var partnerNo in charges.Select(charge => charge.PayerNo).Append(brandNo).Where(no => no != 0).Distinct())
        {
            if (state.Partners.Find(partnerNo)?.State == PartnerState.Suspended)
            {
                return new Refusal(Reason.PartnerSuspended, $"Partner {partnerNo} would owe for the exchange and is suspended.");
            }

            if (TermsInForce.OfUsualPoints(state, partnerNo, moment.NowMicros) is { } terms)
            {
                obligors.capped.Add((terms, NetDebitCap.ExposureMicros(state, partnerNo)));
            }
        }

        return obligors;
    }

    /// <summary>Why one of them may not go through, now that the time in which the member could take it back is over; else null.</summary>
    public static Refusal? Recheck(HubState state, Moment moment, Exchange exchange)
    {
        var charges = exchange.Plan.Charges;
        if (!Before(state, moment, exchange.FromCurrencyNo, charges).TryGet(out var obligors, out var suspended))
        {
            return suspended;
        }

        // What they pay was promised when it was accepted, and so is in what they owe already.
        return obligors.capped.Where(each => charges.Any(charge => charge.PayerNo == each.Terms.PartnerNo))
            .Select(each => NetDebitCap.Test(state, each.Terms, 0))
            .FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>NET_DEBIT_CAP_EXCEEDED when one owes more than before and more than it may, now that the exchange is booked or promised; else null.</summary>
    public Refusal? After()
    {
        foreach (var (terms, before) in capped)
        {
            if (NetDebitCap.ExposureMicros(state, terms.PartnerNo) > before && NetDebitCap.Test(state, terms, 0) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }
}
