using CoalitionHub.Core.Partners;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Identity.Access;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Identity.Access;

public sealed class AccessTableTests
{
    [Fact]
    public void Every_method_needs_what_its_comment_in_the_contract_says()
    {
        ContractMethods.All.Count.ShouldBeGreaterThan(60);

        ContractMethods.All
            .Select(method => (method.FullName, Needs: $"{method.Scope} [{string.Join(", ", method.Roles)}]"))
            .ShouldBe(ContractMethods.All.Select(method => (method.FullName, Needs: InTable(method.FullName))));
    }

    [Fact]
    public void The_table_knows_no_method_that_the_contract_doesn_t() =>
        AccessTable.Methods.Order().ShouldBe(ContractMethods.All.Select(method => method.FullName).Order());

    [Fact]
    public void Only_public_standards_are_open() =>
        ContractMethods.All.Where(method => AccessTable.Find(method.FullName) is { IsOpen: true })
            .ShouldBe(ContractMethods.All.Where(method => method.IsStandard));

    [Fact]
    public void Every_scope_is_one_that_somebody_can_have() =>
        ContractMethods.All.Where(method => !method.IsStandard).Select(method => method.Scope).Distinct()
            .Except([.. PartnerScopes.All, PartnerScopes.Staff, AccessRule.ClusterScope])
            .ShouldBeEmpty();

    [Fact]
    public void A_call_of_the_staff_names_its_roles_and_a_partner_s_call_no_other_than_its_own_finance() =>
        ContractMethods.All.Where(method => method.Scope == PartnerScopes.Staff ? method.Roles.Count == 0 : method.Roles.Any(role => role != "partner_finance")).ShouldBeEmpty();

    [Fact]
    public void A_method_that_isn_t_there_has_no_rule() => AccessTable.Find("/coalitionhub.points.v1.PointsService/Mint").ShouldBeNull();

    private static string InTable(string method) =>
        AccessTable.Find(method) is { } rule ? $"{rule.Scope} [{string.Join(", ", RoleNames.Of(rule.Roles))}]" : "not in the table";
}
