using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points.Packs;

/// <summary>What people are told of packs while points are given.</summary>
internal static class PackAlerts
{
    /// <summary>Once, when what is left falls below the reorder level.</summary>
    /// <param name="state">The draft, after the points were given.</param>
    /// <param name="moment">Now.</param>
    /// <param name="terms">Whose packs, and the level.</param>
    /// <param name="before">What was left before.</param>
    public static void Test(HubState state, Moment moment, Terms terms, long before)
    {
        var after = PackUse.Left(state, terms);
        if (before >= terms.Charges.PackReorderPoints && after < terms.Charges.PackReorderPoints)
        {
            Alerts.Raise(state, moment, AlertName.PacksLow, terms.PartnerNo, $"The partner's packs have {after} points left, less than {terms.Charges.PackReorderPoints}; another pack is to be bought.");
        }
    }

    /// <summary>A purchase of an offline till that the packs don't cover: it has happened, so the partner owes for it.</summary>
    public static void UsedUp(HubState state, Moment moment, Terms terms, string why) =>
        Alerts.Raise(state, moment, AlertName.OfflineEarnOverPacks, terms.PartnerNo, why);
}
