using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>What is shown of settlement rules.</summary>
internal static class RulesSheets
{
    public static Sheet Of(IEnumerable<SettlementRulesVersion> versions) => Sheet.List(
        "Settlement rules",
        versions,
        Sheet.Column<SettlementRulesVersion>("id", one => one.RulesId),
        Sheet.Column<SettlementRulesVersion>("state", one => one.InForce ? "in force" : Words.Of(one.State)),
        Sheet.Column<SettlementRulesVersion>("from", one => Words.Of(one.EffectiveTime)),
        Sheet.Column<SettlementRulesVersion>("model", one => Words.Of(one.Rules.Model)),
        Sheet.Column<SettlementRulesVersion>("timing", one => Words.Of(one.Rules.Timing)),
        Sheet.Column<SettlementRulesVersion>("closed", one => Of(one.Rules.CutOff)),
        Sheet.Column<SettlementRulesVersion>("days to agree/answer/contest/pay", one => $"{one.Rules.AgreeDays}/{one.Rules.AnswerDays}/{one.Rules.ContestDays}/{one.Rules.PayDays}"),
        Sheet.Column<SettlementRulesVersion>("proposed by", one => one.ProposedBy),
        Sheet.Column<SettlementRulesVersion>("decided by", one => one.DecidedBy));

    private static string Of(CutOff? cutOff) => cutOff is null
        ? "by hand"
        : $"{Words.Of(cutOff.Frequency)}{(cutOff.Day == 0 ? "" : $" {Words.Of(cutOff.Day)}")}, {cutOff.TimeOfDay} {cutOff.TimeZone}";
}
