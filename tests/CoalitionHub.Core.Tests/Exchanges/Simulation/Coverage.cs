using System.Text;
using CoalitionHub.Core.Exchanges;

namespace CoalitionHub.Core.Tests.Exchanges.Simulation;

/// <summary>Where the hub dies while it decides.</summary>
internal enum HubCrash
{
    None,
    BeforeCommit,
    AfterCommit,
}

/// <summary>What a run has met: every step of every state, with and without a crash of the hub there, and every kind of instruction, with and without one of the brand.</summary>
internal sealed class Coverage
{
    private readonly Dictionary<(ExchangeState, ExchangeTrigger, HubCrash), long> steps = [];
    private readonly Dictionary<(InstructionKind, BrandCrash), long> instructions = [];
    private readonly Dictionary<ExchangeState, long> ends = [];

    public static IEnumerable<(ExchangeState State, ExchangeTrigger Trigger)> Permitted =>
        from state in Enum.GetValues<ExchangeState>()
        from trigger in Enum.GetValues<ExchangeTrigger>()
        where ExchangeMachine.After(state, trigger) is not null
        select (state, trigger);

    public IEnumerable<string> Missing =>
        (from pair in Permitted
         from crash in Enum.GetValues<HubCrash>()
         where !steps.ContainsKey((pair.State, pair.Trigger, crash))
         select $"{pair.State} × {pair.Trigger} × {crash}")
        .Concat(
            from kind in Enum.GetValues<InstructionKind>()
            from crash in Enum.GetValues<BrandCrash>()
            where !instructions.ContainsKey((kind, crash))
            select $"{kind} × {crash}");

    public void Step(string from, string trigger, HubCrash crash)
    {
        if (from.Length > 0)
        {
            Count(steps, (Enum.Parse<ExchangeState>(from), Enum.Parse<ExchangeTrigger>(trigger), crash));
        }
    }

    public void Carried(InstructionKind kind, BrandCrash crash) => Count(instructions, (kind, crash));

    public void Ended(ExchangeState state) => Count(ends, state);

    public void Add(Coverage other)
    {
        foreach (var (key, count) in other.steps)
        {
            steps[key] = steps.GetValueOrDefault(key) + count;
        }

        foreach (var (key, count) in other.instructions)
        {
            instructions[key] = instructions.GetValueOrDefault(key) + count;
        }

        foreach (var (key, count) in other.ends)
        {
            ends[key] = ends.GetValueOrDefault(key) + count;
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine($"{"state × trigger",-42}{"no crash",12}{"before",12}{"after",12}   (crash of the hub before, after its commit)");
        foreach (var (state, trigger) in Permitted)
        {
            text.AppendLine($"{$"{state} × {trigger}",-42}{At(steps, (state, trigger, HubCrash.None)),12}{At(steps, (state, trigger, HubCrash.BeforeCommit)),12}{At(steps, (state, trigger, HubCrash.AfterCommit)),12}");
        }

        text.AppendLine($"{"instruction",-42}{"no crash",12}{"before",12}{"after",12}   (crash of the brand before, after carrying it out)");
        foreach (var kind in Enum.GetValues<InstructionKind>())
        {
            text.AppendLine($"{kind,-42}{At(instructions, (kind, BrandCrash.None)),12}{At(instructions, (kind, BrandCrash.BeforeCarryingOut)),12}{At(instructions, (kind, BrandCrash.AfterCarryingOut)),12}");
        }

        return text.AppendLine($"at rest: {string.Join(", ", ends.OrderBy(end => end.Key).Select(end => $"{end.Value} {end.Key}"))}").ToString();
    }

    private static long At<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull => counts.GetValueOrDefault(key);

    private static void Count<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
