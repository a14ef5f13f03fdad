using System.Text;
using Stateless.Reflection;

namespace Stateless.Graph;

/// <summary>Draws a machine as a UML state diagram in the DOT language of Graphviz.</summary>
public static class UmlDotGraph
{
    public static string Format(StateMachineInfo machineInfo)
    {
        ArgumentNullException.ThrowIfNull(machineInfo);
        var dot = new StringBuilder();
        dot.AppendLine("digraph {");
        dot.AppendLine("compound=true;");
        dot.AppendLine("node [shape=Mrecord]");
        dot.AppendLine("rankdir=\"LR\"");
        foreach (var state in machineInfo.States.Where(state => state.Superstate is null))
        {
            AppendState(dot, state);
        }

        var decisions = 0;
        foreach (var state in machineInfo.States)
        {
            AppendTransitions(dot, state, ref decisions);
        }

        dot.AppendLine(" init [label=\"\", shape=point];");
        dot.AppendLine($" init -> {Quoted(machineInfo.InitialState)} [style=\"solid\"];");
        return dot.Append('}').ToString();
    }

    private static void AppendState(StringBuilder dot, StateInfo state)
    {
        string[] actions =
        [
            .. state.EntryActions.Where(entry => entry.FromTrigger is null)
                .Select(entry => $"entry / {Escaped(entry.Method.Description)}"),
            .. state.ExitActions.Select(exit => $"exit / {Escaped(exit.Description)}"),
        ];
        var name = Escaped(state.ToString());
        if (!state.Substates.Any())
        {
            var label = actions.Length == 0 ? name : $"{name}|{string.Join("\\n", actions)}";
            dot.AppendLine($"\"{name}\" [label=\"{label}\"];");
            return;
        }

        dot.AppendLine($"subgraph \"cluster{name}\" {{");
        dot.AppendLine($"label = \"{string.Join("\\n", [name, .. actions])}\"");

        // Edges end at nodes, not at clusters: this one, unseen, stands for the superstate itself.
        dot.AppendLine($"\"{name}\" [label=\"\", shape=point, style=invis];");
        foreach (var below in state.Substates)
        {
            AppendState(dot, below);
        }

        dot.AppendLine("}");
    }

    private static void AppendTransitions(StringBuilder dot, StateInfo state, ref int decisions)
    {
        foreach (var transition in state.FixedTransitions)
        {
            AppendEdge(dot, Quoted(state), Quoted(transition.DestinationState), Label(transition, EntryActionsOf(transition)));
        }

        foreach (var transition in state.IgnoredTriggers)
        {
            AppendEdge(dot, Quoted(state), Quoted(state), Label(transition, []));
        }

        foreach (var transition in state.DynamicTransitions)
        {
            decisions++;
            var decision = $"\"Decision{decisions}\"";
            var selector = Escaped(transition.DestinationStateSelectorDescription.Description);
            dot.AppendLine($"{decision} [shape=\"diamond\", label=\"{selector}\"];");
            AppendEdge(dot, Quoted(state), decision, Label(transition, []));
            foreach (var possible in transition.PossibleDestinationStates ?? [])
            {
                var label = $"{Escaped(transition.Trigger.ToString())} [{Escaped(possible.Criterion)}]";
                AppendEdge(dot, decision, $"\"{Escaped(possible.DestinationState)}\"", label);
            }
        }
    }

    private static void AppendEdge(StringBuilder dot, string from, string to, string label) =>
        dot.AppendLine($"{from} -> {to} [style=\"solid\", label=\"{label}\"];");

    private static IEnumerable<string> EntryActionsOf(FixedTransitionInfo transition) => transition.IsInternalTransition
        ? []
        : transition.DestinationState.EntryActions
            .Where(entry => entry.FromTrigger is not null && entry.FromTrigger == transition.Trigger.ToString())
            .Select(entry => entry.Method.Description);

    private static string Label(TransitionInfo transition, IEnumerable<string> actions)
    {
        var label = new StringBuilder(transition.Trigger.ToString());
        if (actions.Any())
        {
            label.Append(" / ").AppendJoin(", ", actions);
        }

        foreach (var guard in transition.GuardConditionsMethodDescriptions)
        {
            label.Append($" [{guard.Description}]");
        }

        return Escaped(label.ToString());
    }

    private static string Quoted(StateInfo state) => $"\"{Escaped(state.ToString())}\"";

    private static string Escaped(string? text) => (text ?? "").Replace("\\", "\\\\").Replace("\"", "\\\"");
}
