using CoalitionHub.Core.Partners;
using CoalitionHub.Hub.Identity.Clients;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Setup;
using CoalitionHub.Hub.Storage.Verification;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoalitionHub.Hub.Hosting;

/// <summary>An OAuth client with its secret, which is shown this once.</summary>
public sealed record NewClient(string ClientId, string ClientSecret);

/// <summary>What migrating did.</summary>
/// <param name="Migrations">The migrations that were applied; none when the database was up to date.</param>
/// <param name="FirstOperator">The first person's credential; null when none was asked for, or people are there already.</param>
public sealed record Migrated(IReadOnlyList<string> Migrations, NewClient? FirstOperator);

/// <summary>What verifying found.</summary>
/// <param name="LastSeq">The transfer up to which the journal was read.</param>
/// <param name="Hash">The hash chain there, in hexadecimal.</param>
/// <param name="Accounts">How many accounts it adds up to.</param>
/// <param name="Purchases">How many purchases were looked at.</param>
/// <param name="FindingCount">How many things are wrong; 0 when all is well.</param>
/// <param name="Findings">The first of them, in English, ids and figures only.</param>
public sealed record Verified(long LastSeq, string Hash, long Accounts, long Purchases, long FindingCount, IReadOnlyList<string> Findings);

/// <summary>The commands that work on the database itself, without a running hub: <c>migrate</c> and <c>verify</c>.</summary>
public static class HubStore
{
    /// <summary>Brings the database up to date, and makes the first person of the staff when there is none.</summary>
    /// <param name="configuration">The hub's settings.</param>
    /// <param name="firstOperator">How colleagues know the person; null to make none.</param>
    /// <param name="clock">The hub's clock; null for the real one.</param>
    /// <exception cref="InvalidSettingException">A setting is wrong.</exception>
    /// <exception cref="InvalidOperationException">A running hub holds the database.</exception>
    public static Migrated Migrate(IConfiguration configuration, string? firstOperator = null, BusinessClock? clock = null)
    {
        var contexts = new HubContextFactory(StorageOptions.From(configuration));
        var migrations = new Migrator(contexts, CoalitionOptions.From(configuration), TimeProvider.System).Migrate();
        return new Migrated(migrations, firstOperator is null ? null : AddFirstOperator(contexts, configuration, firstOperator, clock ?? new BusinessClock(TimeProvider.System)));
    }

    /// <summary>True when the database is there and as new as this program.</summary>
    /// <exception cref="InvalidSettingException">A setting is wrong.</exception>
    public static bool IsMigrated(IConfiguration configuration) =>
        new Migrator(new HubContextFactory(StorageOptions.From(configuration)), CoalitionOptions.From(configuration), TimeProvider.System).IsUpToDate();

    /// <summary>Recomputes every account, lot and the hash chain from the journal, also beside a hub at work, and changes nothing.</summary>
    /// <param name="configuration">The hub's settings.</param>
    /// <param name="progress">Is told now and then how many transfers were verified, and of how many; null when nobody asks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidSettingException">A setting is wrong.</exception>
    public static Verified Verify(IConfiguration configuration, IProgress<(long Done, long Of)>? progress = null, CancellationToken cancellationToken = default)
    {
        var report = new StoreVerifier(new HubContextFactory(StorageOptions.From(configuration))).Verify(progress, cancellationToken);
        var findings = report.Findings;
        return new Verified(
            report.Head.Seq, Convert.ToHexStringLower(report.Head.Hash.Span), report.Accounts.Count, report.Purchases, findings.Count, [.. findings.First.Select(finding => finding.ToString())]);
    }

    private static NewClient? AddFirstOperator(HubContextFactory contexts, IConfiguration configuration, string name, BusinessClock clock)
    {
        var options = HostOptions.From(configuration);
        var owner = $"migrate/{Environment.ProcessId}/{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}";
        using var writer = new Writer(() => StorageSetup.OpenStore(contexts), clock, options.Writer.For(owner), NullLogger<Writer>.Instance);
        writer.Start();
        writer.Started.GetAwaiter().GetResult();
        if (!writer.HasLease)
        {
            throw new InvalidOperationException("A running hub holds this database. Stop it first, or add people with `coalition-hub staff add`.");
        }

        var secret = ClientSecret.Make();
        var hash = ClientSecret.HashOf(secret);
        Credential? made = null;
        var command = new Command<Empty>((state, moment) =>
        {
            made = FirstOperator.Decide(state, moment, name, hash);
            return new Empty();
        })
        {
            PartnerNo = 0,
        };
        if (writer.Enqueue(command) is { } refusal || !command.Completion.GetAwaiter().GetResult().TryGet(out _, out refusal))
        {
            throw new InvalidOperationException(refusal.Message);
        }

        return made is null ? null : new NewClient(made.ClientId, secret);
    }
}
