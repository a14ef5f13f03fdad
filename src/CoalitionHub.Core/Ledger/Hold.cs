using System.Collections.Immutable;

namespace CoalitionHub.Core.Ledger;

/// <summary>A pending chain that waits to be posted, voided, or to expire. Resolved ones are gone from here; the journal has them.</summary>
/// <param name="No">The seq of its first transfer.</param>
/// <param name="PartnerNo">Who holds.</param>
/// <param name="MemberNo">Whose points.</param>
/// <param name="CurrencyNo">Which points.</param>
/// <param name="Points">How many.</param>
/// <param name="TermsNo">The terms version that priced it.</param>
/// <param name="SourceNo">The purchase it belongs to.</param>
/// <param name="CreatedMicros">When it was made.</param>
/// <param name="ExpiresMicros">When it is voided by itself; 0 when only its owner releases it (an exchange's state machine).</param>
/// <param name="Legs">Its pending transfers, one per lot, each with its money leg.</param>
public sealed record Hold(
    long No,
    int PartnerNo,
    long MemberNo,
    int CurrencyNo,
    long Points,
    int TermsNo,
    long SourceNo,
    long CreatedMicros,
    long ExpiresMicros,
    ImmutableArray<HoldLeg> Legs);

/// <summary>The part of a hold that pins one lot.</summary>
/// <param name="Seq">The pending points transfer.</param>
/// <param name="LotSeq">The pinned lot.</param>
/// <param name="Points">How many points it pins.</param>
/// <param name="MoneySeq">The pending money transfer; 0 where no money moves.</param>
/// <param name="MoneyPayer">The account the money comes from.</param>
/// <param name="Micros">How much money, in micros; 0 where none moves.</param>
public sealed record HoldLeg(long Seq, long LotSeq, long Points, long MoneySeq, AccountId MoneyPayer, long Micros);
