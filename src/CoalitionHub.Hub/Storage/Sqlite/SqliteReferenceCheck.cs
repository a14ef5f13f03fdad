using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>
/// Looks, as part of a verification, whether every merchant's reference is there once and would be found: on SQLite no unique
/// index says so. In pieces, each in one statement, so that a hub at work isn't held up.
/// </summary>
internal static class SqliteReferenceCheck
{
    private const long PurchasesAtOnce = 20_000;

    /// <summary>The reference's hash, as a function of SQL.</summary>
    private const string Hash = "reference_hash(p.partner_no, p.kind, p.reference)";

    private const string Lost = $"""
        SELECT p.no FROM purchases p
        WHERE p.no > @after AND p.no <= min(@to, (SELECT references_no FROM journal_head))
            AND NOT EXISTS (SELECT 1 FROM purchase_references r WHERE r.hash = {Hash} AND r.purchase_no = p.no)
        """;

    private const string Twice = $"""
        SELECT p.no, o.no FROM purchases p
        JOIN purchase_references r ON r.hash = {Hash} AND r.purchase_no < p.no
        JOIN purchases o ON o.no = r.purchase_no AND o.partner_no = p.partner_no AND o.kind = p.kind AND o.reference = p.reference
        WHERE p.no > @after AND p.no <= @to
        """;

    private const string TwiceAmongTheNewest = """
        SELECT max(no), min(no) FROM purchases WHERE no > (SELECT references_no FROM journal_head)
        GROUP BY partner_no, kind, reference HAVING count(*) > 1
        """;

    /// <summary>Adds what is wrong to the findings; nothing on other databases.</summary>
    public static void Run(HubDbContext context, VerificationFindings findings, CancellationToken cancellation)
    {
        if (context is not SqliteHubContext || context.Database.GetDbConnection() is not SqliteConnection connection)
        {
            return;
        }

        context.Database.OpenConnection();
        connection.CreateFunction(
            "reference_hash",
            static (long partnerNo, long kind, string reference) => PurchaseReferenceRow.HashOf(new PurchaseReference((int)partnerNo, (PurchaseKind)kind, reference)),
            isDeterministic: true);
        var last = context.Purchases.Max(purchase => (long?)purchase.No) ?? 0;
        for (var after = 0L; after < last; after += PurchasesAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var (no, _) in Read(connection, Lost, after))
            {
                findings.Add($"purchase {no}", "its reference has no row in purchase_references, so that it wouldn't be found.");
            }

            AddTwice(findings, Read(connection, Twice, after));
        }

        AddTwice(findings, Read(connection, TwiceAmongTheNewest, 0));
    }

    private static void AddTwice(VerificationFindings findings, IEnumerable<(long No, long Other)> found)
    {
        foreach (var (no, other) in found)
        {
            findings.Add($"purchase {no}", $"it has the reference of purchase {other}.");
        }
    }

    private static IEnumerable<(long No, long Other)> Read(SqliteConnection connection, string sql, long after)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@after", after);
        command.Parameters.AddWithValue("@to", after + PurchasesAtOnce);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return (reader.GetInt64(0), reader.GetInt64(reader.FieldCount - 1));
        }
    }
}
