using System.Collections.Immutable;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>Between whom obligations are set off. Values are stored.</summary>
public enum NettingModel : byte
{
    /// <summary>Each partner's with everybody's: one net with the coalition.</summary>
    NetMultilateral = 1,

    /// <summary>Each pair's: one net with every other partner, and one with the coalition.</summary>
    NetBilateral = 2,

    /// <summary>None: what is owed is paid, what is due is received.</summary>
    Gross = 3,
}

/// <summary>When obligations are settled. Values are stored.</summary>
public enum SettlementTiming : byte
{
    /// <summary>With the window, which people calculate and approve.</summary>
    Deferred = 1,

    /// <summary>As they arise: the hub closes, calculates and approves a window of its own for them, on the standing word of two people.</summary>
    Immediate = 2,
}

/// <summary>The points of one currency settled by another model than the rest.</summary>
public sealed record CurrencyModel(int CurrencyNo, NettingModel Model);

/// <summary>What the coalition's finance people agree on: an effective-dated version, proposed by one and approved by another.</summary>
public sealed record RuleTerms
{
    /// <summary>What a coalition goes by that has agreed on nothing: windows closed by hand, one net a partner, no limits.</summary>
    public static RuleTerms Usual { get; } = new();

    public NettingModel Model { get; init; } = NettingModel.NetMultilateral;

    public SettlementTiming Timing { get; init; } = SettlementTiming.Deferred;

    /// <summary>Points currencies with a model of their own.</summary>
    public ImmutableArray<CurrencyModel> Currencies { get; init; } = [];

    /// <summary>When windows are closed; null: by hand.</summary>
    public CutOff? CutOff { get; init; }

    /// <summary>Days that a partner has to agree or to dispute; silence is agreement. 0: no limit.</summary>
    public int AgreeDays { get; init; }

    /// <summary>Days that the coalition has to answer a dispute; 0: no limit.</summary>
    public int AnswerDays { get; init; }

    /// <summary>Days that a partner has to contest a rejected dispute; then it is closed. 0: no limit.</summary>
    public int ContestDays { get; init; }

    /// <summary>Days from the approval until payments are due; 0: no limit.</summary>
    public int PayDays { get; init; }

    /// <summary>How many days before each of these somebody is reminded; 0: not.</summary>
    public int ReminderDays { get; init; }

    /// <summary>Days after its end from which a window's period takes no more purchases; 0: the terms' lateness alone decides.</summary>
    public int LockDays { get; init; }

    /// <summary>Whether an approved window is paid out of, and into, the prefunds of partners that have one.</summary>
    public bool DrawsPrefund { get; init; }

    /// <summary>Shares of a partner's cap, in per cent and rising, at which an alert is raised.</summary>
    public ImmutableArray<int> ThresholdPercents { get; init; } = [];

    /// <summary>How the obligations of these points are netted.</summary>
    public NettingModel ModelOf(int currencyNo)
    {
        foreach (var one in Currencies)
        {
            if (one.CurrencyNo == currencyNo)
            {
                return one.Model;
            }
        }

        return Model;
    }
}

/// <summary>A version of the settlement rules.</summary>
/// <param name="No">1 and up.</param>
/// <param name="State">Where it stands.</param>
/// <param name="EffectiveMicros">From when it counts; 0 in a proposal that means "from its approval on".</param>
/// <param name="Terms">What it says.</param>
/// <param name="ProposedBy">The person who proposed it.</param>
/// <param name="DecidedBy">The person who approved or rejected it; 0 while it waits.</param>
/// <param name="CreatedMicros">When it was proposed.</param>
/// <param name="DecidedMicros">When it was decided; 0 while it waits.</param>
public sealed record SettlementRules(
    int No, ApprovalState State, long EffectiveMicros, RuleTerms Terms, int ProposedBy, int DecidedBy, long CreatedMicros, long DecidedMicros)
{
    /// <summary>The kind of id that rules have.</summary>
    public const string IdPrefix = "rul";

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);

    /// <summary>The version in force at that time; null before the first.</summary>
    public static SettlementRules? InForce(IEnumerable<SettlementRules> versions, long micros)
    {
        SettlementRules? last = null;
        foreach (var version in versions)
        {
            if (version.State == ApprovalState.Approved && version.EffectiveMicros <= micros &&
                (last is null || (version.EffectiveMicros, version.No).CompareTo((last.EffectiveMicros, last.No)) > 0))
            {
                last = version;
            }
        }

        return last;
    }

    /// <summary>What the draft goes by at that time.</summary>
    internal static RuleTerms TermsAt(HubState state, long micros) => InForce(state.SettlementRules.All(), micros)?.Terms ?? RuleTerms.Usual;
}
