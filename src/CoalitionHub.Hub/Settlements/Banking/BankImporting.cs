using System.Collections.Immutable;
using System.Security.Cryptography;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Banking;

/// <summary>
/// Takes a bank file in: all of it is read and checked first, then each movement is decided and committed on its own. Whoever is
/// interrupted sends the same again: a movement counts once.
/// </summary>
internal sealed class BankImporting(Calls calls, IPackPayments packs)
{
    private const int MaxFileName = 200;
    private const int MaxMovements = 10_000;
    private const int AtOnce = 100;

    public async Task<ImportBankStatementResponse> Run(ImportBankStatementRequest request, ServerCallContext context)
    {
        var caller = Calls.CallerOf(context);
        var read = Read(request);
        var answer = await calls.Change(context, request.RequestId, request, Prepare(request, read, caller));
        if (!read.TryGet(out var file, out var refusal))
        {
            throw new RefusalException(refusal);
        }

        if (!OpaqueId.TryParse(BankImport.IdPrefix, answer.ImportId, out var importNo))
        {
            throw new InvalidOperationException($"{answer.ImportId} is no id of an import.");
        }

        foreach (var some in Expand(file.Movements).Chunk(AtOnce))
        {
            var entries = await Task.WhenAll(some.Select(transaction => calls.ChangeFirst(context, Decide(transaction, importNo, caller))));
            answer.Entries.AddRange(entries);
        }

        answer.KnownEntries = answer.Entries.Count(entry => entry.ImportId != answer.ImportId);
        answer.Unpaid.AddRange(calls.Read((state, _) => (Outcome<ImmutableArray<UnpaidPayment>>)BankMessages.Unpaid(StateView.OfCommitted(state)).ToImmutableArray()));
        return answer;
    }

    private static Outcome<ReadFile> Read(ImportBankStatementRequest request)
    {
        var checks = new FieldChecks();
        checks.OptionalText("file_name", request.FileName, MaxFileName);
        if (request.Content.Length is 0 or > CamtReader.MaxBytes)
        {
            checks.Add(
                request.Content.Length == 0 ? Reason.FieldMissing : Reason.RequestTooLarge, "content", $"has {request.Content.Length} bytes, 1 to {CamtReader.MaxBytes} are taken.");
        }

        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        using var stream = new MemoryStream(request.Content.ToByteArray(), writable: false);
        if (!CamtReader.Read(stream).TryGet(out var file, out refusal) || !CamtMovements.Of(file).TryGet(out var movements, out refusal))
        {
            return refusal;
        }

        return movements.Length <= MaxMovements
            ? new ReadFile([.. file.Statements.Select(statement => statement.Account).Distinct()], file.Statements.Count, movements)
            : new Refusal(Reason.TooManyRows, $"The file has {movements.Length} movements, at most {MaxMovements} are taken at once.");
    }

    private static Outcome<Decide<ImportBankStatementResponse>> Prepare(ImportBankStatementRequest request, Outcome<ReadFile> read, Caller caller)
    {
        if (!read.TryGet(out var file, out var refusal))
        {
            return refusal;
        }

        var command = new ImportBankFileCommand(
            request.FileName,
            Convert.ToHexStringLower(SHA256.HashData(request.Content.Span)),
            file.Accounts,
            file.Statements,
            file.Movements.Length,
            caller.StaffNo);
        return (Decide<ImportBankStatementResponse>)((state, moment) => ImportBankFile.Decide(state, moment, command).TryGet(out var import, out var refused)
            ? new ImportBankStatementResponse { ImportId = import.Id }
            : refused);
    }

    private Decide<V1.BankEntry> Decide(BankTransaction transaction, long importNo, Caller caller) => (state, moment) =>
        MatchBankEntry.Decide(state, moment, new MatchBankEntryCommand(transaction, importNo, caller.StaffNo) { Packs = packs }).TryGet(out var entry, out var refused)
            ? BankMessages.Of(StateView.OfDraft(state), entry)
            : refused;

    /// <summary>
    /// A bank may book a whole file of ours as one entry. Where its amount is what the file ordered, it is that file's orders one by one.
    /// </summary>
    private IReadOnlyList<BankTransaction> Expand(ImmutableArray<CamtMovement> movements) => calls.Read((state, _) =>
    {
        var transactions = new List<BankTransaction>(movements.Length);
        foreach (var (transaction, paymentId) in movements)
        {
            var orders = paymentId.Length == 0 || transaction.IsCredit ? [] : OrdersOf(state, paymentId);
            if (orders.Length == 0 || orders.Sum(order => order.MinorUnits) != transaction.MinorUnits)
            {
                transactions.Add(paymentId.Length == 0
                    ? transaction
                    : transaction with { EndToEndId = paymentId, Doubt = orders.Length == 0 ? transaction.Doubt : "The entry is not what the payment file orders altogether." });
                continue;
            }

            transactions.AddRange(orders.Select((order, index) => transaction with
            {
                Key = transaction.Key with { DetailNo = index + 1 },
                EndToEndId = order.EndToEndId,
                MinorUnits = order.MinorUnits,
                BankReference = $"{transaction.BankReference[..Math.Min(transaction.BankReference.Length, 56)]}/{index + 1}",
            }));
        }

        return (Outcome<IReadOnlyList<BankTransaction>>)transactions;
    });

    private static Core.Settlements.Files.PaymentOrder[] OrdersOf(HubState state, string documentNumber) =>
    [
        .. from file in state.SettlementFiles.Committed
           where file.Kind == FileKind.Payment && file.DocumentNumber == documentNumber
           from order in state.PaymentOrders.Committed
           where order.FileNo == file.No
           orderby order.No
           select order,
    ];

    /// <summary>A file that was read without a fault.</summary>
    private sealed record ReadFile(ImmutableArray<string> Accounts, int Statements, ImmutableArray<CamtMovement> Movements);
}
