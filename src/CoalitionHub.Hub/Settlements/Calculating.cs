using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Prices;
using CoalitionHub.Core.Settlements.Proof;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using SettlementRules = CoalitionHub.Core.Settlements.SettlementRules;
using Window = CoalitionHub.Core.Settlements.Window;

namespace CoalitionHub.Hub.Settlements;

/// <summary>
/// Working out what a closed window comes to. The range is read outside the writer, page by page, since nothing in it can change;
/// only keeping the result goes through it.
/// </summary>
internal sealed class Calculating(Calls calls, SettlementsStore store, BusinessClock clock, ILogger<Calculating> logger)
{
    private const long ProgressEvery = 1_000_000;

    public async Task<Outcome<Decide<CalculateWindowResponse>>> Prepare(CalculateWindowRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        var windowNo = checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        // A window that can't be calculated is refused by the writer, not here: a repeated request must get its first answer.
        var (window, view) = calls.Read((state, _) => (Outcome<(Window?, StateView)>)(StateView.OfCommitted(state).Find(state.Windows, windowNo), StateView.OfCommitted(state)));
        var command = window is not null && CalculateWindow.Test(window) is null ? await Sum(view, window, caller.StaffNo, cancellationToken) : null;
        return (Decide<CalculateWindowResponse>)((state, moment) => Keep(state, moment, windowNo, command));
    }

    private static Outcome<CalculateWindowResponse> Keep(HubState state, Moment moment, int windowNo, CalculateWindowCommand? command)
    {
        if (command is null)
        {
            return state.Windows.Find(windowNo) switch
            {
                null => new Refusal(Reason.WindowNotFound, "There is no such window."),
                var window => CalculateWindow.Test(window) ?? new Refusal(Reason.WindowState, "The window was being closed; ask again."),
            };
        }

        return CalculateWindow.Decide(state, moment, command).TryGet(out var kept, out var refused)
            ? new CalculateWindowResponse { Window = WindowMessages.Whole(StateView.OfDraft(state), kept) }
            : refused;
    }

    /// <summary>What a closed window comes to, by the rules that were in force when it ended; to be kept by the writer.</summary>
    public async Task<CalculateWindowCommand> Sum(StateView view, Window window, int staffNo, CancellationToken cancellationToken)
    {
        var started = clock.Process.GetTimestamp();
        var rules = SettlementRules.InForce(view.All(view.State.SettlementRules), window.ClosedMicros);
        WindowTerms terms = new(view.All(view.State.Terms));
        SettlementCalculation calculation = new(window, view.All(view.State.Partners), terms, WindowMessages.MicrosPerMinorUnit(view))
        {
            Rules = rules?.Terms ?? RuleTerms.Usual,
        };
        WindowTrees trees = new(window, terms, view.CurrencyCode);
        var read = 0L;
        await foreach (var transfer in store.ReadRange(window.FromSeq, window.ToSeq, cancellationToken))
        {
            calculation.Add(transfer);
            trees.Add(transfer);
            read++;
            if (read % ProgressEvery == 0)
            {
                Log.Calculating(logger, window.Id, read, window.ToSeq - window.FromSeq + 1);
            }
        }

        var calculated = calculation.Finish();
        Log.Calculated(logger, window.Id, read, clock.Process.GetElapsedTime(started));
        return new CalculateWindowCommand(window.No, calculated, staffNo)
        {
            RulesNo = rules?.No ?? 0,
            Roots = trees.Finish([.. calculated.Parts.Select(part => view.Partner(part.Key.PartnerNo))], calculated.Shares),
        };
    }
}
