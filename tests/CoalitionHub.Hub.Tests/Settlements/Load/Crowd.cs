using System.Collections.Concurrent;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Tests.Settlements.Load;

/// <summary>Ten partners, their members, and many tills that do at random whatever tills do.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int Tills = 32;
    private static readonly (string From, string To, int Issuer)[] Ways = [("MILES", "NIGHTS", 9), ("NIGHTS", "POINTS", 0), ("POINTS", "MILES", 8)];

    private readonly ConcurrentDictionary<string, int> done = new();
    private IReadOnlyList<MemberSelector> members = [];
    private long tried;

    private Crowd(TestHub hub, TestPerson maker, TestPerson checker) => (Hub, Maker, Checker) = (hub, maker, checker);

    public TestHub Hub { get; }

    public TestPerson Maker { get; }

    public TestPerson Checker { get; }

    /// <summary>In the order of the tariffs; a partner's number in the ledger is its place, from 1.</summary>
    public List<TestPartner> Partners { get; } = [];

    /// <summary>How many events were tried so far.</summary>
    public long Tried => Interlocked.Read(ref tried);

    /// <summary>What was accepted, and what was refused by name, how often.</summary>
    public IReadOnlyDictionary<string, int> Done => done;

    public static async Task<Crowd> OpenAsync(Store store, int memberCount)
    {
        var hub = await TestHub.StartAsync(store);
        var maker = await hub.AddNamedPerson("Maker", Protos.Staff.V1.Role.Operator, Protos.Staff.V1.Role.FinanceMaker);
        var checker = await hub.AddNamedPerson("Checker", Protos.Staff.V1.Role.Operator, Protos.Staff.V1.Role.FinanceChecker);
        var crowd = new Crowd(hub, maker, checker);
        foreach (var tariff in Tariff.Ten)
        {
            crowd.Partners.Add(await hub.AddNamedPartner(tariff.Code, tariff.Points == "POINTS" ? null : tariff.Points));
            await crowd.Partners[^1].AddTerms(maker, checker, tariff.Terms(crowd.Partners.Take(2).Select(partner => partner.PartnerId)));
        }

        foreach (var (from, to, issuer) in Ways)
        {
            await crowd.RouteAsync(from, to, crowd.Partners[issuer].PartnerId);
        }

        await crowd.BuyPackAsync(crowd.Partners[7].PartnerId);
        crowd.members = await Task.WhenAll(Enumerable.Range(0, memberCount).Select(index => crowd.Partners[index % crowd.Partners.Count].Enrol()));
        return crowd;
    }

    /// <summary>Puts rules in force by two people.</summary>
    public async Task PutRulesAsync(SettlementRules rules)
    {
        var proposed = await Maker.Rules.ProposeSettlementRulesAsync(new ProposeSettlementRulesRequest { RequestId = HubPeople.NewRequest(), Rules = rules });
        await Checker.Rules.ApproveSettlementRulesAsync(new ApproveSettlementRulesRequest { RequestId = HubPeople.NewRequest(), RulesId = proposed.Version.RulesId });
    }

    /// <summary>Does so many events.</summary>
    public Task RunAsync(long events, int seed) => Task.WhenAll(Enumerable.Range(0, Tills).Select(till => Task.Run(async () =>
    {
        Random random = new(seed + till);
        List<(TestPartner Partner, string PurchaseId)> purchases = [];
        while (Interlocked.Increment(ref tried) <= events)
        {
            var what = random.Next(100) switch { < 55 => "earn", < 75 => "burn", < 88 => "return", _ => "exchange" };
            try
            {
                await One(what, random, purchases);
                done.AddOrUpdate(what, 1, (_, count) => count + 1);
            }
            catch (RpcException refused)
            {
                done.AddOrUpdate($"{what} {Refusals.ReasonOf(refused)}", 1, (_, count) => count + 1);
            }
        }
    })));

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private async Task One(string what, Random random, List<(TestPartner Partner, string PurchaseId)> purchases)
    {
        var place = random.Next(Partners.Count);
        var (partner, member) = (Partners[place], members[random.Next(members.Count)]);
        switch (what)
        {
            case "earn":
                purchases.Add((partner, (await partner.Points.EarnAsync(Till.Earn(member, random.Next(1_00, 300_00)))).PurchaseId));
                break;
            case "burn":
                var burn = Hub.Burn(member, random.Next(1, 120));
                burn.PointsCurrencyCode = Tariff.Ten[place].Points;
                purchases.Add((partner, (await partner.Points.BurnAsync(burn)).PurchaseId));
                break;
            case "return" when purchases.Count > 0:
                var chosen = random.Next(purchases.Count);
                var (seller, purchaseId) = purchases[chosen];
                purchases.RemoveAt(chosen);
                await seller.Points.ReverseAsync(new ReverseRequest { RequestId = HubPeople.NewRequest(), PurchaseId = purchaseId, ReturnReference = HubPeople.NewRequest() });
                break;
            case "exchange":
                var (from, to, _) = Ways[random.Next(Ways.Length)];
                var quoted = await partner.Exchanges.QuoteExchangeAsync(new QuoteExchangeRequest { Member = member, FromCurrencyCode = from, ToCurrencyCode = to, Points = random.Next(10, 90) });
                await partner.Exchanges.AcceptExchangeAsync(new AcceptExchangeRequest { RequestId = HubPeople.NewRequest(), SignedQuote = quoted.Quote.SignedQuote, Proof = Hub.Assertion() });
                break;
        }
    }

    private async Task RouteAsync(string from, string to, string issuerId)
    {
        var proposed = await Maker.Exchanges.ProposeRouteAsync(new ProposeRouteRequest
        {
            RequestId = HubPeople.NewRequest(),
            Terms = new RouteTerms
            {
                FromCurrencyCode = from,
                ToCurrencyCode = to,
                IssuerPartnerId = issuerId,
                Rate = TermsRequests.Of(1, 2),
                Fee = TermsRequests.Of(1, 100),
                MinimumPoints = 10,
                MaximumPoints = 100_000,
                IncrementPoints = 1,
            },
        });
        await Checker.Exchanges.ApproveRouteAsync(new ApproveRouteRequest { RequestId = HubPeople.NewRequest(), RouteId = proposed.Route.RouteId });
    }

    /// <summary>Not enough for long: the partner owes for what the pack doesn't cover.</summary>
    private async Task BuyPackAsync(string partnerId)
    {
        var packs = new PacksAdminService.PacksAdminServiceClient(Maker.Calls);
        var proposed = await packs.ProposePackAsync(new ProposePackRequest { RequestId = HubPeople.NewRequest(), PartnerId = partnerId, PointsCurrencyCode = "POINTS", Points = 20_011, BankReference = "pack" });
        await new PacksAdminService.PacksAdminServiceClient(Checker.Calls).ApprovePackAsync(new ApprovePackRequest { RequestId = HubPeople.NewRequest(), PackId = proposed.Pack.PackId });
    }
}
