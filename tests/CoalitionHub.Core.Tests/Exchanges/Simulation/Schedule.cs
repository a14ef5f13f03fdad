using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Tests.Exchanges.Simulation;

/// <summary>
/// One random schedule: members, brands, people and the network do what they may in any order, messages are delayed, lost,
/// reordered and doubled, and hub and brands die at any step. Then all faults end, and everything has to come to rest. The seed decides
/// everything, so that a schedule that failed can be played again.
/// </summary>
internal sealed partial class Schedule
{
    private const int MostExchanges = 3;

    // Mostly short: the deadlines of brands pass now and then, and seldom a whole day.
    private static readonly long[] Pauses = [1_000, 300_000, 1_500_000, 1_500_000, 2_500_000, 4_500_000, 31_000_000, 31_000_000, 20 * 60_000_000L, 25 * 3_600_000_000L];

    private readonly Random random;
    private readonly Moves moves;
    private readonly Action<string>? trace;
    private readonly SimulatedStore store = new();
    private readonly SimulatedBrand[] brands =
        [new SimulatedBrand(Brands.Airline, Brands.Miles), new SimulatedBrand(SimulatedCoalition.Railway, SimulatedCoalition.Rails)];
    private readonly Dictionary<int, long> reachableSince = [];
    private readonly HashSet<(long No, int Attempts)> sent = [];
    private readonly List<(SimulatedBrand Brand, Instruction Instruction)> toBrand = [];
    private readonly List<(SimulatedBrand Brand, BrandAnswer Answer)> toHub = [];
    private readonly Dictionary<(int CurrencyNo, long MemberNo), long> opening = [];
    private readonly int[] savepoints;
    private HubState state;
    private long now;
    private long requests;
    private int started;
    private bool isCalm;

    public Schedule(int seed, Moves moves, Action<string>? trace = null)
    {
        // Seeds that follow one another begin alike; spread, they don't.
        random = new Random(unchecked((int)(seed * 2_654_435_761u)));
        this.moves = moves;
        this.trace = trace;
        var begun = SimulatedCoalition.Begun;
        now = begun.Coalition.NowMicros + 1;
        savepoints = new int[begun.State.TableCount];
        store.Adopt(begun);
        state = store.Start();
        foreach (var memberNo in SimulatedCoalition.Members)
        {
            foreach (var brand in brands)
            {
                brand.Open(memberNo, SimulatedCoalition.OwnPoints);
                opening[(brand.CurrencyNo, memberNo)] = SimulatedCoalition.OwnPoints;
            }

            opening[(Brands.Nights, memberNo)] = Brands.Wallet(state, Brands.Nights, memberNo).Balance;
            opening[(Brands.Pts, memberNo)] = 0;
        }
    }

    public Coverage Coverage { get; } = new();

    /// <summary>Plays the schedule to its end; throws when something is wrong then.</summary>
    public void Play()
    {
        if (random.Next(4) == 0)
        {
            // So that reversals are met with all that can go wrong with them.
            Accept(random.Next(3) > 0 ? SimulatedCoalition.Ways[^1] : Any(SimulatedCoalition.Ways));
            ComeToRest();
            isCalm = false;
            Reverse();
        }

        var steps = 30 + random.Next(90);
        for (var step = 0; step < steps; step++)
        {
            Step();
        }

        ComeToRest();
        CheckBooks();
    }

    private void Step()
    {
        switch (random.Next(100))
        {
            case < 12:
                Accept();
                break;
            case < 40:
                Deliver();
                Carry();
                break;
            case < 62:
                Hear();
                break;
            case < 72:
                Connect(Any(brands));
                break;
            case < 74:
                Disconnect(Any(brands));
                break;
            case < 82:
                now += Any(Pauses);
                RunTimers();
                break;
            case < 84:
                RunTimers();
                break;
            case < 87:
                Cancel();
                break;
            case < 93:
                Reverse();
                break;
            case < 95:
                Resolve();
                break;
            case < 99:
                Correct();
                break;
            default:
                Suspend();
                break;
        }
    }

