using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements.Reports;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Reports;

/// <summary>Figures for finance.</summary>
internal sealed class ReportsAdminService(Calls calls, JournalFiguresStore figures) : V1.ReportsAdminService.ReportsAdminServiceBase
{
    public override Task<GetPositionsReportResponse> GetPositionsReport(GetPositionsReportRequest request, ServerCallContext context) =>
        Task.FromResult(calls.Read((state, _) =>
        {
            var view = StateView.OfCommitted(state);
            var response = new GetPositionsReportResponse { CurrencyCode = view.SettlementMoney().Text, AsOfSeq = state.Ledger.Head.Seq };
            response.Rows.AddRange(state.Partners.Committed.OrderBy(partner => partner.No).Select(partner => ReportMessages.Position(view, partner)));
            return (Outcome<GetPositionsReportResponse>)response;
        }));

    public override Task<GetAgeingReportResponse> GetAgeingReport(GetAgeingReportRequest request, ServerCallContext context) =>
        Task.FromResult(calls.Read((state, moment) =>
        {
            var view = StateView.OfCommitted(state);
            var response = new GetAgeingReportResponse { CurrencyCode = view.SettlementMoney().Text, AsOfSeq = state.Ledger.Head.Seq };
            response.Rows.AddRange(
                Ageing.Of(state.WindowParts.Committed, no => view.Find(state.Windows, no) ?? throw new InvalidOperationException($"A part names window {no}, which isn't there."), moment.NowMicros)
                    .Select(sums => ReportMessages.Of(view, sums)));
            return (Outcome<GetAgeingReportResponse>)response;
        }));

    public override async Task<GetLiabilityReportResponse> GetLiabilityReport(GetLiabilityReportRequest request, ServerCallContext context)
    {
        var (view, lastSeq) = figures.AsOf(request.LastSeq);
        var vintages = await figures.ReadVintages(view, lastSeq, context.CancellationToken);
        var response = new GetLiabilityReportResponse { CurrencyCode = view.SettlementMoney().Text, AsOfSeq = lastSeq, DebtPoints = vintages.DebtPoints };
        response.Rows.AddRange(
            from points in vintages.Outstanding
            let month = points.ExpiresOn == Lot.Never ? "" : Month.OfDay(points.ExpiresOn - 1).ToString()
            group points by (points.IssuerNo, points.CurrencyNo, Month: month) into own
            orderby own.Key.IssuerNo, own.Key.CurrencyNo, own.Key.Month.Length == 0, own.Key.Month
            select ReportMessages.Liability(
                view, own.Key.IssuerNo, own.Key.CurrencyNo, own.Key.Month, own.Sum(points => points.Points), own.Sum(points => Value(view, points)),
                own.Where(points => view.Terms(points.TermsNo).Funding != FundingModel.AtRedemption).Sum(points => Value(view, points))));
        return response;
    }

    public override async Task<GetPointsReportResponse> GetPointsReport(GetPointsReportRequest request, ServerCallContext context)
    {
        var (view, lastSeq) = figures.AsOf(request.LastSeq);
        var points = await figures.ReadPoints(view, lastSeq, context.CancellationToken);
        var response = new GetPointsReportResponse { AsOfSeq = lastSeq };
        response.Rows.AddRange(points.Rows.Select(row => ReportMessages.Of(view, row)));
        return response;
    }

    public override async Task<GetBreakageReportResponse> GetBreakageReport(GetBreakageReportRequest request, ServerCallContext context)
    {
        var (view, lastSeq) = figures.AsOf(request.LastSeq);
        var vintages = await figures.ReadVintages(view, lastSeq, context.CancellationToken);
        var response = new GetBreakageReportResponse { AsOfSeq = lastSeq, Method = BreakageEstimate.Method };
        response.Rows.AddRange(BreakageEstimate.Of(vintages.All, vintages.LastMonth).Select(estimate => ReportMessages.Of(view, estimate)));
        return response;
    }

    public override async Task<GetRevenueReportResponse> GetRevenueReport(GetRevenueReportRequest request, ServerCallContext context)
    {
        var (view, lastSeq) = figures.AsOf(request.LastSeq);
        var vintages = await figures.ReadVintages(view, lastSeq, context.CancellationToken);
        var sales = await figures.ReadSales(view.SettlementMoney(), lastSeq, context.CancellationToken);
        var revenue = RevenueSchedule.Vintages(BreakageEstimate.Of(vintages.All, vintages.LastMonth), sales, no => view.Terms(no).BurnValue);
        var response = new GetRevenueReportResponse { CurrencyCode = view.SettlementMoney().Text, AsOfSeq = lastSeq, Method = $"{RevenueSchedule.Method} {BreakageEstimate.Method}" };
        response.Rows.AddRange(revenue.Select(vintage => ReportMessages.Of(view, vintage)));
        response.Months.AddRange(RevenueSchedule.Months(revenue).Select(month => ReportMessages.Of(view, month)));
        return response;
    }

    /// <summary>At the issue price, rounded up once for each version of terms and day.</summary>
    private static long Value(StateView view, OutstandingPoints points) => view.Terms(points.TermsNo).IssuePrice.TimesRoundedUp(points.Points);
}
