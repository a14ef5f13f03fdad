using CoalitionHub.CoalitionDay.Planning;

namespace CoalitionHub.CoalitionDay.Playing;

/// <summary>What was really done, counted from the hub's answers. Safe for all callers at once.</summary>
internal sealed class Tally
{
    private const int MostFaultsKept = 20;

    private readonly Lock gate = new();
    private readonly Dictionary<string, BrandTotals> totals;
    private readonly List<Fault> faults = [];
    private readonly List<TimeSpan> earnTimes;

    /// <param name="brands">The brands' codes.</param>
    /// <param name="purchases">How many purchases will be played.</param>
    public Tally(IEnumerable<string> brands, long purchases)
    {
        totals = brands.ToDictionary(code => code, _ => new BrandTotals());
        earnTimes = new List<TimeSpan>((int)purchases);
    }

    /// <summary>By brand code; to be read when nobody plays any more.</summary>
    public IReadOnlyDictionary<string, BrandTotals> Totals => totals;

    /// <summary>The first things that went wrong; to be read when nobody plays any more.</summary>
    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>How many things went wrong.</summary>
    public long FaultCount { get; private set; }

    /// <summary>Calls that changed something.</summary>
    public long Calls { get; private set; }

    /// <summary>Counts a step that the hub carried out, with the figures that it answered.</summary>
    public void Add(Step done, int calls = 1)
    {
        lock (gate)
        {
            totals[done.Brand].Add(done);
            Calls += calls;
        }
    }

    /// <summary>Counts a purchase and how long the hub took.</summary>
    public void Add(EarnStep done, TimeSpan took)
    {
        lock (gate)
        {
            totals[done.Brand].Add(done);
            earnTimes.Add(took);
            Calls++;
        }
    }

    /// <summary>Notes that something went wrong.</summary>
    public void Add(Fault fault)
    {
        lock (gate)
        {
            FaultCount++;
            if (faults.Count < MostFaultsKept)
            {
                faults.Add(fault);
            }
        }
    }

    /// <summary>The time within which so many per cent of the purchases were answered.</summary>
    public TimeSpan EarnTime(int percent)
    {
        lock (gate)
        {
            earnTimes.Sort();
            return earnTimes.Count == 0 ? TimeSpan.Zero : earnTimes[Math.Min(earnTimes.Count * percent / 100, earnTimes.Count - 1)];
        }
    }
}

/// <summary>Something that should not have happened.</summary>
/// <param name="Line">The purchase that gave rise to it.</param>
/// <param name="Brand">The brand that called.</param>
/// <param name="What">What was asked for.</param>
/// <param name="Why">What was wrong, in English.</param>
internal sealed record Fault(int Line, string Brand, string What, string Why);
