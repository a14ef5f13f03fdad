using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Settlements.Reports;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Amounts.V1;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Reports;

/// <summary>How figures are said in the contract.</summary>
internal static class ReportMessages
{
    public static V1.PositionRow Position(StateView view, Partner partner)
    {
        var position = BalanceOf(AccountKind.Position);
        return new V1.PositionRow
        {
            PartnerId = partner.Id,
            PartnerCode = partner.Code,
            PositionMicros = Math.Abs(position),
            PositionDirection = position < 0 ? Direction.Debit : Direction.Credit,
            PrefundMicros = BalanceOf(AccountKind.Prefund),
            PayableMicros = BalanceOf(AccountKind.Payable),
            // What a partner has to pay is a debit.
            ReceivableMicros = -BalanceOf(AccountKind.Receivable),
        };

        long BalanceOf(AccountKind kind) => view.Find(view.State.Ledger.Accounts, AccountId.Of(kind, Currency.SettlementMoneyNo, partner.No))?.Balance ?? 0;
    }

    public static V1.AgeingRow Of(StateView view, AgeingSums sums) => new()
    {
        PartnerId = view.PartnerId(sums.PartnerNo),
        PartnerCode = view.Partner(sums.PartnerNo).Code,
        Direction = sums.PartnerPays ? V1.NetDirection.PartnerPays : V1.NetDirection.PartnerReceives,
        Days0To30 = sums.UpTo30,
        Days31To60 = sums.UpTo60,
        Days61To90 = sums.UpTo90,
        DaysOver90 = sums.Over90,
        Total = sums.Total,
        OldestDays = sums.OldestDays,
    };

    public static V1.LiabilityRow Liability(StateView view, int issuerNo, int currencyNo, string month, long points, long valueMicros, long fundedMicros) => new()
    {
        PartnerId = view.PartnerId(issuerNo),
        PartnerCode = view.Partner(issuerNo).Code,
        PointsCurrencyCode = view.CurrencyCode(currencyNo),
        ExpiryMonth = month,
        Points = points,
        ValueMicros = valueMicros,
        FundedMicros = fundedMicros,
    };

    public static V1.PointsRow Of(StateView view, PointsMonth row) => new()
    {
        Month = row.Month.ToString(),
        PartnerId = view.PartnerId(row.PartnerNo),
        PartnerCode = view.Partner(row.PartnerNo).Code,
        PointsCurrencyCode = view.CurrencyCode(row.CurrencyNo),
        Issued = row.Issued,
        TakenBack = row.TakenBack,
        Redeemed = row.Redeemed,
        Expired = row.Expired,
        ExchangedOut = row.ExchangedOut,
    };

    public static V1.BreakageRow Of(StateView view, VintageEstimate estimate)
    {
        var key = estimate.Vintage.Key;
        return new V1.BreakageRow
        {
            PartnerId = view.PartnerId(key.IssuerNo),
            PartnerCode = view.Partner(key.IssuerNo).Code,
            PointsCurrencyCode = view.CurrencyCode(key.CurrencyNo),
            TermsId = view.TermsId(key.TermsNo),
            IssueMonth = key.Month.ToString(),
            Issued = estimate.Vintage.Issued,
            Redeemed = estimate.Vintage.RedeemedToDate,
            Expired = estimate.Vintage.Expired,
            Outstanding = estimate.Vintage.Outstanding,
            ExpectedRedeemed = estimate.ExpectedRedeemed,
            Breakage = estimate.Breakage,
        };
    }

    public static V1.RevenueVintageRow Of(StateView view, RevenueVintage revenue)
    {
        var key = revenue.Estimate.Vintage.Key;
        return new V1.RevenueVintageRow
        {
            PartnerId = view.PartnerId(key.IssuerNo),
            PartnerCode = view.Partner(key.IssuerNo).Code,
            PointsCurrencyCode = view.CurrencyCode(key.CurrencyNo),
            TermsId = view.TermsId(key.TermsNo),
            IssueMonth = key.Month.ToString(),
            Sales = revenue.Sales,
            Points = revenue.Estimate.Vintage.Issued,
            ExpectedRedeemed = revenue.Estimate.ExpectedRedeemed,
            StandAlone = revenue.StandAlone,
            Allocated = revenue.Allocated,
            Recognised = revenue.Recognised,
            Deferred = revenue.Deferred,
        };
    }

    public static V1.RevenueMonthRow Of(StateView view, RevenueMonth month) => new()
    {
        PartnerId = view.PartnerId(month.IssuerNo),
        PartnerCode = view.Partner(month.IssuerNo).Code,
        PointsCurrencyCode = view.CurrencyCode(month.CurrencyNo),
        Month = month.Month.ToString(),
        Allocated = month.Allocated,
        Recognised = month.Recognised,
    };
}
