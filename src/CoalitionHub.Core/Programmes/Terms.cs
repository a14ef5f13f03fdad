using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Programmes;

/// <summary>Who pays for points, and when. Values are stored.</summary>
public enum FundingModel : byte
{
    /// <summary>The issuer pays the fund when points are earned.</summary>
    AtIssuance = 1,

    /// <summary>The issuer pays the redeeming partner when points are burnt.</summary>
    AtRedemption = 2,

    /// <summary>The issuer has bought packs of points ahead; earns use them up, the earliest first.</summary>
    Prepaid = 3,
}

/// <summary>Points per minor unit of one money.</summary>
public sealed record EarnRate(CurrencyCode Money, Fraction PointsPerMinorUnit);

/// <summary>
/// A partner's effective-dated, approved terms for one points currency: how points are earned, what they are worth, who pays
/// for them. A version never changes; the next one replaces it from its effective time.
/// </summary>
public sealed record Terms
{
    public const string IdPrefix = "trm";

    public required int No { get; init; }

    public required int PartnerNo { get; init; }

    /// <summary>The points they are about.</summary>
    public required int CurrencyNo { get; init; }

    public required ApprovalState State { get; init; }

    /// <summary>From when purchases are priced by them, microseconds since the Unix epoch; 0 in a proposal that means "from its approval on".</summary>
    public required long EffectiveMicros { get; init; }

    /// <summary>One rate for each money a purchase may be in; a purchase earns rate × amount, rounded down to whole points.</summary>
    public required ImmutableArray<EarnRate> EarnRates { get; init; }

    /// <summary>What a member gets for a burnt point: minor units of the settlement money per point, rounded down per burn. Zero: nothing can be burnt here.</summary>
    public required Fraction BurnValue { get; init; }

    public required FundingModel Funding { get; init; }

    /// <summary>What an issued point costs its issuer: micros of the settlement money per point, rounded up per transfer. With ranges the
    /// provisional price, corrected once the window's volume is known.</summary>
    public required Fraction IssuePrice { get; init; }

    /// <summary>What a partner gets for a point burnt there: micros of the settlement money per point, rounded down per transfer. With ranges
    /// the provisional price.</summary>
    public required Fraction RedemptionPrice { get; init; }

    /// <summary>The hub's fee: a share of the money value of the points issued in a window, rounded up per window. <see cref="Charges"/> may add a
    /// flat part and a minimum.</summary>
    public required Fraction Fee { get; init; }

    /// <summary>What a settlement adds to these prices.</summary>
    public Charges Charges { get; init; } = Charges.None;

    /// <summary>How far below zero position plus outstanding points may go, in micros.</summary>
    public required long NetDebitCapMicros { get; init; }

    /// <summary>Fewest points in one burn; at least 1.</summary>
    public required long BurnMinimum { get; init; }

    /// <summary>A burn is a multiple of this; at least 1.</summary>
    public required long BurnIncrement { get; init; }

    /// <summary>Days of the return window in which earned points can't be burnt; 0 for none.</summary>
    public required int PendingDays { get; init; }

    /// <summary>Points expire after the end of the month that lies this many months after the purchase's; 0 for never.</summary>
    public required int ExpiryMonths { get; init; }

    /// <summary>Days a lot gets when a reversed burn gives it back after it had expired.</summary>
    public required int GraceDays { get; init; }

    /// <summary>How many points a return may take a wallet below zero.</summary>
    public required long DebtFloorPoints { get; init; }

    /// <summary>How old a purchase may be when it is reported, in microseconds.</summary>
    public required long MaxLatenessMicros { get; init; }

    /// <summary>Most points in one burn on the partner's word that it authenticated the member; 0 forbids it.</summary>
    public required long AssertionMaxPoints { get; init; }

    /// <summary>Most points a day and member on partners' word.</summary>
    public required long AssertionMaxPointsPerDay { get; init; }

    /// <summary>How long a burn may be authorised before it is captured, in microseconds.</summary>
    public required long HoldMaxMicros { get; init; }

    /// <summary>The person who proposed them.</summary>
    public required int ProposedBy { get; init; }

    /// <summary>The person who approved or rejected them; 0 while they wait.</summary>
    public int DecidedBy { get; init; }

    public required long CreatedMicros { get; init; }

    /// <summary>When they were approved or rejected; 0 while they wait.</summary>
    public long DecidedMicros { get; init; }

    /// <summary>As they are known outside: <c>trm_…</c>.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);
}

/// <summary>A partner's approved terms for one currency, by effective time. Derived from the terms, not stored.</summary>
public sealed record Schedule(ImmutableArray<Terms> Versions)
{
    /// <summary>The version in force at that time, or null before the first.</summary>
    public Terms? At(long micros)
    {
        for (var last = Versions.Length - 1; last >= 0; last--)
        {
            if (Versions[last].EffectiveMicros <= micros)
            {
                return Versions[last];
            }
        }

        return null;
    }

    /// <summary>The schedule with one more version.</summary>
    public Schedule With(Terms terms) =>
        new([.. Versions.Append(terms).OrderBy(version => version.EffectiveMicros).ThenBy(version => version.No)]);

    /// <summary>Derives every schedule from the approved terms; only while the state is being loaded.</summary>
    internal static void LoadAll(HubState state)
    {
        foreach (var approved in state.Terms.Committed.Where(terms => terms.State == ApprovalState.Approved).GroupBy(terms => new ScheduleKey(terms.PartnerNo, terms.CurrencyNo)))
        {
            state.Schedules.Load(approved.Key, approved.Aggregate(new Schedule([]), (schedule, terms) => schedule.With(terms)));
        }
    }
}

/// <summary>Whose terms, for which points.</summary>
public readonly record struct ScheduleKey(int PartnerNo, int CurrencyNo);
