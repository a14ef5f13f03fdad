using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.GeneralLedger;

/// <summary>A range of the journal as a file for the general ledger.</summary>
/// <param name="FromSeq">The first transfer in it.</param>
/// <param name="ToSeq">The last.</param>
/// <param name="Draft">The file.</param>
/// <param name="StaffNo">Who has it made.</param>
public sealed record MakeLedgerExportCommand(long FromSeq, long ToSeq, FileDraft Draft, int StaffNo);

/// <summary>Codes of the general ledger, and what was exported under them.</summary>
public static class LedgerDecisions
{
    /// <summary>Sets the code of a kind of accounts; exports made from now on use it.</summary>
    public static Outcome<LedgerCode> SetCode(HubState state, Moment moment, LedgerCode code)
    {
        if (!LedgerCodes.IsKnown(code.Key))
        {
            return new Refusal(Reason.FieldInvalid, "The hub has no such accounts.") { Fields = [new FieldFault("kind", "must be a kind of accounts that the hub has in that currency.")] };
        }

        var set = code with { CreatedMicros = moment.NowMicros };
        var before = state.LedgerCodes.Find(code.Key);
        state.LedgerCodes.Put(set.Key, set);
        History.Note(
            state, moment, $"gl:{code.Key.Kind}:{(code.Key.IsMoney ? "money" : "points")}", before?.Code ?? "", set.Code, "SetCode", History.Person(state, code.SetBy));
        return set;
    }

    /// <summary>Keeps an export. Each begins where the last one ended, so every transfer is in one of them, once.</summary>
    public static Outcome<SettlementFile> Export(HubState state, Moment moment, MakeLedgerExportCommand command)
    {
        if (command.ToSeq < command.FromSeq)
        {
            return new Refusal(Reason.NothingToExport, "Every transfer has been exported.");
        }

        return command.FromSeq != NextSeq(state.SettlementFiles.All())
            ? new Refusal(Reason.NothingToExport, "Somebody else exported meanwhile; ask again with a new request id.")
            : FileShelf.Put(state, moment, command.Draft, FileState.Made, default, command.StaffNo, command.FromSeq, command.ToSeq);
    }

    /// <summary>The first transfer that no export has.</summary>
    public static long NextSeq(IEnumerable<SettlementFile> files) =>
        files.Where(file => file.Kind == FileKind.LedgerExport).Select(file => file.ToSeq).DefaultIfEmpty(0).Max() + 1;
}
