using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Banking;

/// <summary>A pack of points as the bank's statement sees it.</summary>
/// <param name="PartnerNo">Who buys.</param>
/// <param name="MinorUnits">What it costs.</param>
/// <param name="IsAwaited">True while its payment is expected.</param>
/// <param name="IsPaid">True once it is paid.</param>
public readonly record struct PackPrice(int PartnerNo, long MinorUnits, bool IsAwaited, bool IsPaid);

/// <summary>The packs of points that partners pay for. Settlements know no packs: whoever puts the hub together says how they are found and booked.</summary>
public interface IPackPayments
{
    /// <summary>The pack with this number; null for none.</summary>
    PackPrice? Find(HubState state, int packNo);

    /// <summary>Books its payment.</summary>
    Outcome<int> Pay(HubState state, Moment moment, int packNo, string bankReference, int staffNo);
}
