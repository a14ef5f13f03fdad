using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Architecture.Tests.Sources;

public sealed class FormatTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary><c>dotnet format whitespace . --folder</c> mends what this finds.</summary>
    [Fact]
    public async Task The_code_is_formatted_as_dotnet_format_does_it()
    {
        // From the root, since the tool takes only relative paths to leave out.
        string[] command =
        [
            "env", "--chdir", RepositoryRoot.Folder,
            "dotnet", "format", "whitespace", ".", "--folder", "--verify-no-changes", "--exclude", "artifacts/", ".tools/",
        ];
        await using ChildProcess format = ChildProcess.Start(command);

        (await format.WaitForExitAsync(Limit)).ShouldBe(0, format.Log.ToString());
    }
}
