using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Core.Exchanges;

/// <summary>What becomes of an amount that is no multiple of the route's increment. Values are stored.</summary>
public enum AmountRounding : byte
{
    /// <summary>It is refused.</summary>
    Refuse = 1,

    /// <summary>The largest multiple below it leaves; the rest stays where it is.</summary>
    RoundDown = 2,
}

/// <summary>How the expiry day of the arriving points is found. Values are stored.</summary>
public enum ArrivalExpiry : byte
{
    /// <summary>As if they had been earned now, under the issuer's terms.</summary>
    Renewed = 1,

    /// <summary>The earliest day of the points that left: no point lives longer by an exchange.</summary>
    Kept = 2,

    /// <summary>The mean of the days of the points that left, weighted by points and rounded down.</summary>
    Weighted = 3,
}

/// <summary>
/// What a route says beside its rate, share fee and amounts. Everything has a value that changes nothing, so rules that were stored
/// before one was added read as if it said nothing.
/// </summary>
public sealed record RouteRules
{
    /// <summary>A day: how long a partner that keeps the leaving points may be away before an exchange that has not begun there is given up.</summary>
    public const long DefaultSourceTimeoutMicros = 24 * 3_600_000_000L;

    public static RouteRules None { get; } = new();

    /// <summary>What becomes of an amount that is no multiple of the increment.</summary>
    public AmountRounding Rounding { get; init; } = AmountRounding.Refuse;

    /// <summary>Leaving points that each exchange costs beside the share; 0 for none. The member pays them.</summary>
    public long FlatFeePoints { get; init; }

    /// <summary>Money that each exchange costs; null for none. A partner pays it.</summary>
    public MoneyFee? MoneyFee { get; init; }

    /// <summary>Points that come on top; null for none.</summary>
    public RouteBonus? Bonus { get; init; }

    /// <summary>Who may use the route.</summary>
    public RouteEligibility Eligibility { get; init; } = RouteEligibility.Everybody;

    /// <summary>How much may be exchanged in a day (UTC).</summary>
    public RouteLimits Limits { get; init; } = RouteLimits.None;

    /// <summary>Which exchanges wait for a while before anything moves; null: all move at once.</summary>
    public UndoRules? Undo { get; init; }

    /// <summary>How long the arriving points live.</summary>
    public ArrivalExpiry Expiry { get; init; } = ArrivalExpiry.Renewed;

    /// <summary>True when the route is not to be a leg of a way through the coalition's points.</summary>
    public bool IsDirectOnly { get; init; }

    /// <summary>How long the partner that keeps the leaving points may be away before an exchange that has not begun there is given up.</summary>
    public long SourceTimeoutMicros { get; init; } = DefaultSourceTimeoutMicros;
}

/// <summary>Money that an exchange costs, owed to the coalition's fees.</summary>
/// <param name="FlatMicros">For each exchange; 0 or more.</param>
/// <param name="MicrosPerPoint">For each leaving point; the sum is rounded up to a micro.</param>
/// <param name="PayerNo">The partner that owes it; 0: the one through which the member asks, which may collect it from the member.</param>
public sealed record MoneyFee(long FlatMicros, Fraction MicrosPerPoint, int PayerNo)
{
    /// <summary>What an exchange of this many leaving points costs.</summary>
    public long MicrosOf(long points) => checked(FlatMicros + MicrosPerPoint.TimesRoundedUp(points));
}

/// <summary>Points that come on top of those that the rate gives, of the same kind. Paid where the route is used alone, not as a leg of a longer way.</summary>
/// <param name="BlockPoints">For each full block of so many leaving points…</param>
/// <param name="PointsPerBlock">…so many come on top; both 0 where the bonus is a share.</param>
/// <param name="Share">This share of the points that the rate gives, rounded down; zero where the bonus is for blocks.</param>
/// <param name="FromMicros">From when it is paid; 0: as long as the route holds.</param>
/// <param name="UntilMicros">Until before when; 0: as long as the route holds.</param>
/// <param name="BudgetPoints">How many bonus points this version of the route may give in all; 0: any number.</param>
/// <param name="PayerNo">The partner that repays the issuer for them, at the issuer's issue price; 0: the issuer bears them.</param>
public sealed record RouteBonus(long BlockPoints, long PointsPerBlock, Fraction Share, long FromMicros, long UntilMicros, long BudgetPoints, int PayerNo)
{
    /// <summary>True when it is paid at that time.</summary>
    public bool IsPaidAt(long micros) => FromMicros <= micros && (UntilMicros == 0 || micros < UntilMicros);

