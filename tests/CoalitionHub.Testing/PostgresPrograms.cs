using System.Globalization;

namespace CoalitionHub.Testing;

/// <summary>Where PostgreSQL's server programs are on this machine.</summary>
public static class PostgresPrograms
{
    public const string HowToInstall = "needs PostgreSQL's server programs; tests/run.sh installs them";

    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The folder that holds <c>initdb</c> and <c>postgres</c>; null when they are not installed.</summary>
    public static string? Folder { get; } = Candidates().FirstOrDefault(HoldsServer);

    // Debian keeps them off PATH, one folder a version.
    private static IEnumerable<string> Candidates()
    {
        if (Directory.Exists(DebianFolder))
        {
            foreach (string version in Directory.GetDirectories(DebianFolder).OrderByDescending(VersionOf))
            {
                yield return Path.Combine(version, "bin");
            }
        }

        if (Programs.Find("initdb") is { } initdb && Path.GetDirectoryName(initdb) is { } folder)
        {
            yield return folder;
        }
    }

    private static decimal VersionOf(string folder) =>
        decimal.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out decimal version) ? version : 0;

    private static bool HoldsServer(string folder) =>
        File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));
}
