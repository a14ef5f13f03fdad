using CoalitionHub.Core.Staff;

namespace CoalitionHub.Hub.Identity;

/// <summary>Roles as tokens name them: the contract's names in lower case.</summary>
internal static class RoleNames
{
    private static readonly (Roles Role, string Name)[] Names =
    [
        (Roles.Operator, "operator"), (Roles.FinanceMaker, "finance_maker"), (Roles.FinanceChecker, "finance_checker"),
        (Roles.Auditor, "auditor"), (Roles.PartnerFinance, "partner_finance"),
    ];

    public static IEnumerable<string> Of(Roles roles) => Names.Where(pair => roles.HasFlag(pair.Role)).Select(pair => pair.Name);

    /// <summary>The roles of these names; a name that isn't known means nothing.</summary>
    public static Roles Parse(IEnumerable<string> names) =>
        names.Aggregate(Roles.None, (roles, name) => roles | Names.FirstOrDefault(pair => pair.Name == name).Role);
}
