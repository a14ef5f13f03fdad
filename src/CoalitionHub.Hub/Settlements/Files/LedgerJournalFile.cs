using System.Globalization;
using System.Text;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.Settlements.GeneralLedger;
using CoalitionHub.Hub.Outcomes;
using CsvHelper;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>
/// The daily journals of a range of the journal as text. A day's lines are written when the next day begins; once the file is long enough it
/// ends with that day, so that neither the range nor what is made of it grows in memory with the journal.
/// </summary>
/// <param name="view">Names of what the transfers say by number.</param>
/// <param name="mostBytes">After so many bytes no other day is begun.</param>
internal sealed class LedgerJournalFile(StateView view, int mostBytes)
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, NewLine = "\n" };

    private readonly MemoryStream bytes = new();

    /// <summary>Writes the transfers, in order, or as many whole days of them as fit.</summary>
    /// <param name="transfers">The range.</param>
    /// <param name="toSeq">Its last transfer.</param>
    /// <returns>The last transfer that is in the file.</returns>
    public async Task<long> Write(IAsyncEnumerable<Transfer> transfers, long toSeq)
    {
        var journals = new DailyJournals(LedgerCodes.Of(view.All(view.State.LedgerCodes)));
        await using var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        using var csv = CsvWriter.Create(text, Options, leaveOpen: true);
        csv.WriteHeader("journal_date", "account_code", "account_name", "partner_code", "currency", "debit", "credit", "debit_transfers", "credit_transfers", "first_seq", "last_seq");
        await foreach (var transfer in transfers)
        {
            if (journals.TakeBefore(transfer) is { Count: > 0 } ended)
            {
                Write(csv, ended);
                csv.Flush();
                await text.FlushAsync();
                if (bytes.Length >= mostBytes)
                {
                    return transfer.Seq - 1;
                }
            }

            journals.Add(transfer);
        }

        Write(csv, journals.Lines);
        return toSeq;
    }

    /// <summary>The file, under the name of its range.</summary>
    public FileDraft Draft(long fromSeq, long lastSeq) =>
        new(FileKind.LedgerExport, string.Create(CultureInfo.InvariantCulture, $"general-ledger-{fromSeq}-{lastSeq}.csv"), bytes.ToArray());

    private void Write(CsvWriter csv, IEnumerable<JournalLine> lines)
    {
        foreach (var line in lines)
        {
            var isMoney = line.CurrencyNo == Currency.SettlementMoneyNo;
            csv.WriteRecord(
                DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(line.Day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                line.Code,
                line.Name,
                line.PartnerNo == 0 ? "" : view.Partner(line.PartnerNo).Code,
                view.CurrencyCode(line.CurrencyNo),
                Amount(line.Debit, isMoney),
                Amount(line.Credit, isMoney),
                line.DebitTransfers.ToString(CultureInfo.InvariantCulture),
                line.CreditTransfers.ToString(CultureInfo.InvariantCulture),
                line.FirstSeq.ToString(CultureInfo.InvariantCulture),
                line.LastSeq.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Money in major units with all decimals; points whole.</summary>
    private static string Amount(long amount, bool isMoney) =>
        isMoney ? (amount / 1_000_000m).ToString("0.000000", CultureInfo.InvariantCulture) : amount.ToString(CultureInfo.InvariantCulture);
}
