using System.Globalization;
using System.Text;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.Settlements.GeneralLedger;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using CsvHelper;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>
/// Daily journals for the general ledger. The range is read outside the writer, page by page, as a settlement's is: what is
/// committed doesn't change. Only keeping the file goes through it.
/// </summary>
internal sealed class LedgerExporting(Calls calls, SettlementsStore store)
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, NewLine = "\n" };

    public async Task<Outcome<Decide<MakeLedgerExportResponse>>> Prepare(MakeLedgerExportRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        if (request.LastSeq < 0)
        {
            checks.Add(Reason.SeqOutOfRange, "last_seq", $"is {request.LastSeq}; it is a number of the journal, or 0 for its head.");
        }

        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        var (view, fromSeq, head) = calls.Read((state, _) =>
            (Outcome<(StateView, long, long)>)(StateView.OfCommitted(state), LedgerDecisions.NextSeq(state.SettlementFiles.Committed), state.Ledger.Head.Seq));
        if (request.LastSeq > head)
        {
            checks.Add(Reason.SeqOutOfRange, "last_seq", $"is {request.LastSeq}; the journal ends at {head}.");
            return checks.Refusal ?? throw new InvalidOperationException("A fault was noted.");
        }

        var toSeq = request.LastSeq == 0 ? head : request.LastSeq;
        var draft = await Write(view, fromSeq, toSeq, cancellationToken);
        return (Decide<MakeLedgerExportResponse>)((state, moment) =>
            LedgerDecisions.Export(state, moment, new MakeLedgerExportCommand(fromSeq, toSeq, draft, caller.StaffNo)).TryGet(out var file, out var refused)
                ? new MakeLedgerExportResponse { File = FileMessages.Of(StateView.OfDraft(state), file) }
                : refused);
    }

    private async Task<FileDraft> Write(StateView view, long fromSeq, long toSeq, CancellationToken cancellationToken)
    {
        var journals = new DailyJournals(LedgerCodes.Of(view.All(view.State.LedgerCodes)));
        using var bytes = new MemoryStream();
        await using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        using (var csv = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            csv.WriteHeader("journal_date", "account_code", "account_name", "partner_code", "currency", "debit", "credit", "debit_transfers", "credit_transfers", "first_seq", "last_seq");
            await foreach (var transfer in store.ReadRange(fromSeq, toSeq, cancellationToken))
            {
                // A day is written when the next begins: only one day's lines are in memory, and what is written of them.
                Write(csv, view, journals.TakeBefore(transfer));
                journals.Add(transfer);
            }

            Write(csv, view, journals.Lines);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"general-ledger-{fromSeq}-{toSeq}.csv");
        return new FileDraft(FileKind.LedgerExport, name, bytes.ToArray());
    }

    private static void Write(CsvWriter csv, StateView view, IEnumerable<JournalLine> lines)
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

    /// <summary>Setting a code.</summary>
    public static Outcome<Decide<SetLedgerCodeResponse>> Prepare(SetLedgerCodeRequest request, Caller caller)
    {
        const int maxCode = 20;
        const int maxName = 80;
        var checks = new FieldChecks();
        var kind = checks.Known("kind", request.Kind);
        var code = checks.Text("code", request.Code, maxCode);
        var name = checks.Text("display_name", request.DisplayName, maxName);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        var set = new Core.Settlements.GeneralLedger.LedgerCode(FileMessages.KeyOf(kind), code, name, caller.StaffNo, 0);
        return (Decide<SetLedgerCodeResponse>)((state, moment) => LedgerDecisions.SetCode(state, moment, set).TryGet(out var kept, out var refused)
            ? new SetLedgerCodeResponse { LedgerCode = FileMessages.Of(kept) }
            : refused);
    }
}
