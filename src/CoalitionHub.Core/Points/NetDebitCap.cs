using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points;

/// <summary>
/// How far a partner may owe: its position, what it has settled and not paid, less what it paid in ahead, with what its outstanding points
/// will cost it and what it has promised for exchanges under way, must not pass the cap. A prefunded partner has a cap of 0 and pays in what covers it. Tested where obligations arise
/// (earn, exchange, gift), on the draft, so inside a batch too; a burn, a capture or a reversal is never stopped by it.
/// </summary>
public static class NetDebitCap
{
    /// <summary>Tests the cap as if points of these terms were issued now.</summary>
    /// <param name="state">The draft.</param>
    /// <param name="terms">The partner's.</param>
    /// <param name="points">Points that it would issue.</param>
    /// <returns>Null, or the refusal.</returns>
    public static Refusal? Test(HubState state, Terms terms, long points)
    {
        var exposure = ExposureMicros(state, terms.PartnerNo) + Exposure.Cost(terms, points);
        return exposure <= terms.NetDebitCapMicros
            ? null
            : new Refusal(Reason.NetDebitCapExceeded, $"The partner would owe {exposure} micros, outstanding points included and its prefund deducted; its terms allow {terms.NetDebitCapMicros}. It must pay in or settle first.");
    }

    /// <summary>What the partner may come to owe now, in micros.</summary>
    public static Int128 ExposureMicros(HubState state, int partnerNo) => Exposure.OfDraft(state, partnerNo).Micros;
}
