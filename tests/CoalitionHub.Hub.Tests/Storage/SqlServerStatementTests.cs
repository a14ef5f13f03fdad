using System.Data;
using System.Text.RegularExpressions;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Ef;
using CoalitionHub.Hub.Storage.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Storage;

/// <summary>What a batch would send to SQL Server, as far as it can be known without one.</summary>
public sealed partial class SqlServerStatementTests
{
    private const int MostParameters = 2100;

    [Fact]
    public void A_batch_moves_the_head_first_and_commits_last()
    {
        IReadOnlyList<RecordedCommand> sent = Send(OneOfEach.Add);

        sent[0].Text.ShouldStartWith("UPDATE journal_head SET seq = @p0, version = @p1, hash = @p2, time_micros = @p3, rows_seq = @p4, lease_until_micros = DATEDIFF_BIG(MICROSECOND,");
        sent[0].Text.ShouldEndWith("WHERE id = 1 AND seq = @p6 AND version = @p7 AND epoch = @p8");
        sent[0].Parameters.Select(parameter => parameter.SqlDbType).Distinct().ShouldBe([SqlDbType.BigInt, SqlDbType.VarBinary], ignoreOrder: true);
        sent[^1].Text.ShouldBe("COMMIT");
    }

    [Fact]
    public void Every_table_that_a_batch_concerns_is_written()
    {
        using HubDbContext context = MigrationTests.ContextOf(nameof(StorageProvider.SqlServer));
        // Keys and secrets are the token endpoint's, and the head is moved by hand.
        string[] tables = [.. context.Model.GetRelationalModel().Tables.Select(table => table.Name).Except(["journal_head", "signing_keys", "hub_secrets"])];

        string all = string.Join('\n', Send(OneOfEach.Add, [TestTrade.Request(1, 1)]).Select(command => command.Text));

        foreach (string table in tables)
        {
            all.ShouldContain($"INSERT INTO [{table}] (");
        }
    }

