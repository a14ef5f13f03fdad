using System.Globalization;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Protos.Settlements.V1;
using CsvHelper;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Settlements;

/// <summary>
/// A statement as CSV (RFC 4180): one row for each line, then what they come to. Money is in major units with all six decimals
/// of the ledger, so that the owed less the due of the lines is the exact net to the last digit; what is paid has the currency's own
/// decimals.
/// </summary>
internal static class StatementCsv
{
    private static readonly string[] Columns =
        ["window_id", "partner_code", "first_seq", "last_seq", "item", "points_currency", "count", "points", "owed", "due", "money", "reference", "time"];

    // A bank's reference comes from outside; a spreadsheet must not run it as a formula.
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape };

    public static void Write(Statement statement, TextWriter text)
    {
        using var csv = CsvWriter.Create(text, Options, leaveOpen: true);
        foreach (var column in Columns)
        {
            csv.WriteField(column);
        }

        csv.EndRecord();
        foreach (var line in statement.Lines)
        {
            Row(csv, statement, line.Kind.ToString(), line.PointsCurrencyCode, line.Count, line.Points, Micros(line.OwedMicros), Micros(line.DueMicros));
        }

        var partnerPays = statement.NetDirection == NetDirection.PartnerPays || (statement.NetDirection == NetDirection.Balanced && IsOwed(statement));
        Total(csv, statement, "NetExact", partnerPays, Micros(statement.NetMicros));
        Total(csv, statement, "Net", partnerPays, Minor(statement.Net));
        foreach (var payment in statement.Payments)
        {
            // What the partner paid stands against what it owes.
            Total(csv, statement, "Payment", payment.Direction == PaymentDirection.Made, Minor(payment.Amount), payment.BankReference, payment.RecordedTime);
        }

        Total(csv, statement, "Outstanding", partnerPays, Minor(statement.Outstanding));
    }

    /// <summary>On which side a net stands that rounds to nothing.</summary>
    private static bool IsOwed(Statement statement) => statement.OwedMicros + statement.FeeMicros > statement.DueMicros;

    private static void Total(CsvWriter csv, Statement statement, string item, bool isOwed, string amount, string reference = "", Timestamp? time = null) =>
        Row(csv, statement, item, "", null, null, isOwed ? amount : "", isOwed ? "" : amount, reference, time);

    private static void Row(
        CsvWriter csv, Statement statement, string item, string pointsCurrency, long? count, long? points, string owed, string due, string reference = "", Timestamp? time = null)
    {
        csv.WriteField(statement.WindowId);
        csv.WriteField(statement.PartnerCode);
        csv.WriteField(statement.FirstSeq);
        csv.WriteField(statement.LastSeq);
        csv.WriteField(item);
        csv.WriteField(pointsCurrency);
        csv.WriteField(count);
        csv.WriteField(points);
        csv.WriteField(owed);
        csv.WriteField(due);
        csv.WriteField(statement.Net.CurrencyCode);
        csv.WriteField(reference);
        csv.WriteField(time is null ? "" : time.ToDateTime().ToString("O", CultureInfo.InvariantCulture));
        csv.EndRecord();
    }

    private static string Micros(long micros) => ((decimal)micros / AmountLimits.MicrosPerMajorUnit).ToString("F6", CultureInfo.InvariantCulture);

    private static string Minor(Protos.Amounts.V1.Money money)
    {
        var currency = CurrencyCode.Parse(money.CurrencyCode);
        IsoMoney.TryGetDigits(currency, out var digits);
        return ((decimal)money.MinorUnits * IsoMoney.MicrosPerMinorUnit(currency) / AmountLimits.MicrosPerMajorUnit)
            .ToString("F" + digits, CultureInfo.InvariantCulture);
    }
}
