using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Cli.Settlements;

internal sealed class ListRulesCommand : ListCommand
{
    private readonly Option<SettlementRulesState> state = EnumText.OptionOf<SettlementRulesState>("--state", "Only in this state.");

    public ListRulesCommand(HubAccess access)
        : base(access, "list", "Lists all versions of the settlement rules, the last proposed first.", "settle rules list", "settle rules list --state proposed")
    {
        Add(state);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var rules = new SettlementRulesAdminService.SettlementRulesAdminServiceClient(hub.Invoker);
        var all = await hub.CallForAll(rules.ListSettlementRulesAsync, new ListSettlementRulesRequest { State = input.GetValue(state) }, LimitIn(input));
        Show(input, all, RulesSheets.Of(all.Versions));
    }
}

internal sealed class ProposeRulesCommand : ChangingCommand
{
    private readonly Option<string> file = new("--file") { Description = "The rules in JSON; `settle rules template` prints one.", HelpName = "FILE", Required = true };
    private readonly Option<Timestamp> effective = Parsed.Time("--effective", "From when they count; without it, from their approval on.");

    public ProposeRulesCommand(HubAccess access)
        : base(access, "propose", "Proposes settlement rules; another person approves them.", "settle rules propose --file rules.json", "settle rules propose --file rules.json --effective 2026-08-01")
    {
        Add(file);
        Add(effective);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var rules = new SettlementRulesAdminService.SettlementRulesAdminServiceClient(hub.Invoker);
        var request = new ProposeSettlementRulesRequest { Rules = RulesFile.Read(input.GetRequiredValue(file)), EffectiveTime = input.GetValue(effective), RequestId = hub.RequestId() };
        var answer = await hub.Call(rules.ProposeSettlementRulesAsync, request);
        Show(input, answer, RulesSheets.Of([answer.Version]));
    }
}

internal sealed class ApproveRulesCommand : ChangingCommand
{
    private readonly Argument<string> id = RulesArgument.Create();

    public ApproveRulesCommand(HubAccess access)
        : base(access, "approve", "Puts proposed rules in force; another person than who proposed them.", "settle rules approve rul_...")
    {
        Add(id);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var rules = new SettlementRulesAdminService.SettlementRulesAdminServiceClient(hub.Invoker);
        var answer = await hub.Call(rules.ApproveSettlementRulesAsync, new ApproveSettlementRulesRequest { RulesId = input.GetRequiredValue(id), RequestId = hub.RequestId() });
        Show(input, answer, RulesSheets.Of([answer.Version]));
    }
}

internal sealed class RejectRulesCommand : ChangingCommand
{
    private readonly Argument<string> id = RulesArgument.Create();
    private readonly Option<string> reason = new("--reason") { Description = "Why; it is kept.", HelpName = "TEXT" };

    public RejectRulesCommand(HubAccess access)
        : base(access, "reject", "Turns proposed rules down.", "settle rules reject rul_... --reason \"Sunday is a holiday\"")
    {
        Add(id);
        Add(reason);
    }

    protected override async Task RunAsync(HubSession hub, ParseResult input)
    {
        var rules = new SettlementRulesAdminService.SettlementRulesAdminServiceClient(hub.Invoker);
        var request = new RejectSettlementRulesRequest { RulesId = input.GetRequiredValue(id), Reason = input.GetValue(reason) ?? "", RequestId = hub.RequestId() };
        var answer = await hub.Call(rules.RejectSettlementRulesAsync, request);
        Show(input, answer, RulesSheets.Of([answer.Version]));
    }
}

/// <summary>A version of the rules on the command line.</summary>
internal static class RulesArgument
{
    public static Argument<string> Create() => new("rules") { Description = "The rules' id (rul_...)." };
}
