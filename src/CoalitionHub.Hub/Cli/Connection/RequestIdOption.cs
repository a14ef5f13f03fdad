using System.CommandLine;

namespace CoalitionHub.Hub.Cli.Connection;

/// <summary>The option with which a command that changes something is repeated: the hub does it once.</summary>
internal sealed class RequestIdOption
{
    public RequestIdOption()
    {
        Option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && !(Guid.TryParseExact(text, "D", out var id) && id.Version == 7))
            {
                result.AddError("--request-id must be a UUIDv7, as an earlier run of the command printed it.");
            }
        });
    }

    public Option<string> Option { get; } = new("--request-id")
    {
        Description = "Repeat an earlier run by the id it printed; the hub carries it out once. Without it a new id is made.",
        HelpName = "UUID",
    };

    /// <summary>The id that was given; null for none.</summary>
    public string? GivenIn(ParseResult input) => input.GetValue(Option);
}
