using System.Security.Cryptography;
using CoalitionHub.Hub.Identity.Keys;
using CoalitionHub.Hub.Tests.Storage;
using CoalitionHub.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Identity.Keys;

/// <summary>Keys in a real database, and a clock that the test moves.</summary>
public sealed class SigningKeysTests
{
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(1);
    private static readonly KeySchedule Schedule = new(TimeSpan.FromDays(30), TimeSpan.FromDays(1), TokenLifetime);

    private readonly ManualTimeProvider clock = new();

    public static TheoryData<StoreUnderTest> Stores => StoreKinds.All();

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Processes_on_one_database_that_start_together_agree_on_one_key(StoreUnderTest kind)
    {
        using var database = await TestDatabase.CreateAsync(kind);
        var processes = Enumerable.Range(0, 6).Select(_ => Process(database)).ToList();

        var keys = await Task.WhenAll(processes.Select(process => Task.Run(async () => await process.Signing(CancellationToken.None))));

        keys.Select(key => key.Row.Kid).Distinct().ShouldHaveSingleItem();
        (await Kids(database)).Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Keys_rotate_without_a_restart_and_without_a_gap(StoreUnderTest kind)
    {
        using var database = await TestDatabase.CreateAsync(kind);
        using var keys = Process(database);
        var first = (await keys.Signing(CancellationToken.None)).Row.Kid;

        clock.Advance(TimeSpan.FromDays(29));
        await keys.Refresh(CancellationToken.None);
        var next = (await Kids(database)).Single(kid => kid != first);
        (await keys.Published(CancellationToken.None)).Select(key => key.Row.Kid).ShouldBe([first, next]);
        (await keys.Signing(CancellationToken.None)).Row.Kid.ShouldBe(first);

        clock.Advance(TimeSpan.FromDays(1));
        (await keys.Signing(CancellationToken.None)).Row.Kid.ShouldBe(next);
        (await keys.Find(first, CancellationToken.None)).ShouldNotBeNull();

        clock.Advance(TokenLifetime + TimeSpan.FromHours(1));
        (await keys.Find(first, CancellationToken.None)).ShouldBeNull();
        (await keys.Published(CancellationToken.None)).Select(key => key.Row.Kid).ShouldBe([next]);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Processes_that_rotate_at_once_make_one_key(StoreUnderTest kind)
    {
        using var database = await TestDatabase.CreateAsync(kind);
        var processes = Enumerable.Range(0, 6).Select(_ => Process(database)).ToList();
        foreach (var process in processes)
        {
            await process.Refresh(CancellationToken.None);
        }

        clock.Advance(TimeSpan.FromDays(29.5));
        await Task.WhenAll(processes.Select(process => Task.Run(() => process.Refresh(CancellationToken.None))));

        (await Kids(database)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_key_that_another_process_made_is_found_when_a_token_names_it()
    {
        using var database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using var early = Process(database);
        await early.Refresh(CancellationToken.None);
        clock.Advance(TimeSpan.FromDays(100));
        using var late = Process(database);
        var made = await late.Signing(CancellationToken.None);

        (await early.Find(made.Row.Kid, CancellationToken.None)).ShouldNotBeNull().Row.ShouldBeEquivalentTo(made.Row);
        (await early.Find("invented", CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Keys_lie_encrypted_and_earlier_plain_ones_are_encrypted_too()
    {
        using var database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using var plain = Process(database);
        var before = await plain.Signing(CancellationToken.None);
        before.Row.PrivateKey[0].ShouldBe((byte)0);

        using var encrypting = Process(database, new KeyProtection(RandomNumberGenerator.GetBytes(KeyProtection.KeyBytes)));
        var after = await encrypting.Signing(CancellationToken.None);

        after.Row.Kid.ShouldBe(before.Row.Kid);
        (await new SigningKeyStore(database.Contexts).Load(CancellationToken.None)).ShouldHaveSingleItem().PrivateKey[0].ShouldBe((byte)1);
        await Should.ThrowAsync<CryptographicException>(async () =>
        {
            using var without = Process(database);
            await without.Signing(CancellationToken.None);
        });
    }

    [Fact]
    public async Task Keys_long_dropped_are_deleted_and_the_generations_go_on()
    {
        using var database = await TestDatabase.CreateAsync(StoreUnderTest.Sqlite);
        using var keys = Process(database);
        for (var round = 0; round < 5; round++)
        {
            await keys.Refresh(CancellationToken.None);
            clock.Advance(TimeSpan.FromDays(29.5));
        }

        await keys.Refresh(CancellationToken.None);

        var left = await new SigningKeyStore(database.Contexts).Load(CancellationToken.None);
        left.Count.ShouldBeLessThan(5);
        left[^1].Generation.ShouldBeGreaterThanOrEqualTo(5);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_shared_secret_is_the_same_for_every_process(StoreUnderTest kind)
    {
        using var database = await TestDatabase.CreateAsync(kind);
        var protection = new KeyProtection(RandomNumberGenerator.GetBytes(KeyProtection.KeyBytes));

        var secrets = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Convert.ToHexString(new HubSecrets(database.Contexts, protection).Get("salt")))));

        secrets.Distinct().ShouldHaveSingleItem().Length.ShouldBe(64);
        Convert.ToHexString(new HubSecrets(database.Contexts, protection).Get("other")).ShouldNotBe(secrets[0]);
    }

    private SigningKeys Process(TestDatabase database, KeyProtection? protection = null) =>
        new(new SigningKeyStore(database.Contexts), Schedule, protection ?? new KeyProtection(null), clock, NullLogger<SigningKeys>.Instance);

    private static async Task<IReadOnlyList<string>> Kids(TestDatabase database) =>
        [.. (await new SigningKeyStore(database.Contexts).Load(CancellationToken.None)).Select(key => key.Kid)];
}
