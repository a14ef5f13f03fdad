using System.Globalization;
using System.Text;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;
using MakePartnerFiles = CoalitionHub.Core.Settlements.Files.MakePartnerFiles;
using Window = CoalitionHub.Core.Settlements.Window;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>
/// A partner's files of a window. The statement is written before the writer's turn, since an approved window's figures don't change;
/// the invoice in it, since only there its number is known.
/// </summary>
internal sealed class PartnerFiles(Calls calls, SettlementOptions options)
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithIndentation());

    public Outcome<Decide<MakePartnerFilesResponse>> Prepare(MakePartnerFilesRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var windowNo = checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        var partnerNo = checks.IntId("partner_id", Partner.IdPrefix, request.PartnerId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        PartKey key = new(windowNo, partnerNo);
        var statement = calls.Read((state, _) => (Outcome<IReadOnlyList<FileDraft>>)WriteStatement(StateView.OfCommitted(state), key).ToList());
        return (Decide<MakePartnerFilesResponse>)((state, moment) =>
        {
            var view = StateView.OfDraft(state);
            var command = new MakePartnerFilesCommand(key, (kind, number) => [.. statement, .. WriteInvoice(view, key, kind, number, moment.NowMicros)], caller.StaffNo);
            if (!MakePartnerFiles.Decide(state, moment, command).TryGet(out var files, out var refused))
            {
                return refused;
            }

            if (files.All(file => file.Kind != FileKind.StatementCsv))
            {
                return new Refusal(Reason.WindowState, "The window was being approved; ask again.");
            }

            var response = new MakePartnerFilesResponse();
            response.Files.AddRange(files.Select(file => FileMessages.Of(view, file)));
            return response;
        });
    }

    /// <summary>None before the window's approval.</summary>
    private static IEnumerable<FileDraft> WriteStatement(StateView view, PartKey key)
    {
        if (view.Find(view.State.Windows, key.WindowNo) is not { } window || !MakePartnerFiles.IsApproved(window) ||
            !PartnerStatements.Find(view, key.WindowNo, key.PartnerNo).TryGet(out var statement, out _))
        {
            yield break;
        }

        // What is paid goes on changing; the statement says what is owed.
        statement.Payments.Clear();
        var name = $"statement-{statement.PartnerCode}-window-{key.WindowNo.ToString(CultureInfo.InvariantCulture)}";
        var csv = new StringWriter();
        StatementCsv.Write(csv, statement);
        yield return new FileDraft(FileKind.StatementCsv, $"{name}.csv", Encoding.UTF8.GetBytes(csv.ToString()));
        yield return new FileDraft(FileKind.StatementXlsx, $"{name}.xlsx", StatementXlsx.Write(statement));
        yield return new FileDraft(FileKind.StatementHtml, $"{name}.html", StatementHtml.Write(statement, view.Partner(key.PartnerNo).Name));
    }

    private IEnumerable<FileDraft> WriteInvoice(StateView view, PartKey key, FileKind kind, long number, long nowMicros)
    {
        var part = view.Find(view.State.WindowParts, key) ?? throw new InvalidOperationException($"{key} isn't there.");
        var invoice = InvoiceMessages.Of(view, options, part, kind, number, nowMicros);
        yield return new FileDraft(kind, $"{invoice.DocumentNumber}.json", Encoding.UTF8.GetBytes(Json.Format(invoice)));
        yield return new FileDraft(kind == FileKind.Invoice ? FileKind.InvoiceHtml : FileKind.CreditNoteHtml, $"{invoice.DocumentNumber}.html", InvoiceHtml.Write(invoice));
    }
}
