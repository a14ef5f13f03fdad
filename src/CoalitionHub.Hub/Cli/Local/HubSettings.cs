using System.CommandLine;

namespace CoalitionHub.Hub.Cli.Local;

/// <summary>
/// The settings of the commands that work on the database itself: a file, the environment, the command line; the later wins.
/// </summary>
internal sealed class HubSettings
{
    private const string DefaultFile = "appsettings.json";

    private static readonly string[] Sections = ["Cluster", "Clock", "Coalition", "Grpc", "Identity", "Logging", "Otlp", "Serilog", "Storage", "Web", "Writer"];

    private readonly Option<string> file = new("--config") { Description = $"The settings file; without it, {DefaultFile} in this folder if it is there.", HelpName = "FILE" };

    private readonly Option<string[]> settings = new("--set") { Description = "One setting, such as Grpc:Url=http://127.0.0.1:6080; may be given several times.", HelpName = "NAME=VALUE" };

    public HubSettings()
    {
        settings.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !IsSetting(token.Value)))
            {
                result.AddError($"--set: '{token.Value}' must be NAME=VALUE, its name in one of the sections {string.Join(", ", Sections)}.");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Add(file);
        command.Add(settings);
    }

    /// <exception cref="UsageException">The file can't be read.</exception>
    public IConfiguration Read(ParseResult input)
    {
        var named = input.GetValue(file);
        if (named is not null && !File.Exists(named))
        {
            throw new UsageException($"There is no settings file {named}.");
        }

        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(Path.GetFullPath(named ?? DefaultFile), optional: named is null)
                .AddEnvironmentVariables()
                .AddInMemoryCollection((input.GetValue(settings) ?? []).Select(Pair))
                .Build();
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The settings file {named ?? DefaultFile} can't be read: {exception.InnerException?.Message ?? exception.Message}");
        }
    }

    private static bool IsSetting(string text) =>
        text.IndexOf('=') is > 0 and var sign && text.IndexOf(':') is > 0 and var colon && colon < sign - 1 &&
        Sections.Contains(text[..colon], StringComparer.OrdinalIgnoreCase);

    private static KeyValuePair<string, string?> Pair(string text)
    {
        var sign = text.IndexOf('=');
        return new KeyValuePair<string, string?>(text[..sign], text[(sign + 1)..]);
    }
}
