using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Data.Common;
using System.Runtime.InteropServices;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Exchanges;
using CoalitionHub.Hub.Cli.Ledger;
using CoalitionHub.Hub.Cli.Local;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Points;
using CoalitionHub.Hub.Cli.Programmes;
using CoalitionHub.Hub.Cli.Settlements;
using CoalitionHub.Hub.Cli.Staff;
using CoalitionHub.Hub.Storage.Setup;

namespace CoalitionHub.Hub.Cli;

/// <summary>The program <c>coalition-hub</c>.</summary>
internal static class CommandLine
{
    /// <summary>Lines shown of a long list of faults.</summary>
    private const int MostDetails = 100;

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await RunAsync(arguments, Terminal.OfProcess(), stop.Token);

        // The first signal ends in order; a second one, at once.
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    /// <summary>Runs a command on a given terminal.</summary>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, CancellationToken cancellation)
    {
        var input = Root(terminal).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var invocation = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        if (input.Action is ParseErrorAction)
        {
            return SayWhatIsWrong(input, terminal);
        }

        try
        {
            return await input.InvokeAsync(invocation, cancellation);
        }
        catch (UsageException exception)
        {
            terminal.Error.WriteLine($"error: {exception.Message}");
            foreach (var detail in exception.Details.Take(MostDetails))
            {
                terminal.Error.WriteLine("  " + detail);
            }

            if (exception.Details.Count > MostDetails)
            {
                terminal.Error.WriteLine($"  and {exception.Details.Count - MostDetails} more");
            }

            return ExitCode.WrongUsage;
        }
        catch (InvalidSettingException exception)
        {
            terminal.Error.WriteLine($"error: setting {exception.Message}");
            return ExitCode.WrongUsage;
        }
        catch (Exception exception) when (exception is TokenRefusedException or CommandRefusedException)
        {
            terminal.Error.WriteLine($"refused: {exception.Message}");
            return ExitCode.Refused;
        }
        catch (HubUnreachableException exception)
        {
            terminal.Error.WriteLine($"failed: {exception.Message}");
            return ExitCode.Unreachable;
        }
        catch (DbException exception)
        {
            terminal.Error.WriteLine($"failed: the database: {exception.Message}");
            return ExitCode.Unreachable;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            terminal.Error.WriteLine("interrupted");
            return ExitCode.Interrupted;
        }
    }

    /// <summary>All commands.</summary>
    public static RootCommand Root(Terminal terminal)
    {
        var access = new HubAccess(terminal);
        var root = new RootCommand("CoalitionHub: a hub where brands of a coalition earn, burn, exchange and settle points.")
        {
            new ServeCommand(terminal),
            new MigrateCommand(terminal),
            new VerifyCommand(terminal),
            PartnerGroup.Create(access),
            StaffGroup.Create(access),
            TermsGroup.Create(access),
            RouteGroup.Create(access),
            ExchangeGroup.Create(access),
            AdjustGroup.Create(access),
            ImportGroup.Create(access),
            SettleGroup.Create(access),
            LedgerGroup.Create(access),
        };
        root.HelpName = "coalition-hub";
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new ExampledHelp(new HelpAction());
        }

        return root;
    }

    private static int SayWhatIsWrong(ParseResult input, Terminal terminal)
    {
        foreach (var error in input.Errors)
        {
            terminal.Error.WriteLine($"error: {error.Message}");
        }

        terminal.Error.WriteLine($"See: {NameOf(input)} --help");
        return ExitCode.WrongUsage;
    }

    private static string NameOf(ParseResult input)
    {
        var words = new List<string>();
        for (var result = input.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
        {
            words.Insert(0, result.Command is RootCommand ? "coalition-hub" : result.Command.Name);
        }

        return string.Join(' ', words);
    }
}
