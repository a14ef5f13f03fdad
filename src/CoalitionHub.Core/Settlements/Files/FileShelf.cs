using System.Security.Cryptography;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Files;

/// <summary>A file before it has a number.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What to call it on a disk.</param>
/// <param name="Bytes">All of it.</param>
public sealed record FileDraft(FileKind Kind, string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>Where files are kept. Number, record and bytes are written together or not at all.</summary>
public static class FileShelf
{
    /// <summary>The number that the next file of this kind gets. Only the writer knows it for sure.</summary>
    public static long NextNumber(HubState state, FileKind kind)
    {
        var last = 0L;
        foreach (var file in state.SettlementFiles.All())
        {
            last = file.Kind == kind ? Math.Max(last, file.Number) : last;
        }

        return last + 1;
    }

    /// <summary>A file; FILE_NOT_FOUND.</summary>
    public static Outcome<SettlementFile> Find(HubState state, long no) =>
        state.SettlementFiles.Find(no) is { } file ? file : NotFound;

    /// <summary>There is no such file, or not for this caller.</summary>
    public static Refusal NotFound { get; } = new(Reason.FileNotFound, "There is no such file.");

    internal static SettlementFile Put(
        HubState state, Moment moment, FileDraft draft, FileState fileState, PartKey key, int staffNo, long fromSeq = 0, long toSeq = 0)
    {
        SettlementFile file = new(
            state.DocumentNumbers.Next(), draft.Kind, NextNumber(state, draft.Kind), key.WindowNo, key.PartnerNo, fileState, draft.Name,
            Convert.ToHexStringLower(SHA256.HashData(draft.Bytes.Span)), draft.Bytes.Length, fromSeq, toSeq, staffNo, 0, moment.NowMicros, 0);
        state.SettlementFiles.Put(file.No, file);
        state.FileContents.Add(new FileContent(file.No, draft.Bytes));
        History.Note(state, moment, file.Id, "", fileState.ToString(), "Make", History.Person(state, staffNo), file.DocumentNumber);
        return file;
    }

    /// <summary>Takes a payment file that waits to another state.</summary>
    internal static SettlementFile Decide(HubState state, Moment moment, SettlementFile file, FileState after, string trigger, int staffNo, string why)
    {
        var decided = file with { State = after, DecidedBy = staffNo, DecidedMicros = moment.NowMicros };
        state.SettlementFiles.Put(decided.No, decided);
        History.Note(state, moment, file.Id, file.State.ToString(), after.ToString(), trigger, History.Person(state, staffNo), why);
        return decided;
    }
}
