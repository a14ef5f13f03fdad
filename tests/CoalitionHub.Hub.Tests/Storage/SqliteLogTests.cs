using System.Buffers.Binary;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Storage;

public sealed class SqliteLogTests
{
    [Fact]
    public async Task The_log_begins_anew_again_and_again_under_a_writer_that_never_rests()
    {
        const int mostBatches = 600;
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using TestWriter writer = new(database.OpenStore());
        HashSet<uint> logs = [];
        int batch = 0;
        while (logs.Count < 4 && batch < mostBatches)
        {
            batch++;
            writer.Commit(
                state =>
                {
                    for (int earn = 0; earn < 500; earn++)
                    {
                        TestTrade.Earn(state, 1, (batch * 7919 + earn * 104_729) % 50_000 + 1, 10);
                    }
                },
                [.. Enumerable.Range(1, 500).Select(request => TestTrade.Request(1, batch * 500 + request))],
                _ => true).ShouldBe(CommitResult.Committed);
            logs.Add(LogNo(database));
        }

        logs.Count.ShouldBe(4, $"after {batch} batches");
    }

    [Fact]
    public async Task The_file_is_synced_while_a_writer_has_it_open_and_stays_what_it_was()
    {
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using TestWriter writer = new(database.OpenStore());
        writer.Commit(state => TestTrade.Earn(state, 1, 1, 10)).ShouldBe(CommitResult.Committed);
        using SqliteDatabase beside = SqliteDatabase.OpenToCheckpoint(database.Contexts.Options);
        using (SqliteStatement checkpoint = new(beside, "PRAGMA wal_checkpoint(PASSIVE)"))
        {
            checkpoint.RunToEnd();
        }

        byte[] before = Bytes();
        beside.SyncFile();
        Bytes().ShouldBe(before);
        writer.Commit(state => TestTrade.Earn(state, 1, 2, 10)).ShouldBe(CommitResult.Committed);
        using SqliteStatement check = new(beside, "PRAGMA integrity_check");
        check.Read().ShouldBeTrue();
        check.Text(0).ShouldBe("ok");
        check.Reset();

        byte[] Bytes()
        {
            using FileStream file = new(FileOf(database), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
    }

    /// <summary>The log's own count of how often it began anew: bytes 12 to 15 of its header (SQLite's file format, section 4.1).</summary>
    private static uint LogNo(TestDatabase database)
    {
        using FileStream log = new(FileOf(database) + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> header = stackalloc byte[16];
        log.ReadExactly(header);
        return BinaryPrimitives.ReadUInt32BigEndian(header[12..]);
    }

    private static string FileOf(TestDatabase database) =>
        new SqliteConnectionStringBuilder(database.Contexts.Options.ConnectionString).DataSource;

    [Fact]
    public async Task What_was_committed_survives_without_a_checkpoint()
    {
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        string file = FileOf(database);
        string copy = Path.Combine(Path.GetDirectoryName(file) ?? "", "copy.db");
        using (TestWriter writer = new(database.OpenStore()))
        {
            writer.Commit(state => TestTrade.Earn(state, 1, 1, 10)).ShouldBe(CommitResult.Committed);

            // What a crash would leave: the files as they are, with the connection still open.
            File.Copy(file, copy);
            File.Copy(file + "-wal", copy + "-wal");
        }

        Hub.Storage.Setup.HubContextFactory crashed = new(new Hub.Storage.Setup.StorageOptions { ConnectionString = $"Data Source={copy};Pooling=False" });
        using IJournalStore store = Hub.Storage.Setup.StorageSetup.OpenStore(crashed);
        store.ReadHead().Head.Seq.ShouldBe(2);
        store.ReadChain(1).Count.ShouldBe(2);
    }
}
