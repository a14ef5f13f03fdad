using System.Globalization;
using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Running;

namespace CoalitionHub.CoalitionDay.Reporting;

/// <summary>Says what to look at while the hub stays up. Secrets are in files, never on the screen.</summary>
internal static class NextSteps
{
    public static void Show(Screen screen, DataFolder folder, OwnHub hub, DateTimeOffset now, bool isHongKong)
    {
        screen.Heading("Look around");
        screen.Line($"The hub stays up until Ctrl-C; its clock goes on from {now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC.");
        screen.Line($"  readiness    {new Uri(hub.WebAddress, "/readyz")}");
        screen.Line($"  discovery    {new Uri(hub.WebAddress, "/.well-known/openid-configuration")}");
        screen.Line($"  log          {Path.GetDirectoryName(folder.Log)}");
        screen.Line($"  credentials  {Path.GetDirectoryName(folder.Profiles.PathOf(StaffBook.AuditorName))} (readable by you only)");
        screen.Line();
        screen.Line("As a person of the staff:");
        const string hubCommand = "  dotnet run --project src/CoalitionHub.Hub -- ";
        screen.Line($"{hubCommand}ledger trial-balance --profile {folder.Profiles.PathOf(StaffBook.AuditorName)}");
        screen.Line($"{hubCommand}partner list --profile {folder.Profiles.PathOf(StaffBook.OperatorName)}");
        screen.Line($"{hubCommand}settle list --profile {folder.Profiles.PathOf(StaffBook.MakerName)}");
        if (isHongKong && hub.GrpcAddress.Port == 5080 && folder.Profiles.Find(BrandCatalog.Grocer) is { } grocer)
        {
            screen.Line("As a till of the grocer:");
            screen.Line($"  . {folder.Profiles.KeepForShell(BrandCatalog.Grocer, grocer)} && dotnet run --project partner-sdk/samples/QuickStart");
        }
    }
}
