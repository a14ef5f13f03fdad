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

    /// <summary>Every purchase, with each row of its reference's hash, and whether it must have one.</summary>
    private const string Rows = """
        SELECT p.no, coalesce(r.purchase_no, 0), p.no <= (SELECT references_no FROM journal_head)
        FROM purchases p LEFT JOIN purchase_references r ON r.hash = reference_hash(p.partner_no, p.kind, p.reference)
        WHERE p.no > @first AND p.no <= @second ORDER BY p.no
        """;

    private const string Same = """
        SELECT p.no, o.no, 1 FROM purchases p JOIN purchases o ON o.partner_no = p.partner_no AND o.kind = p.kind AND o.reference = p.reference
        WHERE p.no = @first AND o.no = @second
        """;

    private const string SameAmongTheNewest = """
        SELECT max(no), min(no), 1 FROM purchases WHERE no > (SELECT references_no FROM journal_head)
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
            foreach (var rows in Read(connection, Rows, after, after + PurchasesAtOnce).GroupBy(row => row.No))
            {
                Check(connection, [.. rows], findings);
            }
        }

        AddTwice(findings, Read(connection, SameAmongTheNewest, 0, 0));
    }

    private static void Check(SqliteConnection connection, IReadOnlyList<Row> rows, VerificationFindings findings)
    {
        var no = rows[0].No;
        if (rows[0].MustHaveOne && rows.All(row => row.Other != no))
        {
            findings.Add($"purchase {no}", "its reference has no row in purchase_references, so that it wouldn't be found.");
        }

        foreach (var row in rows.Where(row => row.Other != 0 && row.Other < no))
        {
            AddTwice(findings, Read(connection, Same, no, row.Other));
        }
    }

    private static void AddTwice(VerificationFindings findings, IEnumerable<Row> found)
    {
        foreach (var (no, other, _) in found)
        {
            findings.Add($"purchase {no}", $"it has the reference of purchase {other}.");
        }
    }

    private static List<Row> Read(SqliteConnection connection, string sql, long first, long second)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("@first", first);
        command.Parameters.AddWithValue("@second", second);
        using var reader = command.ExecuteReader();
        List<Row> rows = [];
        while (reader.Read())
        {
            rows.Add(new Row(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2) != 0));
        }

        return rows;
    }

    private readonly record struct Row(long No, long Other, bool MustHaveOne);
}
