using System.Collections.Immutable;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Storage.Model;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace CoalitionHub.Hub.Storage.Postgres;

/// <summary>Reads, on the writer's connection, what decisions ask for again and again: one round trip each.</summary>
internal sealed class PostgresArchive(NpgsqlConnection connection, IModel model)
{
    /// <summary>A chain that is longer is read in several pieces.</summary>
    private const int ChainPiece = 64;

    private readonly PostgresRow<Purchase> purchases = new(model);
    private readonly PostgresRow<PurchaseLineRow> lines = new(model);
    private readonly PostgresRow<Transfer> transfers = new(model);
    private readonly PostgresRow<RequestRow> requests = new(model);

    public Purchase? FindPurchase(long no)
    {
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command($"{purchases.Select} WHERE no = $1", Value(no)));
        batch.BatchCommands.Add(Command($"{lines.Select} WHERE purchase_no = $1 ORDER BY line_no", Value(no)));
        using var reader = batch.ExecuteReader();
        var found = purchases.ReadAll(reader);
        reader.NextResult();
        var receipt = lines.ReadAll(reader);
        return found.Count == 0 ? null : found[0] with { Lines = receipt.Select(line => line.ToLine()).ToImmutableArray() };
    }

    public long FindPurchaseNo(PurchaseReference reference)
    {
        using var command = new NpgsqlCommand("SELECT no FROM purchases WHERE partner_no = $1 AND kind = $2 AND reference = $3", connection);
        command.Parameters.Add(Value(reference.PartnerNo));
        command.Parameters.Add(Value((short)reference.Kind));
        command.Parameters.Add(Value(reference.Reference));
        return command.ExecuteScalar() is long no ? no : 0;
    }

    public IReadOnlyList<Transfer> ReadChain(long chainSeq)
    {
        List<Transfer> chain = [];
        while (true)
        {
            using var command = new NpgsqlCommand($"{transfers.Select} WHERE seq >= $1 AND seq < $2 ORDER BY seq", connection);
            command.Parameters.Add(Value(chainSeq + chain.Count));
            command.Parameters.Add(Value(chainSeq + chain.Count + ChainPiece));
            using var reader = command.ExecuteReader();
            var piece = transfers.ReadWhile(reader, row => row.ChainSeq == chainSeq);
            chain.AddRange(piece);
            if (piece.Count < ChainPiece)
            {
                return chain;
            }
        }
    }

    public IReadOnlyList<RequestRow> FindRequests(IReadOnlyCollection<RequestKey> keys)
    {
        using var command = new NpgsqlCommand(
            $"{requests.Select} WHERE (partner_no, request_id) IN (SELECT * FROM unnest($1::integer[], $2::uuid[]))", connection);
        command.Parameters.Add(Value(keys.Select(key => key.PartnerNo).ToArray()));
        command.Parameters.Add(Value(keys.Select(key => key.RequestId).ToArray()));
        using var reader = command.ExecuteReader();
        return requests.ReadAll(reader);
    }

    private static NpgsqlBatchCommand Command(string sql, NpgsqlParameter parameter) => new(sql) { Parameters = { parameter } };

    private static NpgsqlParameter<TValue> Value<TValue>(TValue value) => new() { TypedValue = value };
}
