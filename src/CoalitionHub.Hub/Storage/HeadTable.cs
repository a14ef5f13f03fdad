using System.Data;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Hub.Storage.Setup;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Storage;

/// <summary>
/// The one row of <c>journal_head</c>: where the journal ends, and who may write, by the database's clock. Each call takes a
/// connection of its own, so that any thread may ask.
/// </summary>
internal sealed class HeadTable
{
    /// <summary>
    /// A lease that runs for longer than so many of its lengths wasn't taken at this time: the database's clock has gone back, and would
    /// keep the lease of a writer that died for as long as it went. Whoever does write yet is shut out by the epoch, as ever.
    /// </summary>
    private const int BelievedLengths = 2;

    private readonly HubContextFactory contexts;
    private readonly string read;
    private readonly string take;
    private readonly string takeOver;
    private readonly string move;

    public HeadTable(HubContextFactory contexts)
    {
        this.contexts = contexts;
        var now = NowMicros(contexts.Options.Provider);
        read = $"SELECT seq, version, epoch, owner, owner_url, lease_until_micros - {now}, hash, time_micros, rows_seq FROM journal_head WHERE id = 1";
        takeOver = $$"""
            UPDATE journal_head SET epoch = CASE WHEN owner = {0} THEN epoch ELSE epoch + 1 END,
                owner = {0}, owner_url = {1}, lease_until_micros = {{now}} + {2}
            WHERE id = 1
            """;
        take = takeOver + $" AND (owner = '' OR owner = {{0}} OR lease_until_micros <= {now} OR lease_until_micros > {now} + {{2}} * {BelievedLengths})";
        move = $$"""
            UPDATE journal_head SET seq = {0}, version = {1}, hash = {2}, time_micros = {3}, rows_seq = {4}, lease_until_micros = {{now}} + {5}
            WHERE id = 1 AND seq = {6} AND version = {7} AND epoch = {8}
            """;
    }

    /// <summary>Whether a lease that still runs for so long keeps others out.</summary>
    public static bool IsHeld(TimeSpan left, TimeSpan length) => left > TimeSpan.Zero && left <= length * BelievedLengths;

    /// <summary>The database's time, microseconds since the Unix epoch, as an SQL expression.</summary>
    public static string NowMicros(StorageProvider provider) => provider switch
    {
        StorageProvider.Sqlite => "CAST(unixepoch('subsec') * 1000000 AS INTEGER)",
        StorageProvider.Postgres => "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint)",
        _ => "DATEDIFF_BIG(MICROSECOND, '1970-01-01T00:00:00', SYSUTCDATETIME())",
    };

    public HeadRow Read()
    {
        using var context = contexts.CreateDbContext();
        using var connection = context.Database.GetDbConnection();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = read;
        using var reader = command.ExecuteReader(CommandBehavior.SingleRow);
        return reader.Read()
            ? new HeadRow(
                new JournalHead(reader.GetInt64(0), reader.GetFieldValue<byte[]>(6), reader.GetInt64(7)),
                reader.GetInt64(1),
                reader.GetInt64(2),
                reader.GetString(3),
                reader.GetString(4),
                TimeSpan.FromMicroseconds(reader.GetInt64(5)),
                reader.GetInt64(8))
            : throw new InvalidOperationException("The database has no journal head; `coalition-hub migrate` puts it there.");
    }

    /// <summary>Takes the lease when it is free, run out, or ours; the epoch rises when it wasn't ours.</summary>
    /// <param name="owner">Who wants it.</param>
    /// <param name="ownerUrl">Where the owner takes relayed calls.</param>
    /// <param name="length">How long it runs.</param>
    /// <param name="isOwnerGone">Whoever holds it is known to be no more, so that its end needn't be waited for.</param>
    /// <returns>False when somebody else holds it.</returns>
    public bool TryTakeLease(string owner, string ownerUrl, TimeSpan length, bool isOwnerGone = false)
    {
        using var context = contexts.CreateDbContext();
        return context.Database.ExecuteSqlRaw(isOwnerGone ? takeOver : take, owner, ownerUrl, Micros(length)) == 1;
    }

    /// <summary>Lets the lease go, if this epoch is still the last.</summary>
    public void ReleaseLease(long epoch)
    {
        using var context = contexts.CreateDbContext();
        context.Database.ExecuteSqlRaw("UPDATE journal_head SET owner = '', owner_url = '', lease_until_micros = 0 WHERE id = 1 AND epoch = {0}", epoch);
    }

    /// <summary>Moves the head to where the batch leaves it, and renews the lease; inside the batch's transaction.</summary>
    /// <returns>False when the head isn't where the batch was decided on, or the epoch is another's.</returns>
    public bool TryMove(HubDbContext context, Batch batch, TimeSpan leaseLength) => context.Database.ExecuteSqlRaw(
        move,
        batch.After.Seq,
        batch.VersionAfter,
        batch.After.Hash.ToArray(),
        batch.After.TimeMicros,
        batch.RowsSeq,
        Micros(leaseLength),
        batch.Before.Seq,
        batch.VersionAfter - 1,
        batch.Epoch) == 1;

    public static long Micros(TimeSpan length) => length.Ticks / TimeSpan.TicksPerMicrosecond;
}
