namespace CoalitionHub.PartnerSdk;

/// <summary>
/// What a window's fee and true-ups come to, from volumes and terms. Written a second time here, from the rules that README.md states under
/// "How charges are reckoned": a partner who checked the hub with the hub's own code would check nothing.
/// </summary>
internal sealed class ChargeCalculation(Statement statement, WindowVolumes volumes)
{
    private readonly Dictionary<(StatementLineKind Kind, string? Currency), (long Owed, long Due)> own = [];

    /// <summary>False where the statement's shares are not what volumes and terms say.</summary>
    public bool AreSharesTrue { get; private set; } = true;

    /// <summary>Every charge that the statement has or should have, in order of kind and currency.</summary>
    public IReadOnlyList<RecomputedCharge> Run()
    {
        foreach (var currency in volumes.Terms.Currencies)
        {
            Owe(StatementLineKind.Fee, currency, Fee(currency));
            Owe(StatementLineKind.IssueTrueUp, currency, IssueTrueUp(currency).Up());
            Owe(StatementLineKind.RedemptionTrueUp, currency, (-RedemptionTrueUp(currency)).Up());
        }

        ShareCalculation shares = new(statement, volumes);
        foreach (var (kind, currency, owed) in shares.Run())
        {
            Owe(kind, currency, owed);
        }

        AreSharesTrue = shares.AreTrue;
        var stated = statement.Lines.Where(line => IsCharge(line.Kind)).ToDictionary(line => (line.Kind, line.PointsCurrencyCode));
        return
        [
            .. from key in stated.Keys.Union(own.Keys)
               let mine = own.GetValueOrDefault(key)
               let line = stated.GetValueOrDefault(key)
               orderby key.Item1, key.Item2
               select new RecomputedCharge(key.Item1, key.Item2, line?.OwedMicros ?? 0, line?.DueMicros ?? 0, mine.Owed, mine.Due),
        ];
    }

    /// <summary>Lines that come from no one transaction, but from volumes and terms.</summary>
    public static bool IsCharge(StatementLineKind kind) =>
        kind is StatementLineKind.Fee or StatementLineKind.IssueTrueUp or StatementLineKind.RedemptionTrueUp or StatementLineKind.Interchange or StatementLineKind.JointFunding;

    private long Fee(string currency)
    {
        var atClose = volumes.Terms.InForce(currency, statement.ClosedTime ?? statement.OpenedTime);
        var fee = Exact.Of(Micros(atClose?.FlatFee));
        foreach (var version in volumes.Terms.Of(currency))
        {
            fee += Exact.Of(version.IssuePrice) * Exact.Of(version.Fee) * Exact.Of(Math.Max(0, volumes.Given(version.Id)));
        }

        return Math.Max(fee.Up(), Micros(atClose?.MinimumFee));
    }

    private long Micros(Money? money) => (money?.MinorUnits ?? 0) * statement.MicrosPerMinorUnit;

    private Exact IssueTrueUp(string currency) => Difference(
        volumes.Terms.Of(currency).Where(version => version.FundingModel == FundingModel.AtIssuance),
        version => (volumes.Given(version.Id), version.IssuePrice, version.IssuePriceRanges));

    private Exact RedemptionTrueUp(string currency) => Difference(
        volumes.Terms.Of(currency), version => (volumes.PaidFor(version.Id), version.RedemptionPrice, version.RedemptionPriceRanges));

    /// <summary>
    /// What points cost by the window's volume, less their provisional price. The volume counts over all versions: those of an earlier one fill
    /// the ranges first, and each version's points are priced by its own ranges.
    /// </summary>
    private static Exact Difference(IEnumerable<Terms> versions, Func<Terms, (long Points, Fraction First, IReadOnlyList<PriceRange> Ranges)> volumeOf)
    {
        var priced = versions.Select(version => (Version: version, Volume: volumeOf(version))).Where(one => one.Volume.Points > 0).ToList();
        var all = priced.Sum(one => one.Volume.Points);
        var (before, difference) = (0L, Exact.Zero);
        foreach (var (version, (points, first, ranges)) in priced)
        {
            var cost = version.VolumePricing == VolumePricing.WholeVolume
                ? Exact.Of(ranges.LastOrDefault(range => range.FromPoints <= all, new PriceRange(1, first)).Price) * Exact.Of(points)
                : Graduated(before, points, first, ranges);
            difference += cost - (Exact.Of(first) * Exact.Of(points));
            before += points;
        }

        return difference;
    }

    /// <summary>Points number before + 1 to before + points, each at the price of the range that it lies in.</summary>
    private static Exact Graduated(long before, long points, Fraction first, IReadOnlyList<PriceRange> ranges)
    {
        var (cost, left, at, price) = (Exact.Zero, points, before + 1, first);
        foreach (var range in ranges)
        {
            var inside = Math.Clamp(range.FromPoints - at, 0, left);
            cost += Exact.Of(price) * Exact.Of(inside);
            (left, at, price) = (left - inside, at + inside, range.Price);
        }

        return cost + (Exact.Of(price) * Exact.Of(left));
    }

    private void Owe(StatementLineKind kind, string? currency, long micros)
    {
        if (micros != 0)
        {
            var sum = own.GetValueOrDefault((kind, currency));
            own[(kind, currency)] = (sum.Owed + Math.Max(0, micros), sum.Due + Math.Max(0, -micros));
        }
    }
}
