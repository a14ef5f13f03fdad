using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Programmes;

namespace CoalitionHub.Core.Settlements.Prices;

/// <summary>
/// The lines that no transfer of the window brought about, but its volume: fees, true-ups of prices in ranges, interchange, and
/// shares of other partners' points. Each amount is reckoned exactly and rounded once, up where a partner owes it to the coalition,
/// down where it is due.
/// </summary>
internal sealed class WindowCharges(Window window, WindowTally tally, WindowTerms terms)
{
    private readonly List<WindowShare> shares = [];

    /// <summary>What interchange and joint funding are sums of.</summary>
    public IReadOnlyList<WindowShare> Shares => shares;

    public void Add()
    {
        AddFees();
        AddIssueTrueUps();
        AddRedemptionTrueUps();
        AddInterchange();
        AddJointFunding();
    }

    /// <summary>
    /// The larger of the minimum and flat part + share × value. Flat part and minimum are those in force when the window is closed; each
    /// version's share is of the points that it priced.
    /// </summary>
    private void AddFees()
    {
        var versions = tally.PointsBearingFee.Select(given => (Terms: terms.Named(given.Key), Points: given.Value)).ToLookup(given => (given.Terms.PartnerNo, given.Terms.CurrencyNo));
        var atClose = terms.InForceAt(window.ClosedMicros).ToDictionary(inForce => (inForce.PartnerNo, inForce.CurrencyNo), inForce => inForce.Charges);
        foreach (var key in versions.Select(group => group.Key).Union(atClose.Keys).Order())
        {
            var charges = atClose.GetValueOrDefault(key, Charges.None);
            var given = versions[key].ToList();
            var exact = given.Aggregate(Ratio.Of(charges.FlatFeeMicros), (sum, version) => sum + SettlementFee.Share(version.Terms, version.Points));
            var fee = Math.Max(Up(exact), charges.MinimumFeeMicros);
            if (fee > 0)
            {
                tally.AddPoints(key.PartnerNo, LineKind.Fee, key.CurrencyNo, given.Sum(version => Math.Max(0, version.Points)), count: 0);
                tally.AddOwed(key.PartnerNo, LineKind.Fee, key.CurrencyNo, fee);
            }
        }
    }

    /// <summary>What the points given cost by volume, less their provisional price. Points out of packs were paid ahead.</summary>
    private void AddIssueTrueUps()
    {
        foreach (var group in Volumes(tally.PointsBearingFee))
        {
            var priced = group.Where(version => version.Terms.Funding == FundingModel.AtIssuance).ToList();
            var difference = Difference(priced, RangePrice.OfIssue);
            AddTrueUp(group.Key, LineKind.IssueTrueUp, priced, difference);
        }
    }

    /// <summary>What the points burnt at a partner bring it by volume, less what they brought it at once.</summary>
    private void AddRedemptionTrueUps()
    {
        foreach (var group in Volumes(tally.PointsPaidFor))
        {
            var priced = group.ToList();
            AddTrueUp(group.Key, LineKind.RedemptionTrueUp, priced, -Difference(priced, RangePrice.OfRedemption));
        }
    }

    /// <param name="key">Whose, of which points.</param>
    /// <param name="kind">Which line.</param>
    /// <param name="priced">The points.</param>
    /// <param name="owed">What the partner owes for them still; minus: is due.</param>
    private void AddTrueUp((int PartnerNo, int CurrencyNo) key, LineKind kind, List<(Terms Terms, long Points)> priced, Ratio owed)
    {
        var micros = Up(owed);
        if (micros != 0)
        {
            tally.AddPoints(key.PartnerNo, kind, key.CurrencyNo, priced.Sum(version => version.Points), count: 0);
            tally.AddSigned(key.PartnerNo, kind, key.CurrencyNo, micros);
        }
    }

    /// <summary>
    /// The volume of a window counts over all versions: those of the earlier one fill the ranges first, each priced by its own ranges.
    /// </summary>
    private static Ratio Difference(List<(Terms Terms, long Points)> priced, Func<Terms, RangePrice> priceOf)
    {
        var volume = priced.Sum(version => version.Points);
        var (before, difference) = (0L, Ratio.Zero);
        foreach (var (version, points) in priced)
        {
            var price = priceOf(version);
            difference += price.Micros(before, points, volume) - (Ratio.Of(price.First) * Ratio.Of(points));
            before += points;
        }

        return difference;
    }

    /// <summary>Versions in the order in which they came into force. Where more points came back than were given, there is no volume.</summary>
    private IEnumerable<IGrouping<(int PartnerNo, int CurrencyNo), (Terms Terms, long Points)>> Volumes(IReadOnlyDictionary<int, long> points) =>
        from one in points
        where one.Value > 0
        let version = terms.Named(one.Key)
        orderby version.PartnerNo, version.CurrencyNo, version.EffectiveMicros, version.No
        group (version, one.Value) by (version.PartnerNo, version.CurrencyNo);

    /// <summary>Rounded down, once for each redeemer's version and issuer; what one pays the other gets.</summary>
    private void AddInterchange()
    {
        foreach (var ((termsNo, issuerNo), points) in tally.PointsOfOthers)
        {
            var redeemer = terms.Named(termsNo);
            var isOwedByRedeemer = redeemer.Charges.InterchangePayer == InterchangePayer.Redeemer;
            var (payerNo, payeeNo) = isOwedByRedeemer ? (redeemer.PartnerNo, issuerNo) : (issuerNo, redeemer.PartnerNo);
            Share(new ShareKey(window.No, LineKind.Interchange, termsNo, payerNo, payeeNo), redeemer.CurrencyNo, points);
        }
    }

    /// <summary>Shares of the issue price, rounded down. Where more points came back than were given, the shares come back too.</summary>
    private void AddJointFunding()
    {
        foreach (var (termsNo, points) in tally.PointsBearingFee)
        {
            var issuer = terms.Named(termsNo);
            foreach (var share in issuer.Charges.JointFunding)
            {
                Share(new ShareKey(window.No, LineKind.JointFunding, termsNo, share.PartnerNo, issuer.PartnerNo), issuer.CurrencyNo, points);
            }
        }
    }

    /// <summary>Rate × points, towards zero; what comes to less than a micro is told, and owed by nobody.</summary>
    private void Share(ShareKey key, int currencyNo, long points)
    {
        var unrounded = new WindowShare(key, currencyNo, points, 0);
        var exact = unrounded.Rate(terms) * Ratio.Of(points);
        if (exact == Ratio.Zero)
        {
            return;
        }

        var micros = checked((long)(exact < Ratio.Zero ? exact.Ceiling : exact.Floor));
        shares.Add(unrounded with { Micros = micros });
        if (micros == 0)
        {
            return;
        }

        var (debtorNo, creditorNo) = micros > 0 ? (key.PayerNo, key.PayeeNo) : (key.PayeeNo, key.PayerNo);
        tally.AddObligation(debtorNo, creditorNo, currencyNo, Math.Abs(micros));
        foreach (var (partnerNo, owed) in new[] { (key.PayerNo, micros), (key.PayeeNo, -micros) })
        {
            tally.AddPoints(partnerNo, key.Kind, currencyNo, Math.Abs(points), count: 0);
            tally.AddSigned(partnerNo, key.Kind, currencyNo, owed);
        }
    }

    private static long Up(Ratio micros) => checked((long)micros.Ceiling);
}
