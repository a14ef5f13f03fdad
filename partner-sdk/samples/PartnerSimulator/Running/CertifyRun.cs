using CoalitionHub.PartnerSimulator.Certification;
using CoalitionHub.PartnerSimulator.Ledgers;
using Microsoft.Data.Sqlite;

namespace CoalitionHub.PartnerSimulator.Running;

/// <summary>Certifies an implementation and prints how it went.</summary>
internal sealed class CertifyRun(TimeProvider clock)
{
    /// <returns>The exit code: 0 when all cases were passed, 1 when not.</returns>
    public async Task<int> RunAsync(CertifyOptions options)
    {
        if (options.Assembly is { } assembly)
        {
            return await RunAsync(new LedgerUnderTest
            {
                Open = LoadedLedger.Find(assembly, options.Type),
                Member = options.Member,
                Points = options.Points,
                UnknownMember = options.UnknownMember,
                CurrencyCode = options.CurrencyCode,
            });
        }

        var folder = Directory.CreateTempSubdirectory("certification-");
        try
        {
            var file = Path.Combine(folder.FullName, "ledger.db");
            new SqliteLedger(file).OpenMember(options.Member, options.Points);
            return await RunAsync(new LedgerUnderTest
            {
                Open = () => new SqliteLedger(file),
                Member = options.Member,
                Points = options.Points,
                UnknownMember = options.UnknownMember,
                CurrencyCode = options.CurrencyCode,
            });
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private async Task<int> RunAsync(LedgerUnderTest under)
    {
        Console.WriteLine("        promise  case");
        var results = await CertificationRun.RunAsync(under, clock, result =>
        {
            var promise = result.Case.Promise == 0 ? "-" : $"{result.Case.Promise}";
            Console.WriteLine($"{(result.Failure is null ? "passed" : "FAILED"),-8}{promise,7}  {result.Case.Name}");
            if (result.Failure is { } failure)
            {
                Console.WriteLine($"                 {failure}");
            }
        });
        var failed = results.Count(result => result.Failure is not null);
        Console.WriteLine();
        Console.WriteLine(failed == 0
            ? $"All {results.Count} cases passed: the implementation keeps the promises of IPointsLedger, as far as can be seen from outside."
            : $"{failed} of {results.Count} cases failed. Mend the first one first: a case that fails may leave points behind. The numbers are the promises in IPointsLedger's documentation.");
        return failed == 0 ? 0 : 1;
    }
}
