namespace CoalitionHub.PartnerSimulator.Certification;

/// <summary>Runs the script against an implementation.</summary>
internal static class CertificationRun
{
    /// <summary>Plays all cases in order. One that fails may leave points behind; those after it then fail too, so the first one is the one to mend.</summary>
    /// <param name="under">The implementation.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="each">Is told each result as it comes.</param>
    public static async Task<IReadOnlyList<CaseResult>> RunAsync(LedgerUnderTest under, TimeProvider clock, Action<CaseResult>? each = null)
    {
        List<CaseResult> results = [];
        foreach (var one in Cases.All)
        {
            var result = new CaseResult(one, await FailureOfAsync(one, under, clock));
            results.Add(result);
            each?.Invoke(result);
        }

        return results;
    }

    private static async Task<string?> FailureOfAsync(Case one, LedgerUnderTest under, TimeProvider clock)
    {
        try
        {
            await using var desk = new Desk(under, clock);
            await one.Run(desk);
            return null;
        }
        catch (Failed failed)
        {
            return failed.Message;
        }
        catch (Exception thrown)
        {
            // Whatever the implementation throws where an answer was expected.
            return $"It threw {thrown.GetType().Name}: {thrown.Message}";
        }
    }
}