    /// <summary>What it comes to, were its budget without end.</summary>
    /// <param name="points">Points that leave.</param>
    /// <param name="basePoints">Points that the rate gives.</param>
    public long Of(long points, long basePoints) =>
        BlockPoints > 0 ? checked(points / BlockPoints * PointsPerBlock) : Share.TimesRoundedDown(basePoints);
}

/// <summary>How closely the name of the account that the points arrive at must be the member's. Values are stored.</summary>
public enum NamePolicy : byte
{
    /// <summary>Nobody asks.</summary>
    NotAsked = 0,

    /// <summary>The same words, in any order.</summary>
    SameName = 1,

    /// <summary>The same last word.</summary>
    SameLastName = 2,
}

/// <summary>Who may use a route.</summary>
/// <param name="MinAccountAgeDays">How long ago the member must have joined; 0 for no matter when.</param>
/// <param name="Name">Whether the name on the account that the points arrive at must be the member's.</param>
/// <param name="OwnAccountsOnly">True when the member must be linked at each brand whose points leave or arrive: so both accounts are its own.</param>
public sealed record RouteEligibility(int MinAccountAgeDays, NamePolicy Name, bool OwnAccountsOnly)
{
    public static RouteEligibility Everybody { get; } = new(0, NamePolicy.NotAsked, false);
}

/// <summary>How much may leave by a route in a day (UTC), every version of it counted together; 0 for any number.</summary>
public sealed record RouteLimits
{
    public static RouteLimits None { get; } = new();

    /// <summary>Of one member.</summary>
    public DayLimit Member { get; init; }

    /// <summary>Of one card, where the member was named by it.</summary>
    public DayLimit Card { get; init; }

    /// <summary>Through one partner.</summary>
    public DayLimit Partner { get; init; }

    /// <summary>By everybody.</summary>
    public DayLimit Route { get; init; }
}

/// <summary>A limit for a day.</summary>
/// <param name="Points">Most points that leave; 0 for any number.</param>
/// <param name="Count">Most exchanges; 0 for any number.</param>
public readonly record struct DayLimit(long Points, int Count)
{
    public bool IsNone => Points == 0 && Count == 0;
}

/// <summary>Why an exchange waits. Values are stored, and are the contract's.</summary>
public enum UndoReason : byte
{
    /// <summary>The route lets every exchange wait.</summary>
    Always = 1,

    /// <summary>It is the member's first between these currencies.</summary>
    FirstToAccount = 2,

    /// <summary>More points leave than the route moves at once.</summary>
    AbovePoints = 3,

    /// <summary>The partner says that it comes from a device it hasn't seen before.</summary>
    NewDevice = 4,
}

/// <summary>
/// Which exchanges wait for a while, in which the member can take them back. Where no condition is set, all do.
/// </summary>
/// <param name="DelayMicros">How long.</param>
/// <param name="FirstToAccount">The member's first to this currency.</param>
/// <param name="AbovePoints">Those of more leaving points than this; 0 for no matter how many.</param>
/// <param name="NewDevice">Those of which the partner says that they come from a device it hasn't seen before.</param>
public sealed record UndoRules(long DelayMicros, bool FirstToAccount, long AbovePoints, bool NewDevice)
{
    /// <summary>Why an exchange waits; nothing where it doesn't.</summary>
    public IEnumerable<UndoReason> Why(bool isFirstToAccount, long points, bool isNewDevice)
    {
        if (!FirstToAccount && AbovePoints == 0 && !NewDevice)
        {
            yield return UndoReason.Always;
        }

        if (FirstToAccount && isFirstToAccount)
        {
            yield return UndoReason.FirstToAccount;
        }

        if (AbovePoints > 0 && points > AbovePoints)
        {
            yield return UndoReason.AbovePoints;
        }

        if (NewDevice && isNewDevice)
        {
            yield return UndoReason.NewDevice;
        }
    }
}
