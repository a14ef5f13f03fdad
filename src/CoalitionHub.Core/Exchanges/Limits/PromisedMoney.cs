using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>
/// What a partner has promised for exchanges that are under way and not in the journal yet: money fees and bonuses that it pays, and
/// the points that it will issue. It counts against the partner's cap, so that exchanges which wait can't come to more than it together.
/// Derived from the open exchanges, not stored.
/// </summary>
/// <param name="PartnerNo">Who will owe it.</param>
/// <param name="Micros">Of the settlement money, 0 or more.</param>
public sealed record PromisedMoney(int PartnerNo, Int128 Micros)
{
    /// <summary>What an exchange promises; nothing once it is booked, declined, cancelled or given up.</summary>
    internal static IEnumerable<PromisedMoney> Of(HubState state, Exchange exchange)
    {
        if (!exchange.IsOpen || exchange.ChainSeq != 0)
        {
            yield break;
        }

        foreach (var charge in exchange.Plan.Charges)
        {
            yield return new PromisedMoney(charge.PayerNo, charge.Micros);
        }

        // A brand that keeps its points itself issues them into its own ledger: they cost the coalition nothing.
        if (exchange.Plan.To == Custody.Hub && state.Terms.Find(exchange.TermsNo) is { } issuer)
        {
            yield return new PromisedMoney(issuer.PartnerNo, Exposure.Cost(issuer, exchange.ArrivingPoints));
        }
    }
}
