using System.Collections.Concurrent;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Staff;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Identity.Access;

/// <summary>
/// Reads the database, at most once a second for a client: for processes that don't write. The writing process checks once more,
/// exactly, when it decides.
/// </summary>
internal sealed class StoredCallerDirectory(IDbContextFactory<HubDbContext> contexts, TimeProvider time) : ICallerDirectory
{
    private const int MostClients = 10_000;

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Reading> readings = new(StringComparer.Ordinal);

    public ValueTask<CallerRecords?> Find(string clientId, CancellationToken cancellationToken) =>
        readings.TryGetValue(clientId, out var reading) && time.GetElapsedTime(reading.Timestamp) < Freshness
            ? new ValueTask<CallerRecords?>(reading.Records)
            : Read(clientId, cancellationToken);

    private async ValueTask<CallerRecords?> Read(string clientId, CancellationToken cancellationToken)
    {
        var timestamp = time.GetTimestamp();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var credential = await context.Credentials.FirstOrDefaultAsync(row => row.ClientId == clientId, cancellationToken);
        CallerRecords? records = credential is null ? null : await RecordsOf(context, credential, cancellationToken);
        if (readings.Count >= MostClients)
        {
            readings.Clear();
        }

        readings[clientId] = new Reading(timestamp, records);
        return records;
    }

    private static async Task<CallerRecords> RecordsOf(HubDbContext context, Credential credential, CancellationToken cancellationToken)
    {
        StaffMember? person = null;
        if (credential.StaffNo != 0)
        {
            person = await context.Staff.FirstOrDefaultAsync(row => row.No == credential.StaffNo, cancellationToken);
        }

        var partnerNo = person?.PartnerNo ?? credential.PartnerNo;
        var partner = partnerNo == 0 ? null : await context.Partners.FirstOrDefaultAsync(row => row.No == partnerNo, cancellationToken);
        return new CallerRecords(credential, person, partner);
    }

    private sealed record Reading(long Timestamp, CallerRecords? Records);
}
