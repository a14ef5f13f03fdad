using CoalitionHub.Core.Partners;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Staff.V1;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Identity.Access;

/// <summary>Every method × (no token, wrong tokens, every other scope, every role), from the one table.</summary>
public sealed class AccessMatrixTests(AccessMatrixTests.Callers callers) : IClassFixture<AccessMatrixTests.Callers>
{
    private static readonly string[] Access =
        ["TOKEN_MISSING", "TOKEN_INVALID", "TOKEN_EXPIRED", "CREDENTIAL_NOT_ACCEPTED", "SCOPE_MISSING", "ROLE_MISSING", "PARTNER_SUSPENDED", "Unauthenticated", "PermissionDenied"];

    public static TheoryData<string> Guarded => [.. ContractMethods.All.Where(method => !method.IsStandard).Select(method => method.FullName)];

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Without_a_token_nothing_is_served(string method) =>
        (await Call(callers.Hub.Anonymous, method)).ShouldBe("TOKEN_MISSING");

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task With_a_token_of_nobody_nothing_is_served(string method) =>
        (await Call(callers.WithForgedToken, method)).ShouldBe("TOKEN_INVALID");

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task A_partner_s_token_opens_what_its_scopes_say_and_nothing_else(string method)
    {
        var rule = AccessTable.Find(method).ShouldNotBeNull();
        foreach (var (scope, invoker) in callers.ByScope)
        {
            var answer = await Call(invoker, method);

            answer.ShouldBe(scope == rule.Scope ? answer : "SCOPE_MISSING", scope);
            (Access.Contains(answer) == (scope != rule.Scope)).ShouldBeTrue($"{scope}: {answer}");
        }
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task A_person_s_token_opens_what_the_roles_say_and_nothing_else(string method)
    {
        var rule = AccessTable.Find(method).ShouldNotBeNull();
        foreach (var (role, invoker) in callers.ByRole)
        {
            var answer = await Call(invoker, method);

            var refusal = rule.Roles.HasFlag(role) ? null : rule.IsForStaff ? "ROLE_MISSING" : "SCOPE_MISSING";
            answer.ShouldBe(refusal ?? answer, role.ToString());
            Access.Contains(answer).ShouldBe(refusal is not null, $"{role}: {answer}");
        }
    }

    [Fact]
    public async Task Health_and_reflection_need_no_token()
    {
        foreach (var method in ContractMethods.All.Where(method => method.IsStandard))
        {
            Access.ShouldNotContain(await AnyMethod.Call(callers.Hub.Anonymous, method, []), method.FullName);
        }
    }

    // An empty request gets past the access check and is refused for what it lacks; none does anything.
    private static Task<string> Call(CallInvoker invoker, string method) =>
        AnyMethod.Call(invoker, ContractMethods.All.Single(one => one.FullName == method), []);

    /// <summary>A hub, and one caller for each scope and each role.</summary>
    public sealed class Callers : IAsyncLifetime
    {
        private TestHub? hub;

        internal TestHub Hub => hub ?? throw new InvalidOperationException("The hub has not started.");

        internal Dictionary<string, CallInvoker> ByScope { get; } = [];

        internal Dictionary<Core.Staff.Roles, CallInvoker> ByRole { get; } = [];

        internal CallInvoker WithForgedToken => new TokenInvoker(() => Hub.Anonymous, "eyJhbGciOiJub25lIn0.eyJjbGllbnRfaWQiOiJodWIiLCJzY29wZSI6ImNsdXN0ZXIifQ.");

        public async Task InitializeAsync()
        {
            hub = await TestHub.StartAsync(Store.Sqlite);
            var partner = await hub.AddNamedPartner("grocer");
            foreach (var scope in PartnerScopes.All)
            {
                ByScope[scope] = await hub.As(partner.Keys, scope);
            }

            foreach (var (role, wire) in new[]
            {
                (Core.Staff.Roles.Operator, Role.Operator), (Core.Staff.Roles.FinanceMaker, Role.FinanceMaker),
                (Core.Staff.Roles.FinanceChecker, Role.FinanceChecker), (Core.Staff.Roles.Auditor, Role.Auditor),
            })
            {
                ByRole[role] = (await hub.AddNamedPerson(RoleNames.Of(role).Single(), wire)).Calls;
            }

            ByRole[Core.Staff.Roles.PartnerFinance] = (await hub.AddPartnerPerson(partner.PartnerId)).Calls;
        }

        public Task DisposeAsync() => Hub.DisposeAsync().AsTask();
    }
}
