using System.Globalization;
using System.Text.Json;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Protos.Settlements.V1;
using CsvHelper;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>
/// A statement for a spreadsheet: a row for each line, one for the rounding to minor units, one for each payment, and one for each
/// leg with columns of its own. The money columns count whole major units exactly; owed less due, summed over all rows, is what is still to be paid (minus: by the hub).
/// </summary>
internal static class StatementCsv
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, NewLine = "\n" };

    public static void Write(TextWriter output, Statement statement)
    {
        using var csv = CsvWriter.Create(output, Options, leaveOpen: true);
        csv.WriteHeader("window_id", "partner_id", "partner_code", "row", "points_currency", "transfers", "points", "currency", "owed", "due", "bank_reference", "recorded_time", "leg_partner_id", "leg_pays", "leg_receives");
        foreach (var line in statement.Lines)
        {
            Write(csv, statement, JsonNamingPolicy.SnakeCaseLower.ConvertName(line.Kind.ToString()), line.PointsCurrencyCode, line.Count, line.Points, line.OwedMicros, line.DueMicros, "", "");
        }

        var rounding = RoundingMicros(statement);
        if (rounding != 0)
        {
            Write(csv, statement, "rounding", "", 0, 0, Math.Max(rounding, 0), Math.Max(-rounding, 0), "", "");
        }

        foreach (var leg in statement.Legs)
        {
            // How the sum is paid; it is in the rows above already, so that its money is in columns of its own.
            Write(csv, statement, $"leg_{JsonNamingPolicy.SnakeCaseLower.ConvertName(leg.Model.ToString())}", "", 0, 0, 0, 0, "", "", leg);
        }

        foreach (var payment in statement.Payments)
        {
            var micros = MicrosOf(payment.Amount);
            var isReceived = payment.Direction == PaymentDirection.Received;
            Write(csv, statement, isReceived ? "payment_received" : "payment_made", "", 1, 0, isReceived ? 0 : micros, isReceived ? micros : 0, payment.BankReference, payment.RecordedTime?.ToDateTime().ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "");
        }
    }

    private static void Write(
        CsvWriter csv, Statement statement, string row, string pointsCurrency, long transfers, long points, long owedMicros, long dueMicros, string reference, string time,
        StatementLeg? leg = null) =>
        csv.WriteRecord(
            statement.WindowId,
            statement.PartnerId,
            statement.PartnerCode,
            row,
            pointsCurrency,
            transfers.ToString(CultureInfo.InvariantCulture),
            points.ToString(CultureInfo.InvariantCulture),
            statement.Net?.CurrencyCode ?? "",
            Major(owedMicros),
            Major(dueMicros),
            reference,
            time,
            leg?.OtherPartnerId ?? "",
            leg is { Direction: NetDirection.PartnerPays } ? Major(MicrosOf(leg.Amount)) : "",
            leg is { Direction: NetDirection.PartnerReceives } ? Major(MicrosOf(leg.Amount)) : "");

    /// <summary>
    /// What rounding the net to minor units added to the partner's debt (minus: took from it). The exact net is taken from its parts: less
    /// than half a minor unit is balanced, and the statement's net then has no side.
    /// </summary>
    private static long RoundingMicros(Statement statement)
    {
        var rounded = MicrosOf(statement.Net) * (statement.NetDirection == NetDirection.PartnerPays ? -1 : 1);
        return statement.DueMicros - statement.OwedMicros - statement.FeeMicros - rounded;
    }

    private static long MicrosOf(Protos.Amounts.V1.Money? money) =>
        money is not null && CurrencyCode.TryParse(money.CurrencyCode, out var currency) ? money.MinorUnits * IsoMoney.MicrosPerMinorUnit(currency) : 0;

    private static string Major(long micros) => (micros / 1_000_000m).ToString("0.000000", CultureInfo.InvariantCulture);
}
