using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points.Packs;

/// <summary>Points that a prepaid partner buys ahead, at the price that its terms have for so many.</summary>
/// <param name="No">Its number among all documents.</param>
/// <param name="PartnerNo">Who buys.</param>
/// <param name="CurrencyNo">Which points.</param>
/// <param name="TermsNo">The version of terms that priced it.</param>
/// <param name="Points">How many.</param>
/// <param name="PriceMinorUnits">What they cost in all, in minor units of the settlement money.</param>
/// <param name="PriceMicros">The same in micros, as the ledger has it.</param>
/// <param name="BankReference">The payment with which the partner paid; empty while it waits for one.</param>
/// <param name="State">Where it stands.</param>
/// <param name="UsedPoints">How many of them were given, less those that returns brought back.</param>
/// <param name="ProposedBy">The person who proposed it.</param>
/// <param name="DecidedBy">The person who approved or rejected it; 0 while it waits.</param>
/// <param name="CreatedMicros">When it was proposed.</param>
/// <param name="DecidedMicros">When it was approved or rejected; 0 while it waits.</param>
/// <param name="ChainSeq">The chain that booked it, and its place in the order in which packs are used; 0 before.</param>
public sealed record Pack(
    int No,
    int PartnerNo,
    int CurrencyNo,
    int TermsNo,
    long Points,
    long PriceMinorUnits,
    long PriceMicros,
    string BankReference,
    PackState State,
    long UsedPoints,
    int ProposedBy,
    int DecidedBy,
    long CreatedMicros,
    long DecidedMicros,
    long ChainSeq)
{
    /// <summary>The kind of id that packs have.</summary>
    public const string IdPrefix = "pck";

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);

    /// <summary>Whether the movement with this reference of the bank's pays for it.</summary>
    public bool IsPaidWith(string bankReference) => State != PackState.Rejected && BankReference == bankReference;

    /// <summary>What is left of it.</summary>
    public long LeftPoints => Points - UsedPoints;

    /// <summary>Whose packs, for which points.</summary>
    public ScheduleKey Key => new(PartnerNo, CurrencyNo);
}
