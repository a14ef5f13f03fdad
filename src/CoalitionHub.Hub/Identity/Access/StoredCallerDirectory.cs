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

    public ValueTask<CallerRecords?> Find(string clientId, CancellationToken cancellationToken)
    {
        var reading = readings.GetValueOrDefault(clientId);
        if (reading is null || reading.Records.IsFaulted || time.GetElapsedTime(reading.Timestamp) >= Freshness)
        {
            reading = Refresh(clientId, reading);
        }

        return reading.Records.IsCompletedSuccessfully
            ? new ValueTask<CallerRecords?>(reading.Records.Result)
            : new ValueTask<CallerRecords?>(reading.Records.WaitAsync(cancellationToken));
    }

    /// <summary>One of those who find a reading old reads anew; the others wait with it.</summary>
    private Reading Refresh(string clientId, Reading? old)
    {
        if (readings.Count >= MostClients)
        {
            readings.Clear();
            old = null;
        }

        var source = new TaskCompletionSource<CallerRecords?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var ours = new Reading(time.GetTimestamp(), source.Task);
        if (!(old is null ? readings.TryAdd(clientId, ours) : readings.TryUpdate(clientId, ours, old)))
        {
            return readings.GetValueOrDefault(clientId) ?? Refresh(clientId, null);
        }

        _ = Read(clientId, source);
        return ours;
    }

    /// <summary>For everybody who waits: no one caller's end cancels it.</summary>
    private async Task Read(string clientId, TaskCompletionSource<CallerRecords?> found)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            var credential = await context.Credentials.FirstOrDefaultAsync(row => row.ClientId == clientId, CancellationToken.None);
            found.SetResult(credential is null ? null : await RecordsOf(context, credential));
        }
        catch (Exception failure)
        {
            found.SetException(failure);
        }
    }

    private static async Task<CallerRecords> RecordsOf(HubDbContext context, Credential credential)
    {
        StaffMember? person = null;
        if (credential.StaffNo != 0)
        {
            person = await context.Staff.FirstOrDefaultAsync(row => row.No == credential.StaffNo);
        }

        var partnerNo = person?.PartnerNo ?? credential.PartnerNo;
        var partner = partnerNo == 0 ? null : await context.Partners.FirstOrDefaultAsync(row => row.No == partnerNo);
        return new CallerRecords(credential, person, partner);
    }

    /// <param name="Timestamp">When it began.</param>
    /// <param name="Records">What it found, or will.</param>
    private sealed record Reading(long Timestamp, Task<CallerRecords?> Records);
}
