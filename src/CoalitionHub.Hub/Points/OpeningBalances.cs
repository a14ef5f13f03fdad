using System.Collections.Immutable;
using System.Globalization;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Members;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Points;

/// <summary>Importing the points that members bring along: all rows or none, with a report of what is wrong.</summary>
internal static class OpeningBalances
{
    /// <summary>Most rows of one import.</summary>
    public const int MaxRows = 50_000;

    public static Outcome<Decide<ImportOpeningBalancesResponse>> Prepare(ImportOpeningBalancesRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var partnerNo = checks.SmallId("partner_id", "ptn", request.PartnerId);
        var currency = checks.PointsCurrency("currency_code", request.CurrencyCode);
        var rows = Rows(checks, request);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ImportOpeningBalancesResponse>)((state, moment) =>
            ImportOpeningBalances.Decide(state, moment, partnerNo, currency, rows, caller.StaffNo).TryGet(out var imported, out var refused) ? Say(imported) : refused);
    }

    private static ImmutableArray<OpeningRow> Rows(FieldChecks checks, ImportOpeningBalancesRequest request)
    {
        if (request.Rows.Count is 0 or > MaxRows)
        {
            checks.Add(request.Rows.Count == 0 ? Reason.FieldMissing : Reason.TooManyRows, "rows", $"has {request.Rows.Count} rows, 1 to {MaxRows} are taken.");
            return [];
        }

        var rows = ImmutableArray.CreateBuilder<OpeningRow>(request.Rows.Count);
        for (var index = 0; index < request.Rows.Count; index++)
        {
            var field = $"rows[{index}]";
            var row = request.Rows[index];
            rows.Add(new OpeningRow(Member(checks, field, row), checks.Points(field + ".points", row.Points), ExpiresOn(checks, field + ".expiry_date", row.ExpiryDate)));
        }

        return rows.MoveToImmutable();
    }

    private static MemberSelector Member(FieldChecks checks, string field, OpeningBalance row)
    {
        switch (row.MemberCase)
        {
            case OpeningBalance.MemberOneofCase.BrandMemberNumber:
                return MemberSelector.ByBrandNumber(checks.Text(field + ".brand_member_number", row.BrandMemberNumber, MemberFields.MaxBrandNumber));
            case OpeningBalance.MemberOneofCase.CardNumber:
                return MemberSelector.ByCard(MemberFields.Card(checks, field + ".card_number", row.CardNumber));
            default:
                checks.Add(Reason.FieldMissing, field + ".member", "brand_member_number or card_number must be given.");
                return default;
        }
    }

    /// <summary>The date is the last day on which the points can be used.</summary>
    private static int ExpiresOn(FieldChecks checks, string field, string date)
    {
        if (date.Length == 0)
        {
            return 0;
        }

        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var lastDay) || lastDay.Year < 1970)
        {
            checks.Add(Reason.FieldInvalid, field, "must be a date of 1970 or later, YYYY-MM-DD.");
            return 0;
        }

        return Moment.DayOf(Moment.MicrosOf(new DateTimeOffset(lastDay.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero))) + 1;
    }

    private static ImportOpeningBalancesResponse Say(Imported imported)
    {
        var answer = new ImportOpeningBalancesResponse
        {
            ImportedRows = (int)imported.Rows,
            ImportedPoints = imported.Points,
            Seq = imported.ChainSeq,
        };
        answer.RefusedRows.AddRange(imported.Refused.Select(row => new Protos.Points.V1.RefusedRow
        {
            RowNumber = row.RowNo,
            Reason = ReasonStatus.NameOf(row.Refusal.Reason),
            Message = row.Refusal.Message,
        }));
        return answer;
    }
}
