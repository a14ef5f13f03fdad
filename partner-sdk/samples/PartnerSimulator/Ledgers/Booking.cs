using CoalitionHub.PartnerSdk;

namespace CoalitionHub.PartnerSimulator.Ledgers;

/// <summary>An instruction and what the ledger did with it.</summary>
/// <param name="No">1, 2, 3 …</param>
/// <param name="Id">The hub's id of it.</param>
/// <param name="Kind">"debit", "credit", "reverse", or "refused" for one that was refused before its kind was known.</param>
/// <param name="Member">Whose account.</param>
/// <param name="Points">How many were asked for.</param>
/// <param name="About">The instruction that it reversed; else empty.</param>
/// <param name="Reversed">How many of its points were reversed since.</param>
/// <param name="Answer">What was answered, and is again.</param>
internal sealed record Booking(long No, string Id, string Kind, string Member, long Points, string About, long Reversed, LedgerAnswer Answer)
{
    public const string Debit = "debit";
    public const string Credit = "credit";
    public const string Reverse = "reverse";

    /// <summary>True when it moved points and can be reversed.</summary>
    public bool IsMove => Kind is Debit or Credit && Answer.Outcome == InstructionOutcome.Done;
}
