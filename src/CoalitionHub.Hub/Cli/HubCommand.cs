using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using Google.Protobuf;
using Grpc.Core;

namespace CoalitionHub.Hub.Cli;

/// <summary>A command that calls a running hub with a person's credential.</summary>
internal abstract class HubCommand : Command, IExampled
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithIndentation());

    private readonly HubAccess access;

    /// <param name="access">How to reach the hub.</param>
    /// <param name="name">The word to type.</param>
    /// <param name="description">One sentence.</param>
    /// <param name="examples">Command lines, without the program's name.</param>
    protected HubCommand(HubAccess access, string name, string description, params IReadOnlyList<string> examples)
        : base(name, description)
    {
        this.access = access;
        Examples = [.. examples.Select(example => "coalition-hub " + example)];
        SetAction(InvokeAsync);
    }

    public IReadOnlyList<string> Examples { get; }

    /// <summary>Of commands that change something; null for those that read.</summary>
    protected virtual RequestIdOption? RequestIdOption => null;

    /// <summary>Reads what the command needs from this machine, before anybody is called.</summary>
    /// <returns>False when the command is done with that.</returns>
    /// <exception cref="UsageException">A file can't be read, or is wrong.</exception>
    protected virtual bool Prepare(Terminal terminal, ParseResult input) => true;

    /// <summary>Two options that say the same thing in two ways: exactly one of them has to be given.</summary>
    protected void Either(Option first, Option second) => Validators.Add(result =>
    {
        if (result.GetResult(first) is null == result.GetResult(second) is null)
        {
            result.AddError($"Give {first.Name} or {second.Name}, one of them.");
        }
    });

    /// <summary>Calls the hub, shows the answer.</summary>
    protected abstract Task RunAsync(HubSession hub, ParseResult input);

    /// <summary>Shows an answer: the message in JSON, or sheets for people.</summary>
    protected void Show(ParseResult input, IMessage answer, params IReadOnlyList<Sheet> sheets)
    {
        if (access.WantsJson(input))
        {
            access.Terminal.Output.WriteLine(Json.Format(answer));
            return;
        }

        foreach (var sheet in sheets)
        {
            SheetPrinter.Print(access.Terminal, sheet);
        }
    }

    private async Task<int> InvokeAsync(ParseResult input, CancellationToken cancellation)
    {
        if (!Prepare(access.Terminal, input))
        {
            return ExitCode.Done;
        }

        using var hub = await HubSession.OpenAsync(access, input, RequestIdOption, cancellation);
        try
        {
            await RunAsync(hub, input);
            return ExitCode.Done;
        }
        catch (RpcException exception)
        {
            var code = RefusalReport.Write(access.Terminal.Error, exception, hub.UsedRequestId);
            return cancellation.IsCancellationRequested ? ExitCode.Interrupted : code;
        }
    }
}

/// <summary>A command that changes something: it has a request id, by which it can be repeated.</summary>
internal abstract class ChangingCommand : HubCommand
{
    protected ChangingCommand(HubAccess access, string name, string description, params IReadOnlyList<string> examples)
        : base(access, name, description, examples)
    {
        Add(RequestIdOption.Option);
    }

    protected sealed override RequestIdOption RequestIdOption { get; } = new();
}

/// <summary>A command that shows a list.</summary>
internal abstract class ListCommand : HubCommand
{
    private const int DefaultLimit = 1000;

    private readonly Option<int> limit = new("--limit") { Description = "Most items to show.", HelpName = "NUMBER", DefaultValueFactory = _ => DefaultLimit };

    protected ListCommand(HubAccess access, string name, string description, params IReadOnlyList<string> examples)
        : base(access, name, description, examples)
    {
        limit.Validators.Add(result =>
        {
            if (result.Errors.Any() is false && result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--limit must be 1 or more.");
            }
        });
        Add(limit);
    }

    /// <summary>How many items to show at most.</summary>
    protected int LimitIn(ParseResult input) => input.GetValue(limit);
}
