namespace CoalitionHub.Testing;

/// <summary>Finds programs of other vendors that the tests run.</summary>
public static class Programs
{
    /// <summary>The full path of a program: in the repository's git-ignored tools folder, else on PATH; null when nowhere.</summary>
    public static string? Find(string name)
    {
        string[] folders =
        [
            RepositoryRoot.PathOf(".tools", "node_modules", ".bin"),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries),
        ];
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    public static string Require(string name) =>
        Find(name) ?? throw new FileNotFoundException($"The program {name} is missing; tests/run.sh installs it.");
}