    /// <summary>Decides as the writer does; the hub may die before its commit, or after it and before anybody hears of it.</summary>
    /// <returns>What was decided; null when the hub died, or refused.</returns>
    private T? Decide<T>(string what, Func<HubState, Moment, Outcome<T>> decide)
    {
        state.Mark(savepoints);
        var outcome = decide(state, new Moment(new Guid(++requests > 0 ? (int)requests : 0, 0, 0, new byte[8]), now));
        if (!outcome.TryGet(out var answer, out var refusal))
        {
            state.RollBackTo(savepoints);
            trace?.Invoke($"{now} {what}: refused, {refusal.Reason} {refusal.Message}");
            return default;
        }

        var crash = Crash();
        foreach (var change in state.Changes.Added)
        {
            trace?.Invoke($"{now} {what}: {change.Subject[..4]} {change.From} -> {change.To} by {change.Trigger} ({change.Who}, {change.Why}) {crash}");
            if (change.Subject.StartsWith(Exchange.IdPrefix, StringComparison.Ordinal))
            {
                Coverage.Step(change.From, change.Trigger, crash);
            }
        }

        trace?.Invoke($"{now} {what}: {answer} {crash}");
        if (crash != HubCrash.BeforeCommit)
        {
            store.Commit(state);
        }

        if (crash == HubCrash.None)
        {
            return answer;
        }

        Restart();
        return default;
    }

    /// <summary>Whether the hub dies over what it has just decided; more often where an exchange seldom is.</summary>
    private HubCrash Crash()
    {
        var isRare = state.Changes.Added.Any(change =>
            change.From is nameof(ExchangeState.Unknown) or nameof(ExchangeState.Compensating) or nameof(ExchangeState.InUndoWindow) or nameof(ExchangeState.SourceDebited));
        var isRarest = state.Changes.Added.Any(change => change is { From: nameof(ExchangeState.Unknown), Trigger: nameof(ExchangeTrigger.Compensate) });
        return isCalm ? HubCrash.None : random.Next(isRarest ? 12 : isRare ? 20 : 100) switch
        {
            < 5 => HubCrash.BeforeCommit,
            < 10 => HubCrash.AfterCommit,
            _ => HubCrash.None,
        };
    }

    /// <summary>The hub's process dies and starts on what was committed; its streams break, and of what was on them some arrives.</summary>
    private void Restart()
    {
        state = store.Start();
        foreach (var brand in brands)
        {
            Disconnect(brand);
        }
    }

    private void Accept() => Accept(Any(SimulatedCoalition.Ways));

    private void Accept((string From, string To, int PartnerNo) way)
    {
        if (started >= MostExchanges)
        {
            return;
        }

        started++;
        var (from, to, partnerNo) = way;
        var memberNo = Any(SimulatedCoalition.Members);
        var points = 3 + random.Next(400);
        state.Mark(savepoints);
        var quoted = QuoteExchange.Decide(
            state, new Moment(Guid.Empty, now), new QuoteExchangeCommand(partnerNo, MemberSelector.ByCard($"card-{memberNo}"), Brands.Code(from), Brands.Code(to), points));
        state.RollBackTo(savepoints);
        if (!quoted.TryGet(out var offer, out var refusal))
        {
            trace?.Invoke($"{now} quote {from} to {to}: {refusal.Reason}");
            return;
        }

        var quoteId = new Guid(started, 1, 0, new byte[8]);
        var proof = new PartnerAssertion(AssertionMethod.Passkey, now);
        for (var attempt = 0; attempt < 2 && !state.IsAccepted(quoteId); attempt++)
        {
            Decide($"accept {points} {from} to {to} of {memberNo}", (draft, moment) =>
                AcceptExchange.Decide(draft, moment, new AcceptExchangeCommand(partnerNo, quoteId, offer, proof, "client")));
        }
    }

    private Exchange? AnyExchange(Func<Exchange, bool> test)
    {
        List<Exchange> found = [.. store.Exchanges.Where(test).OrderBy(exchange => exchange.No)];
        return found.Count == 0 ? null : Any(found);
    }

    private T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
