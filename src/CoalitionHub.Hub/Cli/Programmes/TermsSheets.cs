using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Programmes.V1;

namespace CoalitionHub.Hub.Cli.Programmes;

/// <summary>What is shown of terms.</summary>
internal static class TermsSheets
{
    public static Sheet Of(IEnumerable<TermsVersion> versions) => Sheet.List(
        "Terms",
        versions,
        Sheet.Column<TermsVersion>("id", version => version.TermsId),
        Sheet.Column<TermsVersion>("partner", version => version.PartnerId),
        Sheet.Column<TermsVersion>("points", version => version.Terms?.PointsCurrencyCode ?? ""),
        Sheet.Column<TermsVersion>("state", version => version.InForce ? "in force" : Words.Of(version.State)),
        Sheet.Column<TermsVersion>("from", version => Words.Of(version.EffectiveTime)),
        Sheet.Column<TermsVersion>("proposed by", version => version.ProposedBy),
        Sheet.Column<TermsVersion>("decided by", version => version.DecidedBy));

    public static IReadOnlyList<Sheet> Of(TermsVersion version) => [StateOf(version), RulesOf(version.Terms ?? new Terms()), RatesOf(version.Terms ?? new Terms()), .. ChargesSheets.Of(version.Terms ?? new Terms())];

    private static Sheet StateOf(TermsVersion version) => Sheet.Facts(
        $"Terms {version.TermsId}",
        ("partner", version.PartnerId),
        ("state", Words.Of(version.State) + (version.InForce ? ", in force" : "")),
        ("effective from", Words.Of(version.EffectiveTime)),
        ("proposed", $"{Words.Of(version.ProposedTime)} by {version.ProposedBy}"),
        ("decided", version.DecidedBy.Length > 0 ? $"{Words.Of(version.DecidedTime)} by {version.DecidedBy}" : ""));

    private static Sheet RulesOf(Terms terms) => Sheet.Facts(
        "",
        ("points", terms.PointsCurrencyCode),
        ("funding", Words.Of(terms.FundingModel)),
        ("burn value", $"{Words.Of(terms.BurnValue)} minor units a point"),
        ("issue price", $"{Words.Of(terms.IssuePrice)} micros a point"),
        ("redemption price", $"{Words.Of(terms.RedemptionPrice)} micros a point"),
        ("fee", $"{Words.Of(terms.Fee)} of the value of points given"),
        ("flat fee", Words.Of(terms.FlatFee)),
        ("minimum fee", Words.Of(terms.MinimumFee)),
        ("interchange", terms.Interchange is null or { Numerator: 0 } ? "none" : $"{Words.Of(terms.Interchange)} of the redemption price, paid by the {Words.Of(terms.InterchangePayer)}"),
        ("net debit cap", Words.Of(terms.NetDebitCap)),
        ("burns", $"at least {Words.Of(Math.Max(terms.MinimumBurnPoints, 1))}, in steps of {Words.Of(Math.Max(terms.BurnIncrementPoints, 1))}"),
        ("pending", terms.PendingDays == 0 ? "no" : $"{terms.PendingDays} days"),
        ("expiry", terms.ExpiryMonths == 0 ? "never" : $"{terms.ExpiryMonths} months after the purchase's month"),
        ("grace when expired", $"{terms.ExpiredLotGraceDays} days"),
        ("below zero down to", Words.Of(-terms.NegativeBalanceFloorPoints)),
        ("reported at most", $"{Words.Of(terms.MaximumLateness)} late"),
        ("burns on its word", $"{Words.Of(terms.AssertionLimitPointsPerBurn)} at once, {Words.Of(terms.AssertionLimitPointsPerDay)} a day"),
        ("holds", $"at most {Words.Of(terms.HoldMaxDuration)}"));

    private static Sheet RatesOf(Terms terms) => Sheet.List(
        "Earn rates",
        terms.EarnRates,
        Sheet.Column<EarnRate>("money", rate => rate.CurrencyCode),
        Sheet.Number<EarnRate>("points per minor unit", rate => Words.Of(rate.PointsPerMinorUnit)));
}
