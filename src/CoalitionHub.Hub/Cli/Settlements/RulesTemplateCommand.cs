using System.CommandLine;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>Writes settlement rules to start from; calls nobody.</summary>
internal sealed class RulesTemplateCommand : Command, IExampled
{
    public RulesTemplateCommand(Terminal terminal)
        : base("template", "Prints a rules file to start from, with every field. Calls no hub.")
    {
        SetAction(_ =>
        {
            terminal.Output.WriteLine(RulesFile.Template);
            return ExitCode.Done;
        });
    }

    public IReadOnlyList<string> Examples { get; } = ["coalition-hub settle rules template > rules.json"];
}
