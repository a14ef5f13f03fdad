using System.Collections.Immutable;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Files;

/// <summary>One partner's files of an approved window.</summary>
/// <param name="Key">Which window and partner.</param>
/// <param name="Render">Writes the files, given the kind and the number of the invoice or credit note among them.</param>
/// <param name="StaffNo">Who has them made.</param>
public sealed record MakePartnerFilesCommand(PartKey Key, Func<FileKind, long, IReadOnlyList<FileDraft>> Render, int StaffNo);

/// <summary>
/// Makes a partner's statement and its invoice or credit note, once: all of them, or none. Asked again it answers with those that
/// are there, whatever has changed since.
/// </summary>
public static class MakePartnerFiles
{
    public static Outcome<ImmutableArray<SettlementFile>> Decide(HubState state, Moment moment, MakePartnerFilesCommand command)
    {
        if (!WindowSteps.Find(state, command.Key.WindowNo).TryGet(out var window, out var refusal))
        {
            return refusal;
        }

        if (state.WindowParts.Find(command.Key) is not { } part)
        {
            return window.State is WindowState.Open or WindowState.Closed
                ? NotApproved(window)
                : new Refusal(Reason.PartnerNotFound, "There is no such partner, or it has no part in this window.");
        }

        if (!IsApproved(window))
        {
            return NotApproved(window);
        }

        ImmutableArray<SettlementFile> made = [.. state.SettlementFiles.All().Where(file => IsPartners(file, command.Key)).OrderBy(file => file.No)];
        if (made.Length > 0)
        {
            return made;
        }

        var kind = DocumentOf(part);
        return command.Render(kind, FileShelf.NextNumber(state, kind))
            .Select(draft => FileShelf.Put(state, moment, draft, FileState.Made, command.Key, command.StaffNo))
            .ToImmutableArray();
    }

    /// <summary>An invoice for a partner that pays, or has nothing to pay; a credit note for one that is paid.</summary>
    public static FileKind DocumentOf(WindowPart part) => part.NetMinorUnits > 0 ? FileKind.CreditNote : FileKind.Invoice;

    /// <summary>From its approval on a window's figures are final.</summary>
    public static bool IsApproved(Window window) => window.State is WindowState.Approved or WindowState.Paying or WindowState.Settled;

    internal static Refusal NotApproved(Window window) =>
        new(Reason.WindowState, $"The window is {window.State}; there are no files of it before it is approved.");

    private static bool IsPartners(SettlementFile file, PartKey key) =>
        file.WindowNo == key.WindowNo && file.PartnerNo == key.PartnerNo && file.Kind is >= FileKind.StatementCsv and <= FileKind.CreditNoteHtml;
}
