using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Postgres;
using CoalitionHub.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Storage;

public sealed class FencingTests
{
    public static TheoryData<StoreUnderTest> Stores => StoreKinds.All();

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task While_the_lease_runs_nobody_else_gets_it(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using IJournalStore store = database.OpenStore();

        HeadRow held = store.TryTakeLease("first", "http://first", TimeSpan.FromMinutes(1)).ShouldNotBeNull();
        held.Epoch.ShouldBe(1);
        held.LeaseLeft.ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1));
        store.TryTakeLease("second", "http://second", TimeSpan.FromMinutes(1)).ShouldBeNull();

        HeadRow seen = store.ReadHead();
        seen.Owner.ShouldBe("first");
        seen.OwnerUrl.ShouldBe("http://first");
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_holder_renews_its_lease_in_the_same_epoch(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using IJournalStore store = database.OpenStore();
        store.TryTakeLease("first", "", TimeSpan.FromMinutes(1));

        HeadRow renewed = store.TryTakeLease("first", "", TimeSpan.FromMinutes(10)).ShouldNotBeNull();

        renewed.Epoch.ShouldBe(1);
        renewed.LeaseLeft.ShouldBeGreaterThan(TimeSpan.FromMinutes(5));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_lease_that_has_run_out_by_the_databases_clock_can_be_taken(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using IJournalStore store = database.OpenStore();
        store.TryTakeLease("first", "", TimeSpan.FromMinutes(1));
        database.Execute("UPDATE journal_head SET lease_until_micros = lease_until_micros - 61000000");

        HeadRow taken = store.TryTakeLease("second", "", TimeSpan.FromMinutes(1)).ShouldNotBeNull();

        taken.Epoch.ShouldBe(2);
        taken.Owner.ShouldBe("second");
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_lease_that_ends_an_hour_from_now_was_taken_before_the_databases_clock_went_back(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using IJournalStore store = database.OpenStore();
        store.TryTakeLease("first", "", TimeSpan.FromMinutes(1));
        database.Execute("UPDATE journal_head SET lease_until_micros = lease_until_micros + 3600000000");

        HeadRow taken = store.TryTakeLease("second", "", TimeSpan.FromMinutes(1)).ShouldNotBeNull();

        taken.Epoch.ShouldBe(2);
        taken.LeaseLeft.ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(1));
        store.TryTakeLease("third", "", TimeSpan.FromMinutes(1)).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_released_lease_is_anybodys_at_once(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using IJournalStore store = database.OpenStore();
        long epoch = store.TryTakeLease("first", "", TimeSpan.FromMinutes(1)).ShouldNotBeNull().Epoch;

        store.ReleaseLease(epoch - 1);
        store.ReadHead().Owner.ShouldBe("first");
        store.ReleaseLease(epoch);

        store.TryTakeLease("second", "", TimeSpan.FromMinutes(1)).ShouldNotBeNull().Epoch.ShouldBe(epoch + 1);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_commit_renews_the_lease(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());
        database.Execute("UPDATE journal_head SET lease_until_micros = lease_until_micros - 3600000000");
        writer.Store.ReadHead().LeaseLeft.ShouldBeLessThan(TimeSpan.Zero);

        writer.Commit(_ => { }).ShouldBe(CommitResult.Committed);

        writer.Store.ReadHead().LeaseLeft.ShouldBeGreaterThan(TimeSpan.FromMinutes(4));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_writer_whose_epoch_has_passed_writes_nothing_more(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter paused = new(database.OpenStore(), "paused");
        paused.Store.ReleaseLease(paused.Head.Epoch);
        using TestWriter next = new(database.OpenStore(), "next");

        paused.Commit(state => TestTrade.Earn(state, 1, 1, 10), [TestTrade.Request(1, 1)]).ShouldBe(CommitResult.Fenced);

        next.Store.ReadHead().Head.Seq.ShouldBe(0);
        next.Store.FindRequests([TestTrade.Request(1, 1).Key]).ShouldBeEmpty();
        next.Commit(state => TestTrade.Earn(state, 1, 1, 10)).ShouldBe(CommitResult.Committed);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_writer_that_missed_a_batch_writes_nothing_more(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter first = new(database.OpenStore());
        using TestWriter twin = new(database.OpenStore());
        first.Commit(state => TestTrade.Earn(state, 1, 1, 10)).ShouldBe(CommitResult.Committed);

        twin.Commit(state => TestTrade.Earn(state, 1, 2, 20)).ShouldBe(CommitResult.Fenced);
        twin.Version++;
        twin.Commit(state => TestTrade.Earn(state, 1, 2, 20)).ShouldBe(CommitResult.Fenced);

        first.Store.ReadHead().Head.Seq.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_writer_that_missed_a_batch_without_transfers_writes_nothing_more(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter first = new(database.OpenStore());
        using TestWriter twin = new(database.OpenStore());
        first.Commit(_ => { }, [TestTrade.Request(1, 1)]).ShouldBe(CommitResult.Committed);

        twin.Commit(state => TestTrade.Earn(state, 1, 2, 20)).ShouldBe(CommitResult.Fenced);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_head_tells_whether_a_commit_of_unknown_outcome_happened(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());
        TestTrade.Earn(writer.State, 1, 1, 10);
        Batch batch = writer.Seal([], _ => true);
        writer.Store.ReadHead().Version.ShouldNotBe(batch.VersionAfter);

        writer.Store.Commit(batch, TestWriter.Lease).ShouldBe(CommitResult.Committed);
        writer.Store.Reconnect();

        HeadRow head = writer.Store.ReadHead();
        head.Version.ShouldBe(batch.VersionAfter);
        head.Epoch.ShouldBe(batch.Epoch);
        head.Head.Hash.ToArray().ShouldBe(batch.After.Hash.ToArray());
        writer.Store.Commit(batch, TestWriter.Lease).ShouldBe(CommitResult.Fenced);
    }

    [PostgresFact]
    public async Task A_writer_paused_in_the_middle_of_a_batch_does_not_hold_up_the_next()
    {
        using TestDatabase database = await TestDatabase.CreateAsync(StoreUnderTest.Postgres);
        using IJournalStore store = database.OpenStore();
        store.TryTakeLease("paused", "", TimeSpan.FromMinutes(1));
        database.Execute("UPDATE journal_head SET lease_until_micros = lease_until_micros - 61000000");
        await using NpgsqlConnection half = new(database.Contexts.Options.ConnectionString + ";Pooling=false;Application Name=" + PostgresWriter.SessionOf("paused"));
        await half.OpenAsync();
        await using NpgsqlCommand begun = new("BEGIN; UPDATE journal_head SET version = version + 1", half);
        await begun.ExecuteNonQueryAsync();

        using IJournalStore next = database.OpenStore();
        next.TryTakeLease("next", "", TimeSpan.FromMinutes(1)).ShouldNotBeNull().Version.ShouldBe(0);

        await Should.ThrowAsync<NpgsqlException>(() => new NpgsqlCommand("COMMIT", half).ExecuteNonQueryAsync());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_connection_that_broke_is_replaced(StoreUnderTest kind)
    {
        using TestDatabase database = await TestDatabase.CreateAsync(kind);
        using TestWriter writer = new(database.OpenStore());
        if (database.Contexts.Options.Provider == Hub.Storage.Setup.StorageProvider.Postgres)
        {
            using HubDbContext context = database.Contexts.CreateDbContext();
            context.Database.ExecuteSqlRaw("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        }

        writer.Store.Reconnect();

        writer.Commit(state => TestTrade.Earn(state, 1, 1, 10)).ShouldBe(CommitResult.Committed);
    }
}
