namespace CoalitionHub.PartnerSdk;

/// <summary>Where the points of a transaction count.</summary>
/// <param name="TermsId">In the volume of this version.</param>
/// <param name="IsGiven">True for points given for purchases, false for points burnt here.</param>
/// <param name="Sign">1, or -1 for what was taken or given back.</param>
/// <param name="IsPriced">Whether price ranges are about them.</param>
/// <param name="BearsInterchange">Whether they are another issuer's that bear interchange.</param>
internal readonly record struct VolumePlace(TermsId TermsId, bool IsGiven, int Sign, bool IsPriced, bool BearsInterchange);

/// <summary>What a window's charges are reckoned from: the points given and burnt, less those that came back, by version of the terms.</summary>
internal sealed class WindowVolumes(OwnTerms terms)
{
    private readonly Dictionary<TermsId, long> given = [];
    private readonly Dictionary<TermsId, long> paidFor = [];
    private readonly Dictionary<TermsId, long> ofOthers = [];
    private readonly SortedSet<string> unknown = new(StringComparer.Ordinal);

    public OwnTerms Terms => terms;

    /// <summary>Versions that the window names and the partner never had.</summary>
    public IReadOnlyList<TermsId> Unknown => [.. unknown.Select(id => new TermsId(id))];

    public long Given(TermsId version) => given.GetValueOrDefault(version);

    public long PaidFor(TermsId version) => paidFor.GetValueOrDefault(version);

    public long OfOthers(TermsId version) => ofOthers.GetValueOrDefault(version);

    /// <summary>Adds what counts in a volume.</summary>
    /// <returns>Where; null for what counts in none.</returns>
    public VolumePlace? Add(WindowTransaction transaction)
    {
        if (transaction.Points == 0 || SignOf(transaction.Kind) is not { } sign)
        {
            return null;
        }

        if (terms.VersionOf(transaction) is not { } version)
        {
            unknown.Add(transaction.TermsId?.Value ?? "");
            return null;
        }

        var isGiven = transaction.Kind is StatementLineKind.Issued or StatementLineKind.IssuedUnfunded or StatementLineKind.IssuedReversed;
        VolumePlace place = new(version, isGiven, sign, isGiven || transaction.CountsInPriceRanges, !isGiven && transaction.BearsInterchange);
        Add(place, transaction.Points);
        return place;
    }

    /// <summary>Adds points; minus: takes them away.</summary>
    public void Add(VolumePlace place, long points)
    {
        var change = place.Sign * points;
        if (place.IsGiven)
        {
            Count(given, place.TermsId, change);
            return;
        }

        Count(paidFor, place.TermsId, place.IsPriced ? change : 0);
        Count(ofOthers, place.TermsId, place.BearsInterchange ? change : 0);
    }

    /// <summary>Takes into account what the partner's own records have otherwise, where its version is known.</summary>
    /// <param name="difference">What differs.</param>
    /// <param name="places">Where the hub counts the points of that purchase.</param>
    /// <param name="statement">Of which window.</param>
    public void Apply(WindowDifference difference, IReadOnlyDictionary<VolumePlace, long> places, Statement statement)
    {
        switch (difference)
        {
            case { Own: null }:
                foreach (var (place, points) in places)
                {
                    Add(place, -points);
                }

                break;
            case { Hub: { } hub, Own: { } own } when places.Count == 1:
                Add(places.Keys.First(), own.Points - hub.Points);
                break;
            case { Hub: null, Own: { Kind: PurchaseKind.Earn } own } when VersionOf(own, statement) is { } version:
                Add(new VolumePlace(version, IsGiven: true, 1, IsPriced: true, BearsInterchange: false), own.Points);
                break;
        }
    }

    /// <summary>Without a time: the version that held in the whole window.</summary>
    private TermsId? VersionOf(OwnTransaction own, Statement statement)
    {
        string[] currencies = [.. terms.Currencies];
        if ((own.PointsCurrencyCode ?? (currencies is [var only] ? only : null)) is not { } currency)
        {
            return null;
        }

        if (own.PurchaseTime is { } time)
        {
            return terms.InForce(currency, time)?.Id;
        }

        var atEnd = terms.InForce(currency, statement.ClosedTime ?? statement.OpenedTime);
        return terms.Of(currency).Count == 1 || terms.InForce(currency, statement.OpenedTime)?.Id == atEnd?.Id ? atEnd?.Id : null;
    }

    private static int? SignOf(StatementLineKind kind) => kind switch
    {
        StatementLineKind.Issued or StatementLineKind.IssuedUnfunded or StatementLineKind.RedeemedHere => 1,
        StatementLineKind.IssuedReversed or StatementLineKind.RedeemedHereReversed => -1,
        _ => null,
    };

    private static void Count(Dictionary<TermsId, long> volumes, TermsId version, long change) =>
        volumes[version] = volumes.GetValueOrDefault(version) + change;
}
