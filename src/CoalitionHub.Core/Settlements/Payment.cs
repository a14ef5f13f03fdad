using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>A payment that was made to, or received from, a partner for a window.</summary>
/// <param name="No">1 and up.</param>
/// <param name="Key">Which window and partner.</param>
/// <param name="IsReceived">True when the partner paid, false when the hub did.</param>
/// <param name="MinorUnits">How much, 1 or more.</param>
/// <param name="BankReference">The bank's own reference.</param>
/// <param name="RecordedBy">The person who recorded it.</param>
/// <param name="CreatedMicros">When it was recorded.</param>
/// <param name="ChainSeq">The transfer that booked it.</param>
public sealed record Payment(long No, PartKey Key, bool IsReceived, long MinorUnits, string BankReference, int RecordedBy, long CreatedMicros, long ChainSeq)
{
    /// <summary>The kind of id that payments have.</summary>
    public const string IdPrefix = "pay";

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);
}
