namespace CoalitionHub.CoalitionDay.Planning;

/// <summary>Everything that will be played, in order of time.</summary>
/// <param name="SetUpTime">When the coalition is set up: before the first purchase.</param>
/// <param name="Slots">In order of time; all of one is done before the next begins.</param>
/// <param name="Expected">What it must come to, by brand code.</param>
/// <param name="MemberCount">How many members there are.</param>
internal sealed record DayPlan(DateTimeOffset SetUpTime, IReadOnlyList<Slot> Slots, IReadOnlyDictionary<string, BrandTotals> Expected, int MemberCount)
{
    /// <summary>Purchases that earn.</summary>
    public long Purchases => Expected.Values.Sum(brand => brand.Purchases);

    public long PointsEarned => Expected.Values.Sum(brand => brand.PointsEarned);
}

/// <summary>What happens while the hub's clock stands at one time.</summary>
/// <param name="Clock">The time.</param>
/// <param name="Visits">Of different members: they may happen at once.</param>
internal sealed record Slot(DateTimeOffset Clock, IReadOnlyList<Visit> Visits);

/// <summary>What one member does, step after step.</summary>
internal sealed record Visit(string Member, IReadOnlyList<Step> Steps);

/// <summary>What a brand's part of the run comes to. Points are in the brand's currency.</summary>
internal sealed record BrandTotals
{
    public long Purchases { get; set; }

    public long PointsEarned { get; set; }

    public long Returns { get; set; }

    public long PointsTakenBack { get; set; }

    public long Burns { get; set; }

    public long PointsBurnt { get; set; }

    /// <summary>What burns took off bills, in the money's major unit.</summary>
    public decimal BurnValue { get; set; }

    public long Releases { get; set; }

    public long Exchanges { get; set; }

    /// <summary>Points that left for another brand's.</summary>
    public long PointsExchangedOut { get; set; }

    /// <summary>Points of another brand's currency that came for them.</summary>
    public long PointsExchangedIn { get; set; }

    /// <summary>Counts a step.</summary>
    public void Add(Step step)
    {
        switch (step)
        {
            case EarnStep earn:
                Purchases++;
                PointsEarned += earn.Points;
                break;
            case ReleaseStep:
                Releases++;
                break;
            case ReturnStep back:
                Returns++;
                PointsTakenBack += back.Points;
                break;
            case BurnStep burn:
                Burns++;
                PointsBurnt += burn.Points;
                BurnValue += burn.Value;
                break;
            case ExchangeStep exchange:
                Exchanges++;
                PointsExchangedOut += exchange.PointsOut;
                PointsExchangedIn += exchange.PointsIn;
                break;
            default:
                break;
        }
    }
}
