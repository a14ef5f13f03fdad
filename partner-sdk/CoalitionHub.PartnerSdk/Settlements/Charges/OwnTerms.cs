namespace CoalitionHub.PartnerSdk;

/// <summary>All approved versions of the partner's terms, and which of them applied when.</summary>
internal sealed class OwnTerms
{
    /// <summary>How far ahead of the hub's clock a till's may be.</summary>
    private static readonly TimeSpan TillsLead = TimeSpan.FromMinutes(5);

    private readonly Dictionary<TermsId, Terms> versions;
    private readonly Dictionary<string, Terms[]> schedules;

    /// <param name="versions">In the order in which they were proposed: of two that begin at the same time, the later proposed holds.</param>
    public OwnTerms(IReadOnlyList<Terms> versions)
    {
        this.versions = versions.ToDictionary(version => version.Id);
        schedules = versions.GroupBy(version => version.PointsCurrencyCode).ToDictionary(group => group.Key, group => group.OrderBy(version => version.EffectiveTime).ToArray());
    }

    /// <summary>The points that there are terms for.</summary>
    public IEnumerable<string> Currencies => schedules.Keys;

    public bool Has(TermsId id) => versions.ContainsKey(id);

    /// <summary>The versions for these points, in the order in which they came into force.</summary>
    public IReadOnlyList<Terms> Of(string currency) => schedules.GetValueOrDefault(currency, []);

    /// <summary>The version in force at this time; null before the first.</summary>
    public Terms? InForce(string currency, DateTimeOffset time) => Of(currency).LastOrDefault(version => version.EffectiveTime <= time);

    /// <summary>
    /// The version in whose volume a transaction counts. Points given: the one in force when the purchase was made. Points burnt: the one in force
    /// when the burn was booked, or authorised before. Of both the hub's word is taken only where it can be right. Of what is reversed: the
    /// version of the purchase that is reversed, as the hub says.
    /// </summary>
    /// <returns>Null where the hub names a version that the partner never had.</returns>
    public TermsId? VersionOf(WindowTransaction transaction)
    {
        var currency = transaction.PointsCurrencyCode ?? "";
        var (stated, possible) = (transaction.TermsId, transaction.Kind switch
        {
            StatementLineKind.Issued or StatementLineKind.IssuedUnfunded => AtPurchase(currency, transaction),
            StatementLineKind.RedeemedHere => UntilBooking(currency, transaction),
            _ => [],
        });
        return stated is { } id && Has(id) && (possible.Count == 0 || possible.Contains(id))
            ? id
            : possible.Count > 0 ? possible[^1] : null;
    }

    /// <summary>What was approved in the very moment in which the purchase was booked may have come before it or after it.</summary>
    private List<TermsId> AtPurchase(string currency, WindowTransaction transaction)
    {
        var begun = Of(currency).Where(version => version.EffectiveTime <= transaction.EffectiveTime).ToList();
        return
        [
            .. new[]
            {
                begun.LastOrDefault(version => version.ApprovedTime is not { } approved || approved < transaction.JournalTime),
                begun.LastOrDefault(version => version.ApprovedTime is not { } approved || approved <= transaction.JournalTime),
            }.OfType<Terms>().Select(version => version.Id),
        ];
    }

    private List<TermsId> UntilBooking(string currency, WindowTransaction transaction)
    {
        var earliest = transaction.EffectiveTime < transaction.JournalTime ? transaction.EffectiveTime : transaction.JournalTime;
        var first = InForce(currency, earliest - TillsLead);
        return
        [
            .. Of(currency).SkipWhile(version => first is not null && version.Id != first.Id)
                .Where(version => version.EffectiveTime <= transaction.JournalTime).Select(version => version.Id),
        ];
    }
}
