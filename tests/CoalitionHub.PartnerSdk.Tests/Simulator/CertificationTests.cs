using CoalitionHub.PartnerSimulator.Certification;
using CoalitionHub.PartnerSimulator.Ledgers;
using CoalitionHub.Testing;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Simulator;

/// <summary>The kit passes the ledger that keeps its promises, and finds each that breaks one.</summary>
public sealed class CertificationTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task The_simulators_own_ledger_passes_every_case()
    {
        var results = await RunAsync(ledger => ledger);

        results.Count.ShouldBe(Cases.All.Count);
        results.Where(result => result.Failure is not null).Select(result => $"{result.Case.Name}: {result.Failure}").ShouldBeEmpty();
        Open().Members().ShouldBe(new Dictionary<string, long> { ["CERT-1"] = 1000 });
    }

    [Fact]
    public async Task Every_promise_has_a_case() => (await Task.FromResult(Cases.All.Select(one => one.Promise).Distinct().Order())).ShouldBe([0, 1, 2, 3, 4, 5]);

    [Theory]
    [InlineData(nameof(Broken.CarriesOutTwice), "The same debit again moves nothing and is answered alike")]
    [InlineData(nameof(Broken.CreditsTwice), "The same credit again moves nothing and is answered alike")]
    [InlineData(nameof(Broken.ForgetsItsPromise), "A query about an unknown id is refused, and the id with it")]
    [InlineData(nameof(Broken.GuessesDone), "A query about an unknown id is refused, and the id with it")]
    [InlineData(nameof(Broken.TriesRefusedAgain), "A refused debit stays refused, also when there are points by then")]
    [InlineData(nameof(Broken.ReversesTooMuch), "A debit is reversed in parts, and never more than remains")]
    [InlineData(nameof(Broken.ReversesTwice), "The same reversal again moves nothing")]
    [InlineData(nameof(Broken.AnswersBeforeItIsDone), "A debit takes points out, a credit puts them in")]
    [InlineData(nameof(Broken.Remembers), "After a start everything is known as before")]
    [InlineData(nameof(Broken.KnowsEverybody), "A member who exists is valid, one who doesn't is refused")]
    public async Task A_ledger_that_breaks_a_promise_is_found(string how, string expected)
    {
        var broken = Enum.Parse<Broken>(how);

        var results = await RunAsync(ledger => new BrokenLedger(ledger, broken));

        results.Where(result => result.Failure is not null).Select(result => result.Case.Name).ShouldContain(expected);
    }

    [Fact]
    public async Task What_a_ledger_throws_is_the_failure_of_its_case()
    {
        var results = await RunAsync(ledger => new BrokenLedger(ledger, Broken.Throws));

        results[0].Failure.ShouldNotBeNull().ShouldContain("InvalidDataException");
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private SqliteLedger Open() => new(folder.File("ledger.db"));

    private Task<IReadOnlyList<CaseResult>> RunAsync(Func<SqliteLedger, IPointsLedger> make)
    {
        Open().OpenMember("CERT-1", 1000);
        return CertificationRun.RunAsync(
            new LedgerUnderTest { Open = () => make(Open()), Member = "CERT-1", Points = 1000, UnknownMember = "CERT-NOBODY" }, TimeProvider.System);
    }
}
