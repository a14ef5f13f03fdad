using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Architecture.Tests.Contract;

/// <summary>The contract in <c>protos/</c>, checked by the tool that its style guide comes with.</summary>
public sealed class BufTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [ProgramFact("buf")]
    public async Task The_contract_keeps_the_style_guide()
    {
        (int exitCode, string log) = await RunBufAsync("lint");

        exitCode.ShouldBe(0, log);
    }

    [ProgramFact("buf")]
    public async Task The_contract_is_formatted()
    {
        (int exitCode, string log) = await RunBufAsync("format", "--diff", "--exit-code");

        exitCode.ShouldBe(0, log);
    }

    [ProgramFact("buf")]
    public async Task Every_room_has_its_file_in_the_contract()
    {
        (int exitCode, string log) = await RunBufAsync("ls-files");
        exitCode.ShouldBe(0, log);

        string[] rooms = ["amounts", "points", "purchases", "members", "partners", "staff", "programmes", "exchanges", "settlements", "ledger"];
        rooms.Where(room => !log.Contains($"coalitionhub/{room}/v1/", StringComparison.Ordinal)).ShouldBeEmpty(log);
    }

    private static async Task<(int ExitCode, string Log)> RunBufAsync(params string[] arguments)
    {
        string protos = RepositoryRoot.PathOf("protos");
        string[] command = [Programs.Require("buf"), arguments[0], protos, .. arguments[1..]];
        await using ChildProcess buf = ChildProcess.Start(command);
        int exitCode = await buf.WaitForExitAsync(Limit);
        return (exitCode, buf.Log.ToString());
    }
}
