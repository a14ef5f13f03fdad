namespace CoalitionHub.Testing;

/// <summary>Where the repository lies on this machine, and where its projects' output lies.</summary>
public static class RepositoryRoot
{
    private const string Marker = "CoalitionHub.sln";

    /// <summary>The folder that holds the solution file.</summary>
    public static string Folder { get; } = Find();

    /// <summary>The configuration (Debug, Release) that this test process was built in.</summary>
    public static string Configuration { get; } = ConfigurationOf(AppContext.BaseDirectory);

    public static string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>A file in the output folder of a project, built in the same configuration as the running tests.</summary>
    public static string OutputOf(string projectFolder, string fileName, string targetFramework = "net10.0") =>
        PathOf(projectFolder, "bin", Configuration, targetFramework, fileName);

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds {Marker}.");
    }

    // Output folders are .../bin/<configuration>/<framework>/.
    private static string ConfigurationOf(string outputFolder) =>
        new DirectoryInfo(outputFolder).Parent?.Name
        ?? throw new DirectoryNotFoundException($"{outputFolder} is not a project's output folder.");
}
