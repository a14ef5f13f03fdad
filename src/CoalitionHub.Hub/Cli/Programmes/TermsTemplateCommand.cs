using System.CommandLine;

namespace CoalitionHub.Hub.Cli.Programmes;

/// <summary>Writes terms to start from; calls nobody.</summary>
internal sealed class TermsTemplateCommand : Command, IExampled
{
    public TermsTemplateCommand(Terminal terminal)
        : base("template", "Prints a terms file to start from, with every field and its unit. Calls no hub.")
    {
        SetAction(_ =>
        {
            terminal.Output.WriteLine(TermsFile.Template);
            return ExitCode.Done;
        });
    }

    public IReadOnlyList<string> Examples { get; } = ["coalition-hub terms template > terms.json"];
}
