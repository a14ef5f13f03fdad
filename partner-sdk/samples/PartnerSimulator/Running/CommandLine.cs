using System.CommandLine;
using CoalitionHub.PartnerSimulator.Forcing;

namespace CoalitionHub.PartnerSimulator.Running;

/// <summary>Reads the command line.</summary>
internal static class CommandLine
{
    public static RootCommand Create(TimeProvider clock) =>
        new("A brand that keeps its own points: serves a small ledger to a CoalitionHub, and certifies ledgers of others.")
        {
            Serve(clock), Certify(clock), Show(),
        };

    private static Command Serve(TimeProvider clock)
    {
        var hub = Url("--hub", "Where the hub takes gRPC calls.", "http://127.0.0.1:5080");
        var authority = Url("--authority", "Where tokens are to be had.", "http://127.0.0.1:5081");
        var client = new Option<string?>("--client-id") { Description = "The credential, with the scope exchanges.instructions. Else the variable COALITION_CLIENT_ID.", HelpName = "ID" };
        var secret = new Option<string?>("--client-secret") { Description = "Its secret. Else the variable COALITION_CLIENT_SECRET, which other users of the machine can't read.", HelpName = "SECRET" };
        var data = Data();
        var opening = new Option<long?>("--opening-points") { Description = "A member who isn't known is opened with so many points. Without it, such a member is refused.", HelpName = "N" };
        var late = new Option<int>("--late") { Description = "How many seconds a late answer takes. The hub begins to ask after 30.", HelpName = "SECONDS", DefaultValueFactory = _ => 40 };
        var honest = new Option<bool>("--honest") { Description = "Forces nothing, whatever the points." };
        var command = new Command(
            "serve",
            "Carries the hub's instructions out, until Ctrl-C. What goes wrong is decided by the last three digits of an instruction's points:\n" +
            string.Join('\n', ForcedAmounts.Table.Select(row => $"  …{row.LastDigits}  {row.Description}")))
        {
            hub, authority, client, secret, data, opening, late, honest,
        };
        command.SetAction((input, cancellation) => new ServeRun(clock).RunAsync(
            new ServeOptions
            {
                Hub = input.GetRequiredValue(hub),
                Authority = input.GetRequiredValue(authority),
                ClientId = input.GetValue(client) ?? Environment.GetEnvironmentVariable("COALITION_CLIENT_ID") ?? "",
                ClientSecret = input.GetValue(secret) ?? Environment.GetEnvironmentVariable("COALITION_CLIENT_SECRET") ?? "",
                Data = input.GetRequiredValue(data),
                OpeningPoints = input.GetValue(opening),
                Lateness = TimeSpan.FromSeconds(input.GetValue(late)),
                IsHonest = input.GetValue(honest),
            },
            cancellation));
        return command;
    }

    private static Command Certify(TimeProvider clock)
    {
        var assembly = new Option<string?>("--assembly") { Description = "Your assembly. Without it, the simulator's own ledger is certified.", HelpName = "FILE" };
        var type = new Option<string?>("--type") { Description = "The class in it that implements IPointsLedger; without it, the only one. It is made anew, on the same data, wherever the script starts it again.", HelpName = "NAME" };
        var member = new Option<string>("--member") { Description = "A member of yours whom nobody else uses meanwhile.", HelpName = "NUMBER", DefaultValueFactory = _ => "CERT-1" };
        var points = new Option<long>("--points") { Description = "How many points the member has, 100 or more.", HelpName = "N", DefaultValueFactory = _ => 1000 };
        var unknown = new Option<string>("--unknown-member") { Description = "A number that no member of yours has.", HelpName = "NUMBER", DefaultValueFactory = _ => "CERT-NOBODY" };
        var currency = new Option<string>("--currency") { Description = "The code of your points.", HelpName = "CODE", DefaultValueFactory = _ => "POINTS" };
        points.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() < 100)
            {
                result.AddError("--points must be 100 or more.");
            }
        });
        var command = new Command("certify", "Holds an implementation of IPointsLedger against the interface's promises, case by case. Exit code 0 when all are passed, 1 when not.")
        {
            assembly, type, member, points, unknown, currency,
        };
        command.SetAction((input, _) => new CertifyRun(clock).RunAsync(
            new CertifyOptions
            {
                Assembly = input.GetValue(assembly),
                Type = input.GetValue(type),
                Member = input.GetRequiredValue(member),
                Points = input.GetValue(points),
                UnknownMember = input.GetRequiredValue(unknown),
                CurrencyCode = input.GetRequiredValue(currency),
            }));
        return command;
    }

    private static Command Show()
    {
        var data = Data();
        var command = new Command("show", "The ledger's accounts and what was done on them.") { data };
        command.SetAction(input => ShowRun.Run(input.GetRequiredValue(data)));
        return command;
    }

    /// <summary>An address; the library that reads the command line makes none of a text by itself.</summary>
    private static Option<Uri> Url(string name, string description, string usual) => new(name)
    {
        Description = description,
        HelpName = "URL",
        DefaultValueFactory = _ => new Uri(usual),
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[^1].Value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
            {
                return url;
            }

            result.AddError($"{name}: '{result.Tokens[^1].Value}' is no address such as {usual}.");
            return new Uri(usual);
        },
    };

    private static Option<string> Data() => new("--data") { Description = "The ledger's file.", HelpName = "FILE", DefaultValueFactory = _ => "partner-ledger.db" };
}
