using System.Collections.Immutable;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Points of one lot that leave.</summary>
/// <param name="LotSeq">Which lot.</param>
/// <param name="ExpiresOn">Its expiry day.</param>
/// <param name="Points">1 or more.</param>
public readonly record struct LeavingLot(long LotSeq, int ExpiresOn, long Points);

/// <summary>What an exchange does to one partner's position, in micros of the settlement money.</summary>
/// <param name="PartnerNo">Whose position.</param>
/// <param name="OwedMicros">0 or more.</param>
/// <param name="DueMicros">0 or more.</param>
public readonly record struct PositionMoney(int PartnerNo, long OwedMicros, long DueMicros);

/// <summary>What a quote promises. It is carried out exactly like this or not at all.</summary>
/// <param name="PartnerNo">The partner it is made for.</param>
/// <param name="MemberNo">Whose points.</param>
/// <param name="RouteNo">The route that prices it.</param>
/// <param name="TermsNo">The issuer's terms under which the arriving points are issued.</param>
/// <param name="Price">What leaves and what arrives.</param>
/// <param name="Lots">What leaves, in burning order.</param>
/// <param name="ExpiresOn">The first day on which the arriving points can't be burnt any more.</param>
/// <param name="Money">What each partner owes and is due for it, by partner number.</param>
/// <param name="QuotedMicros">When it was made.</param>
/// <param name="BindsUntilMicros">Until when it binds.</param>
public sealed record Offer(
    int PartnerNo,
    long MemberNo,
    int RouteNo,
    int TermsNo,
    ExchangePrice Price,
    ImmutableArray<LeavingLot> Lots,
    int ExpiresOn,
    ImmutableArray<PositionMoney> Money,
    long QuotedMicros,
    long BindsUntilMicros);
