using System.Collections.Concurrent;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Staff.V1;
using Xunit;

namespace CoalitionHub.Hub.Tests.Fixture;

/// <summary>A hub with two partners that have terms, and the people who run it.</summary>
internal sealed record TestCoalition(TestHub Hub, TestPerson Maker, TestPerson Checker, TestPartner Grocer, TestPartner Airline)
{
    public static async Task<TestCoalition> StartAsync(Store store, IReadOnlyDictionary<string, string?>? settings = null, BusinessClock? clock = null)
    {
        var hub = await TestHub.StartAsync(store, settings, clock);
        try
        {
            return await PeopledAsync(hub);
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another brand, with terms in force from now on.</summary>
    public async Task<TestPartner> Join(string code, Terms? terms = null, string? points = null)
    {
        var partner = await Hub.AddNamedPartner(code, points);
        await partner.AddTerms(Maker, Checker, terms);
        return partner;
    }

    private static async Task<TestCoalition> PeopledAsync(TestHub hub)
    {
        var maker = await hub.AddNamedPerson("Maker", Role.Operator, Role.FinanceMaker);
        var checker = await hub.AddNamedPerson("Checker", Role.Operator, Role.FinanceChecker);
        var grocer = await hub.AddNamedPartner("grocer");
        var airline = await hub.AddNamedPartner("airline", "MILES");
        await grocer.AddTerms(maker, checker);
        await airline.AddTerms(maker, checker);
        return new TestCoalition(hub, maker, checker, grocer, airline);
    }
}

/// <summary>One coalition a store, shared by the tests of a class, which each bring their own members.</summary>
public sealed class Coalitions : IAsyncLifetime
{
    private readonly ConcurrentDictionary<Store, Lazy<Task<TestCoalition>>> started = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var coalition in started.Values.Where(one => one.Value.IsCompletedSuccessfully))
        {
            await (await coalition.Value).Hub.DisposeAsync();
        }
    }

    internal Task<TestCoalition> On(Store store) => started.GetOrAdd(store, kind => new(() => TestCoalition.StartAsync(kind))).Value;
}
