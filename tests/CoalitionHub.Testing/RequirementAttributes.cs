using Xunit;

namespace CoalitionHub.Testing;

/// <summary>A test that reads a file of the shared folder; skipped, saying so, where that file is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string relativePath)
    {
        if (SharedData.Find(relativePath) is null)
        {
            Skip = $"needs the shared file {relativePath}, which is not on this machine";
        }
    }
}

/// <summary>A test that needs a PostgreSQL server; skipped, saying so, where its programs are absent. Never skipped in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Requirement.Missing(PostgresPrograms.Folder, PostgresPrograms.HowToInstall);
}

/// <summary>As <see cref="PostgresFactAttribute"/>, for theories.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = Requirement.Missing(PostgresPrograms.Folder, PostgresPrograms.HowToInstall);
}

/// <summary>A test that runs a program of another vendor; skipped, saying so, where it is absent. Never skipped in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(params string[] programs)
    {
        string? missing = Array.Find(programs, program => Programs.Find(program) is null);
        if (missing is not null)
        {
            Skip = Requirement.Missing(null, $"needs the program {missing}; tests/run.sh installs it");
        }
    }
}

internal static class Requirement
{
    // CI installs everything the tests need, so that a missing program there is a fault to be seen, not a reason to skip.
    private static readonly bool InCi = Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>The reason to skip; null means run.</summary>
    public static string? Missing(string? found, string reason) => found is null && !InCi ? reason : null;
}
