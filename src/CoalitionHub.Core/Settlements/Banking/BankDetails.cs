using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Banking;

/// <summary>A bank account, as one person proposed it and another approved it. A version never changes; the last one approved is in force.</summary>
/// <param name="No">1 and up.</param>
/// <param name="PartnerNo">Whose; 0 for the coalition's own.</param>
/// <param name="State">Whether it was approved.</param>
/// <param name="HolderName">The account's holder.</param>
/// <param name="Town">The holder's town; may be empty.</param>
/// <param name="Country">The holder's country, ISO 3166-1; may be empty.</param>
/// <param name="AccountNumber">An IBAN, or the number as the bank has it.</param>
/// <param name="IsIban">True for an IBAN.</param>
/// <param name="Bic">The bank; empty where an IBAN says enough.</param>
/// <param name="ProposedBy">The person who proposed it.</param>
/// <param name="DecidedBy">The person who decided; 0 while it waits.</param>
/// <param name="CreatedMicros">When it was proposed.</param>
/// <param name="DecidedMicros">When it was decided; 0 while it waits.</param>
public sealed record BankDetails(
    int No,
    int PartnerNo,
    ApprovalState State,
    string HolderName,
    string Town,
    string Country,
    string AccountNumber,
    bool IsIban,
    string Bic,
    int ProposedBy,
    int DecidedBy,
    long CreatedMicros,
    long DecidedMicros)
{
    /// <summary>The kind of id that they have.</summary>
    public const string IdPrefix = "bnk";

    /// <summary>Their id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);

    /// <summary>What files made now use; null when nobody approved any.</summary>
    /// <param name="all">All versions there are.</param>
    /// <param name="partnerNo">Whose; 0 for the coalition's own.</param>
    public static BankDetails? InForce(IEnumerable<BankDetails> all, int partnerNo) =>
        all.Where(details => details.PartnerNo == partnerNo && details.State == ApprovalState.Approved).MaxBy(details => (details.DecidedMicros, details.No));
}