    [Fact]
    public void Rows_that_change_or_go_are_named_by_their_key()
    {
        string[] statements =
        [
            .. Send(state =>
            {
                OneOfEach.Add(state);
                state.Publish(new JournalHead(2, HashChain.Start, TestTrade.Now));
                OneOfEach.Change(state);
                TestTrade.Burn(state, 1, 1, state.Ledger.Account(TestTrade.Wallet(1)).Lots[0], 100);
                OneOfEach.Remove(state);
            }).SelectMany(command => command.Text.Split(';')).Select(statement => statement.Trim()).Where(statement => Change().IsMatch(statement)),
        ];
        using HubDbContext context = MigrationTests.ContextOf(nameof(StorageProvider.SqlServer));
        statements.Length.ShouldBeGreaterThan(15);

        foreach (string statement in statements)
        {
            string name = Change().Match(statement).Groups[1].Value;
            ITable table = context.Model.GetRelationalModel().FindTable(name, null).ShouldNotBeNull();
            string where = statement[statement.IndexOf("WHERE", StringComparison.Ordinal)..];
            Regex.Matches(where, @"\[(\w+)\] = @p").Select(match => match.Groups[1].Value)
                .ShouldBe(table.PrimaryKey.ShouldNotBeNull().Columns.Select(column => column.Name), ignoreOrder: true, statement);
        }

        statements.ShouldContain(statement => statement.StartsWith("DELETE FROM [lots]", StringComparison.Ordinal));
        statements.ShouldContain(statement => statement.StartsWith("DELETE FROM [holds]", StringComparison.Ordinal));
        statements.ShouldContain(statement => statement.StartsWith("UPDATE [exchanges]", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(1000)]
    public void A_large_batch_stays_within_a_commands_parameters(int maxBatchSize)
    {
        IReadOnlyList<RecordedCommand> sent = Send(
            state =>
            {
                for (int member = 1; member <= 600; member++)
                {
                    TestTrade.Earn(state, 1, member, 10);
                }
            },
            maxBatchSize: maxBatchSize);

        sent.ShouldAllBe(command => command.Parameters.Count < MostParameters);
        sent.Sum(command => Regex.Count(command.Text, @"\(@p")).ShouldBeGreaterThanOrEqualTo(1200);
        if (maxBatchSize == 10)
        {
            sent.Max(command => Regex.Count(command.Text, @"\(@p")).ShouldBe(10);
        }
    }

    [Fact]
    public void Erased_members_purchases_are_cleared_in_pieces_before_the_commit()
    {
        IReadOnlyList<RecordedCommand> sent = Send(state =>
        {
            for (int no = 1; no <= 2_500; no++)
            {
                state.ClearedPurchases.Add(no);
            }
        });

        sent.Count(command => command.Text.StartsWith("UPDATE [p]\nSET [p].[store] = ", StringComparison.Ordinal)).ShouldBe(3);
        sent.Count(command => command.Text.StartsWith("DELETE FROM [p]\nFROM [purchase_lines]", StringComparison.Ordinal)).ShouldBe(3);
        sent.ShouldAllBe(command => command.Parameters.Count < MostParameters);
        sent[^1].Text.ShouldBe("COMMIT");
    }

    [Fact]
    public void Ids_travel_as_sixteen_bytes_and_never_as_uniqueidentifier()
    {
        IReadOnlyList<RecordedCommand> sent = Send(state => TestTrade.Earn(state, 1, 1, 10), [TestTrade.Request(1, 1)]);
        Microsoft.Data.SqlClient.SqlParameter[] parameters = [.. sent.SelectMany(command => command.Parameters)];

        parameters.ShouldNotContain(parameter => parameter.SqlDbType == SqlDbType.UniqueIdentifier);
        byte[] id = TestTrade.Id(1).ToByteArray(bigEndian: true);
        parameters.Count(parameter => parameter.Value is byte[] bytes && bytes.SequenceEqual(id)).ShouldBe(3);
    }

    [Fact]
    public void Every_query_translates()
    {
        using HubDbContext context = MigrationTests.ContextOf(nameof(StorageProvider.SqlServer));
        Guid[] ids = [TestTrade.Id(1), TestTrade.Id(2)];

        context.Requests.Where(row => row.PartnerNo == 1 && ids.Contains(row.RequestId)).ToQueryString().ShouldContain("WHERE [r].[partner_no] = 1 AND [r].[request_id] IN (");
        context.Transfers.Where(row => row.Seq > 5 && row.Seq <= 9).OrderBy(row => row.Seq).ToQueryString().ShouldContain("ORDER BY [t].[seq]");
        context.Transfers.Where(row => row.Debit == TestTrade.Fund).ToQueryString().ShouldContain("[t].[debit] = ");
        context.Currencies.Where(row => row.Code == Core.Amounts.CurrencyCode.Parse("HKD")).ToQueryString().ShouldContain("[c].[code] = N'HKD'");
    }

    private static IReadOnlyList<RecordedCommand> Send(Action<HubState> decide, IReadOnlyList<RequestRow>? requests = null, int maxBatchSize = 0)
    {
        using RecordingConnection connection = new();
        StorageOptions options = new() { Provider = StorageProvider.SqlServer, EfMaxBatchSize = maxBatchSize };
        DbContextOptionsBuilder<SqlServerHubContext> builder = HubContextFactory.SqlServer(options);
        builder.UseSqlServer(connection);
        using EfJournalStore store = new(new HubContextFactory(options, () => new SqlServerHubContext(builder.Options)));
        HubState state = new(store);
        state.DocumentNumbers.Load(2);
        decide(state);
        WriteBack[] rows = [.. state.Ledger.Accounts.Changes.Keys.Select(id => new WriteBack(state.Ledger.Account(id), state.Ledger.Accounts.TryGetCommitted(id, out Account? before) ? before : null))];
        store.Commit(
            new Batch
            {
                State = state,
                Before = state.Ledger.Head,
                After = state.Ledger.Seal(),
                Epoch = 1,
                VersionAfter = 2,
                Requests = requests ?? [],
                WriteBacks = rows,
                RowsSeq = 0,
            },
            TimeSpan.FromSeconds(5)).ShouldBe(CommitResult.Committed);
        return connection.Sent;
    }

    [GeneratedRegex(@"^(?:SET NOCOUNT ON\s+)?(?:UPDATE|DELETE FROM) \[(\w+)\]")]
    private static partial Regex Change();
}
