using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace CoalitionHub.Hub.Cli;

/// <summary>The usual help, followed by examples; for the whole program by its exit codes and variables too.</summary>
internal sealed class ExampledHelp(HelpAction help) : SynchronousCommandLineAction
{
    private const string Closing =
        """
        Exit codes:
          0  done
          1  refused by the hub
          2  wrong usage: the command line, a file or a setting; nothing was sent
          3  hub, token endpoint or database unreachable, or no answer in time
          4  verify found differences
          5  serve was told to end, was held up beyond its drain, and cut off

        Variables of commands that call a hub:
          COALITIONHUB_HUB            its gRPC address
          COALITIONHUB_AUTHORITY      its token endpoint, or the issuer's address
          COALITIONHUB_CLIENT_ID      your credential's client id
          COALITIONHUB_CLIENT_SECRET  its secret
        An option wins over a --profile, and a --profile over the variables.

        A profile is a JSON file that only you can read (chmod 600):
          { "hub": "http://127.0.0.1:5080", "authority": "http://127.0.0.1:5081", "clientId": "cli_...", "clientSecret": "..." }
        --profile NAME reads $XDG_CONFIG_HOME/coalition-hub/NAME.json (~/.config/coalition-hub/NAME.json);
        a name with a slash, or that ends with .json, is a path.

        """;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.MaxWidth = MaxWidth;
        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is IExampled { Examples.Count: > 0 } exampled)
        {
            output.WriteLine(exampled.Examples.Count == 1 ? "Example:" : "Examples:");
            foreach (var example in exampled.Examples)
            {
                output.WriteLine("  " + example);
            }

            output.WriteLine();
        }

        if (parseResult.CommandResult.Command is RootCommand)
        {
            output.Write(Closing.ReplaceLineEndings(output.NewLine));
        }

        return ExitCode.Done;
    }

    /// <summary>Fixed, so that the help reads the same on every terminal and in every document.</summary>
    private const int MaxWidth = 110;
}
