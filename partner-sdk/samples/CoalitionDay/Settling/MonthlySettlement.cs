using System.Diagnostics;
using System.Globalization;
using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Running;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.CoalitionDay.Settling;

/// <summary>
/// A window for each month that is played, settled before the next begins. The brands take their files through the SDK into the run's
/// folder, and each of them verifies its part, what it is charged included.
/// </summary>
internal sealed class MonthlySettlement(Settlement settlement, BrandClients clients, DataFolder folder)
{
    private readonly List<SettledWindow> windows = [];
    private readonly List<WindowVerification> verified = [];
    private readonly Stopwatch took = new();

    /// <summary>In order of time.</summary>
    public IReadOnlyList<SettledWindow> Windows => windows;

    /// <summary>What the brands found: each window by each of them.</summary>
    public IReadOnlyList<WindowVerification> Verified => verified;

    /// <summary>How many files the brands took.</summary>
    public int Files { get; private set; }

    /// <summary>How long all of it took.</summary>
    public TimeSpan Took => took.Elapsed;

    /// <summary>Settles the month that this time is in.</summary>
    public async Task SettleAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        took.Start();
        var window = await settlement.RunAsync(time.ToString("yyyy-MM", CultureInfo.InvariantCulture), cancellationToken);
        var windowId = new WindowId(window.Window.WindowId);
        foreach (var client in clients.All.Values)
        {
            await TakeFilesAsync(client, windowId, window.Label, cancellationToken);
            verified.Add(await client.Settlements.VerifyAsync(windowId, cancellationToken: cancellationToken));
        }

        windows.Add(window);
        took.Stop();
    }

    private async Task TakeFilesAsync(ICoalitionHubClient client, WindowId windowId, string label, CancellationToken cancellationToken)
    {
        var month = Directory.CreateDirectory(Path.Combine(folder.Statements, label)).FullName;
        await foreach (var file in client.Settlements.ListFilesAsync(windowId).WithCancellation(cancellationToken))
        {
            await File.WriteAllBytesAsync(Path.Combine(month, file.FileName), await client.Settlements.ReadFileAsync(file.Id, cancellationToken), cancellationToken);
            Files++;
        }
    }
}
