using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.GeneralLedger;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>
/// Daily journals for the general ledger. The range is read outside the writer, page by page, as a settlement's is: what is
/// committed doesn't change. Only keeping the file goes through it.
/// </summary>
internal sealed class LedgerExporting(Calls calls, SettlementsStore store)
{
    /// <summary>A file is a row of the database and is read as one; a longer range goes on in the next file.</summary>
    private const int MostBytes = 8 << 20;

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
        LedgerJournalFile file = new(view, MostBytes);
        var lastSeq = await file.Write(store.ReadRange(fromSeq, toSeq, cancellationToken), toSeq);
        var draft = file.Draft(fromSeq, lastSeq);
        return (Decide<MakeLedgerExportResponse>)((state, moment) =>
            LedgerDecisions.Export(state, moment, new MakeLedgerExportCommand(fromSeq, lastSeq, draft, caller.StaffNo)).TryGet(out var kept, out var refused)
                ? new MakeLedgerExportResponse { File = FileMessages.Of(StateView.OfDraft(state), kept) }
                : refused);
    }

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
