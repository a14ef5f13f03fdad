namespace CoalitionHub.PartnerSdk;

/// <summary>
/// Interchange and joint funding. What the partner's own terms say is reckoned from its own volumes; of interchange the statement says which
/// issuers they are split among. What another's terms say is reckoned from the points and the rate that both partners are shown.
/// </summary>
internal sealed class ShareCalculation(Statement statement, WindowVolumes volumes)
{
    private readonly List<(StatementLineKind Kind, string? Currency, long OwedMicros)> owed = [];

    /// <summary>False where a share is not what volumes and terms say.</summary>
    public bool AreTrue { get; private set; } = true;

    /// <summary>What the partner owes by each share; minus: is due.</summary>
    public IReadOnlyList<(StatementLineKind Kind, string? Currency, long OwedMicros)> Run()
    {
        foreach (var version in volumes.Terms.Currencies.SelectMany(currency => volumes.Terms.Of(currency)))
        {
            Interchange(version);
            JointFunding(version);
        }

        foreach (var share in statement.Shares.Where(share => !volumes.Terms.Has(share.TermsId)))
        {
            OfOthersTerms(share);
        }

        return owed;
    }

    private void Interchange(Terms version)
    {
        var rate = Exact.Of(version.RedemptionPrice) * Exact.Of(version.Interchange ?? new Fraction(0, 1));
        var isPayer = version.InterchangePayer != InterchangePayer.Issuer;
        var stated = Stated(StatementLineKind.Interchange, version);
        List<long> points = [.. stated.Select(Signed)];
        var missing = volumes.OfOthers(version.Id) - points.Sum();
        if (missing != 0 && points.Count == 1)
        {
            points[0] += missing;
        }
        else if (missing != 0)
        {
            // Whose the points are that the shares leave out isn't known: as if they were one more issuer's.
            points.Add(missing);
        }

        AreTrue &= missing == 0 && stated.All(share =>
            (isPayer ? share.PayerId : share.PayeeId) == statement.PartnerId && share.PayerId != share.PayeeId && IsRight(share, rate));
        foreach (var some in points)
        {
            var micros = (rate * Exact.Of(some)).TowardsZero();
            owed.Add((StatementLineKind.Interchange, version.PointsCurrencyCode, isPayer ? micros : -micros));
        }
    }

    private void JointFunding(Terms version)
    {
        var points = volumes.Given(version.Id);
        var stated = Stated(StatementLineKind.JointFunding, version).ToList();
        foreach (var share in version.JointFunding)
        {
            var rate = Exact.Of(version.IssuePrice) * Exact.Of(share.Share);
            owed.Add((StatementLineKind.JointFunding, version.PointsCurrencyCode, -(rate * Exact.Of(points)).TowardsZero()));
            if (points != 0 && rate != Exact.Zero)
            {
                AreTrue &= stated.RemoveAll(one =>
                    one.PayerId == share.PartnerId && one.PayeeId == statement.PartnerId && Signed(one) == points && IsRight(one, rate)) == 1;
            }
        }

        AreTrue &= stated.Count == 0;
    }

    private void OfOthersTerms(StatementShare share)
    {
        var isPayer = share.PayerId == statement.PartnerId;
        if (isPayer == (share.PayeeId == statement.PartnerId) || Exact.Read(share.MicrosPerPoint) is not { } rate ||
            share.Kind is not (StatementLineKind.Interchange or StatementLineKind.JointFunding))
        {
            AreTrue = false;
            return;
        }

        AreTrue &= IsRight(share, rate);
        var micros = (rate * Exact.Of(Signed(share))).TowardsZero();
        owed.Add((share.Kind, share.PointsCurrencyCode, isPayer ? micros : -micros));
    }

    private List<StatementShare> Stated(StatementLineKind kind, Terms version) =>
        [.. statement.Shares.Where(share => share.Kind == kind && share.TermsId == version.Id)];

    private static bool IsRight(StatementShare share, Exact rate) =>
        Exact.Read(share.MicrosPerPoint) == rate && share.Points > 0 && share.Micros == (rate * Exact.Of(share.Points)).TowardsZero();

    private static long Signed(StatementShare share) => share.IsReturned ? -share.Points : share.Points;
}
