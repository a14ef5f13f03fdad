namespace CoalitionHub.Testing;

/// <summary>
/// Data that is too large or not ours to keep in the repository. It lies in the folder <c>shared</c> beside the clone, or
/// where <c>COALITIONHUB_SHARED</c> points.
/// </summary>
public static class SharedData
{
    /// <summary>The CDNOW purchases, relative to the shared folder.</summary>
    public const string CdnowPurchases = "data/cdnow/CDNOW_master.txt";

    /// <summary>The full path of a shared file; null when it is not on this machine.</summary>
    public static string? Find(string relativePath)
    {
        string folder = Environment.GetEnvironmentVariable("COALITIONHUB_SHARED")
            ?? Path.Combine(RepositoryRoot.Folder, "..", "shared");
        string path = Path.GetFullPath(Path.Combine(folder, relativePath));
        return File.Exists(path) ? path : null;
    }

    /// <summary>The full path of a shared file, for tests that are skipped without it.</summary>
    public static string Require(string relativePath) =>
        Find(relativePath) ?? throw new FileNotFoundException($"The shared file {relativePath} is not on this machine.");
}
