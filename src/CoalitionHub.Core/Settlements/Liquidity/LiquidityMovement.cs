using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>Money that a partner pays in ahead, or gets back of it.</summary>
/// <param name="No">1 and up.</param>
/// <param name="PartnerNo">Whose.</param>
/// <param name="IsDeposit">True when it is paid in.</param>
/// <param name="MinorUnits">How much, 1 or more.</param>
/// <param name="BankReference">The bank's own reference.</param>
/// <param name="State">Where it stands; booked when it is approved.</param>
/// <param name="ProposedBy">The person who proposed it.</param>
/// <param name="DecidedBy">The person who approved or rejected it; 0 while it waits.</param>
/// <param name="CreatedMicros">When it was proposed.</param>
/// <param name="DecidedMicros">When it was decided; 0 while it waits.</param>
/// <param name="ChainSeq">The transfer that booked it; 0 before.</param>
public sealed record LiquidityMovement(
    long No, int PartnerNo, bool IsDeposit, long MinorUnits, string BankReference, ApprovalState State, int ProposedBy, int DecidedBy, long CreatedMicros,
    long DecidedMicros, long ChainSeq)
{
    /// <summary>The kind of id that movements have.</summary>
    public const string IdPrefix = "liq";

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);
}
