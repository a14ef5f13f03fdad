using CoalitionHub.Core.Partners;
using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Tests.Storage;
using CoalitionHub.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Identity.Access;

public sealed class StoredCallerDirectoryTests : IAsyncLifetime
{
    private const string Client = "cli_till";

    private readonly ManualTimeProvider clock = new();
    private TestDatabase? database;
    private GatedContexts? contexts;
    private StoredCallerDirectory? directory;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using (var context = database.Contexts.CreateDbContext())
        {
            context.Add(new Credential(1, Client, 0, 0, [], "hash", "", 1, 0));
            await context.SaveChangesAsync();
        }

        contexts = new GatedContexts(database.Contexts);
        directory = new StoredCallerDirectory(contexts, clock);
    }

    public Task DisposeAsync()
    {
        database?.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Callers_who_come_together_wait_for_one_reading()
    {
        var gate = Contexts.Close();
        var found = Enumerable.Range(0, 50).Select(_ => Find()).ToList();
        found.ShouldAllBe(one => !one.IsCompleted);

        gate.SetResult();
        var records = await Task.WhenAll(found);

        records.ShouldAllBe(record => record.HasValue && record.Value.Credential.ClientId == Client);
        Contexts.Readings.ShouldBe(1);
    }

    [Fact]
    public async Task A_reading_is_good_for_a_second()
    {
        (await Find()).ShouldNotBeNull().Credential.RetiredMicros.ShouldBe(0);
        Database.Execute("UPDATE credentials SET retired_micros = 7");

        clock.Advance(TimeSpan.FromSeconds(1) - TimeSpan.FromTicks(1));
        (await Find()).ShouldNotBeNull().Credential.RetiredMicros.ShouldBe(0);
        clock.Advance(TimeSpan.FromTicks(1));
        (await Find()).ShouldNotBeNull().Credential.RetiredMicros.ShouldBe(7);

        Contexts.Readings.ShouldBe(2);
    }

    [Fact]
    public async Task A_reading_that_failed_is_not_kept()
    {
        var gate = Contexts.Close();
        var (one, other) = (Find(), Find());
        gate.SetException(new TimeoutException("away"));
        await Should.ThrowAsync<TimeoutException>(one);
        await Should.ThrowAsync<TimeoutException>(other);

        Contexts.Open();
        (await Find()).ShouldNotBeNull();
        Contexts.Readings.ShouldBe(2);
    }

    [Fact]
    public async Task A_caller_that_ends_ends_no_other()
    {
        var gate = Contexts.Close();
        using var gone = new CancellationTokenSource();
        var (first, second) = (Directory.Find(Client, gone.Token).AsTask(), Find());

        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        gate.SetResult();
        (await second).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_unknown_client_is_remembered_as_such()
    {
        (await Directory.Find("cli_nobody", CancellationToken.None)).ShouldBeNull();
        (await Directory.Find("cli_nobody", CancellationToken.None)).ShouldBeNull();
        Contexts.Readings.ShouldBe(1);
    }

    private TestDatabase Database => database ?? throw new InvalidOperationException();

    private GatedContexts Contexts => contexts ?? throw new InvalidOperationException();

    private StoredCallerDirectory Directory => directory ?? throw new InvalidOperationException();

    private Task<CallerRecords?> Find() => Directory.Find(Client, CancellationToken.None).AsTask();

    /// <summary>Counts readings, and holds them until told.</summary>
    private sealed class GatedContexts(IDbContextFactory<HubDbContext> inner) : IDbContextFactory<HubDbContext>
    {
        private Task open = Task.CompletedTask;

        public int Readings { get; private set; }

        public TaskCompletionSource Close()
        {
            var gate = new TaskCompletionSource();
            open = gate.Task;
            return gate;
        }

        public void Open() => open = Task.CompletedTask;

        public HubDbContext CreateDbContext() => inner.CreateDbContext();

        public async Task<HubDbContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            Readings++;
            await open;
            return CreateDbContext();
        }
    }
}
