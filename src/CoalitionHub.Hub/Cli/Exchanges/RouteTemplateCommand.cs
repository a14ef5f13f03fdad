using System.CommandLine;

namespace CoalitionHub.Hub.Cli.Exchanges;

/// <summary>Writes a route to start from; calls nobody.</summary>
internal sealed class RouteTemplateCommand : Command, IExampled
{
    public RouteTemplateCommand(Terminal terminal)
        : base("template", "Prints a route's file to start from, with every rule. Calls no hub.")
    {
        SetAction(_ =>
        {
            terminal.Output.WriteLine(RouteFile.Template);
            return ExitCode.Done;
        });
    }

    public IReadOnlyList<string> Examples { get; } = ["coalition-hub route template > route.json"];
}
