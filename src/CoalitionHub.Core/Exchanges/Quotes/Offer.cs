using System.Collections.Immutable;
using CoalitionHub.Core.Ledger;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Points of one lot that leave.</summary>
/// <param name="LotSeq">Which lot.</param>
/// <param name="ExpiresOn">Its expiry day.</param>
/// <param name="Points">1 or more.</param>
/// <param name="TermsNo">The terms version it was issued under, which says who pays for it.</param>
public readonly record struct LeavingLot(long LotSeq, int ExpiresOn, long Points, int TermsNo);

/// <summary>What an exchange does to one partner's position, in micros of the settlement money.</summary>
/// <param name="PartnerNo">Whose position.</param>
/// <param name="OwedMicros">0 or more.</param>
/// <param name="DueMicros">0 or more.</param>
public readonly record struct PositionMoney(int PartnerNo, long OwedMicros, long DueMicros);

/// <summary>Why a partner owes money for an exchange, beside what its points are worth. Values are stored.</summary>
public enum ChargeKind : byte
{
    /// <summary>A route's money fee, to the coalition's fees.</summary>
    Fee = 1,

    /// <summary>A bonus that another partner than the issuer pays for, to the issuer.</summary>
    Bonus = 2,
}

/// <summary>Money that a partner owes for an exchange, beside what its points are worth.</summary>
/// <param name="Kind">What for.</param>
/// <param name="PayerNo">The partner that owes it.</param>
/// <param name="PayeeNo">The partner it is owed to; 0 for the coalition's fees.</param>
/// <param name="Micros">1 or more.</param>
public readonly record struct Charge(ChargeKind Kind, int PayerNo, int PayeeNo, long Micros);

/// <summary>What a quote that was asked for without a member can't promise. Values are the contract's.</summary>
public enum Unpromised : byte
{
    /// <summary>That a member has so many points, and which of them leave.</summary>
    Lots = 1,

    /// <summary>Until when the arriving points live, where that depends on those that leave.</summary>
    ExpiryDate = 2,

    /// <summary>That the member may use the route.</summary>
    Eligibility = 3,

    /// <summary>That the day's limits leave room for it.</summary>
    Limits = 4,

    /// <summary>That the bonus's budget lasts.</summary>
    BonusBudget = 5,

    /// <summary>What each partner will owe, which depends on the points that leave.</summary>
    Money = 6,
}

/// <summary>What a quote promises. It is carried out exactly like this or not at all.</summary>
/// <param name="PartnerNo">The partner it is made for.</param>
/// <param name="MemberNo">Whose points; 0 where it is a price without a member, which can't be accepted.</param>
/// <param name="Legs">The routes that price it, one or two, in order.</param>
/// <param name="TermsNo">The issuer's terms under which the arriving points are issued.</param>
/// <param name="Price">What leaves and what arrives.</param>
/// <param name="Lots">What leaves, in burning order.</param>
/// <param name="ArrivalExpiresOn">The first day on which the arriving points can't be burnt any more.</param>
/// <param name="Money">What each partner owes and is due for it, by partner number.</param>
/// <param name="QuotedMicros">When it was made.</param>
/// <param name="BindsUntilMicros">Until when it binds; 0 where it binds nobody.</param>
public sealed record Offer(
    int PartnerNo,
    long MemberNo,
    ImmutableArray<OfferLeg> Legs,
    int TermsNo,
    ExchangePrice Price,
    ImmutableArray<LeavingLot> Lots,
    int ArrivalExpiresOn,
    ImmutableArray<PositionMoney> Money,
    long QuotedMicros,
    long BindsUntilMicros)
{
    /// <summary>The first route.</summary>
    public int RouteNo => Legs[0].RouteNo;

    /// <summary>How many points the member wanted to give; more than leave where the route rounded down.</summary>
    public long AskedPoints { get; init; }

    /// <summary>Which policy set the expiry day.</summary>
    public ArrivalExpiry ExpiryPolicy { get; init; } = ArrivalExpiry.Renewed;

    /// <summary>The card that named the member, whose use is limited by the day; empty where it was named otherwise.</summary>
    public string CardNumber { get; init; } = "";

    /// <summary>True when the partner said that the request came from a device it hadn't seen before.</summary>
    public bool IsNewDevice { get; init; }

    /// <summary>Money that partners owe beside what the points are worth; a part of <see cref="Money"/>.</summary>
    public ImmutableArray<Charge> Charges { get; init; } = [];

    /// <summary>How long it will wait, if accepted as things stand, so that the member can take it back; 0: not at all.</summary>
    public long UndoMicros { get; init; }

    /// <summary>Why it will wait, in order; empty where it won't.</summary>
    public ImmutableArray<UndoReason> UndoReasons { get; init; } = [];

    /// <summary>What it can't promise; empty where a member was named.</summary>
    public ImmutableArray<Unpromised> NotPromised { get; init; } = [];

    /// <summary>What it counts for against limits and budgets.</summary>
    public ExchangeUse UseOn(int day) => new(
        day, PartnerNo, MemberNo, CardNumber, Price.BonusPoints,
        [.. Legs.Select(leg => new LegUse(leg.RouteNo, leg.FromCurrencyNo, leg.ToCurrencyNo, leg.CountedPoints))]);

    /// <summary>The expiry day that the policy gives.</summary>
    /// <param name="policy">The policy of the route by which the points arrive.</param>
    /// <param name="lots">The points that leave; empty where their brand keeps them, or nobody named a member: then it is as for new points.</param>
    /// <param name="renewed">The day that points earned now would have.</param>
    internal static int ExpiryDay(ArrivalExpiry policy, ImmutableArray<LeavingLot> lots, int renewed)
    {
        if (policy == ArrivalExpiry.Renewed || lots.IsEmpty)
        {
            return renewed;
        }

        if (policy == ArrivalExpiry.Kept)
        {
            return lots.Min(lot => lot.ExpiresOn);
        }

        // Points that never expire have no day to be weighed: they count with the day that new points have; if that is none either, not at all.
        Int128 days = 0, points = 0;
        foreach (var lot in lots)
        {
            var day = lot.ExpiresOn == Lot.Never ? renewed : lot.ExpiresOn;
            if (day != Lot.Never)
            {
                days += (Int128)day * lot.Points;
                points += lot.Points;
            }
        }

        return points == 0 ? Lot.Never : (int)(days / points);
    }
}
