using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Hosting;

namespace CoalitionHub.Hub.Cli.Local;

/// <summary><c>migrate</c>: makes or updates the database.</summary>
internal sealed class MigrateCommand : Command, IExampled
{
    private readonly HubSettings settings = new();
    private readonly Option<string> firstOperator = new("--first-operator") { Description = "Also make the first person of the staff, an operator, when there is none yet.", HelpName = "NAME" };
    private readonly SaveProfileOption saveProfile = new();
    private readonly Terminal terminal;

    public MigrateCommand(Terminal terminal)
        : base("migrate", "Makes the database, or brings it up to date with this program. Stop the hub first.")
    {
        this.terminal = terminal;
        settings.AddTo(this);
        Add(firstOperator);
        Add(saveProfile.Option);
        Validators.Add(result =>
        {
            if (result.GetResult(saveProfile.Option) is not null && result.GetResult(firstOperator) is null)
            {
                result.AddError("--save-profile goes with --first-operator.");
            }
        });
        SetAction(Run);
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "coalition-hub migrate",
        "coalition-hub migrate --first-operator \"Olga Operator\" --save-profile olga",
    ];

    private int Run(ParseResult input)
    {
        saveProfile.RefuseTaken(input, terminal);
        var configuration = settings.Read(input);
        var done = Migrate(configuration, input.GetValue(firstOperator));
        terminal.Output.WriteLine(done.Migrations.Count == 0 ? "The database was up to date." : $"Applied: {string.Join(", ", done.Migrations)}");
        if (done.FirstOperator is { } made)
        {
            var savedIn = saveProfile.Save(input, terminal, ProfileOf(configuration, made));
            SheetPrinter.Print(terminal, NewSecret.SheetOf(made.ClientId, made.ClientSecret, savedIn, "what an operator may do"));
        }
        else if (input.GetValue(firstOperator) is not null)
        {
            terminal.Error.WriteLine("There are people already; nobody was added. An operator adds people: coalition-hub staff add");
        }

        return ExitCode.Done;
    }

    private static Migrated Migrate(IConfiguration configuration, string? name)
    {
        try
        {
            return HubStore.Migrate(configuration, name);
        }
        catch (InvalidOperationException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private static Profile ProfileOf(IConfiguration configuration, NewClient made)
    {
        var listens = Hosting.HostOptions.From(configuration);
        return new Profile
        {
            Hub = listens.Grpc.OriginalString,
            Authority = Identity.IdentityOptions.From(configuration) is { IsOwnIssuer: false } foreign ? foreign.Authority : listens.Web.OriginalString,
            ClientId = made.ClientId,
            ClientSecret = made.ClientSecret,
        };
    }
}
