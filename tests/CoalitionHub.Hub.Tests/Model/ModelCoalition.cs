using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Model.Reference;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Staff.V1;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Tests.Model;

/// <summary>
/// The same coalition twice: in a hub, and in the reference model. Four partners: two on the coalition's points, one of each
/// funding model, and two with points of their own, of which the hotel gives the coalition's points as well.
/// </summary>
internal sealed class ModelCoalition
{
    private readonly Dictionary<ReferencePartner, TestPartner> callers = [];
    private int lastTerms;

    private ModelCoalition(TestHub hub, TestPerson maker, TestPerson checker) => (Hub, Maker, Checker, Model) = (hub, maker, checker, new ReferenceModel(hub.Now));

    public TestHub Hub { get; }

    /// <summary>An operator who proposes.</summary>
    public TestPerson Maker { get; }

    /// <summary>Who approves.</summary>
    public TestPerson Checker { get; }

    public ReferenceModel Model { get; }

    public static async Task<ModelCoalition> FoundAsync(TestHub hub)
    {
        var coalition = new ModelCoalition(
            hub, await hub.AddNamedPerson("Maker", Role.Operator, Role.FinanceMaker), await hub.AddNamedPerson("Checker", Role.FinanceChecker));
        var grocer = await coalition.Join("grocer", null);
        var pharmacy = await coalition.Join("pharmacy", null);
        var hotel = await coalition.Join("hotel", "NIGHTS");
        var airline = await coalition.Join("airline", "MILES");
        await coalition.Agree(grocer, Terms("POINTS", FundingModel.AtIssuance, Of(1, 100), Of(10_001, 2), Of(14_402, 3), terms =>
        {
            terms.EarnRates.Add(new EarnRate { CurrencyCode = "USD", PointsPerMinorUnit = Of(7, 90) });
            (terms.MinimumBurnPoints, terms.BurnIncrementPoints, terms.ExpiryMonths) = (10, 5, 1);
        }));
        await coalition.Agree(pharmacy, Terms("POINTS", FundingModel.AtRedemption, Of(3, 200), Of(14_000, 3), Of(9_003, 2), terms =>
        {
            (terms.PendingDays, terms.NetDebitCap.MinorUnits, terms.NegativeBalanceFloorPoints) = (4, 20_00, 300);
            terms.HoldMaxDuration = Duration.FromTimeSpan(TimeSpan.FromDays(20));
        }));
        await coalition.Agree(hotel, Terms("NIGHTS", FundingModel.AtRedemption, Of(1, 20), Of(700, 3), Of(611, 4), terms =>
        {
            (terms.PendingDays, terms.ExpiryMonths, terms.NetDebitCap.MinorUnits) = (2, 3, 2_00);
        }));
        await coalition.Agree(hotel, Terms("POINTS", FundingModel.AtIssuance, Of(1, 300), Of(5_200, 1), Of(4_700, 1), terms => terms.NetDebitCap.MinorUnits = 4_00));
        await coalition.Agree(airline, Terms("MILES", FundingModel.AtIssuance, Of(1, 50), Of(20_000, 7), Of(17_003, 9), terms =>
        {
            (terms.ExpiryMonths, terms.AssertionLimitPointsPerBurn, terms.NegativeBalanceFloorPoints) = (0, 150, 0);
        }));
        await coalition.Open("NIGHTS", "MILES", airline, Of(1, 7), Of(1, 90), increment: 1);
        await coalition.Open("MILES", "NIGHTS", hotel, Of(13, 3), Of(0, 1), increment: 5);
        await coalition.Open("NIGHTS", "POINTS", pharmacy, Of(1, 20), Of(3, 100), increment: 10);
        for (var count = 0; count < 5; count++)
        {
            await coalition.Enrol(coalition.Model.Partners[count % coalition.Model.Partners.Count]);
        }

        return coalition;
    }

    public static Fraction Of(long numerator, long denominator) => new() { Numerator = numerator, Denominator = denominator };

    /// <summary>A way to call as this partner.</summary>
    public TestPartner As(ReferencePartner partner) => callers[partner];

    /// <summary>Terms that hold from now on, in both.</summary>
    public async Task Agree(ReferencePartner partner, Terms terms)
    {
        var agreed = await As(partner).AddTerms(Maker, Checker, terms);
        partner.Terms.Add(new AgreedTerms(++lastTerms, agreed.TermsId, partner, Hub.Now, terms));
    }

    public async Task<ReferenceMember> Enrol(ReferencePartner partner)
    {
        var enrolled = await As(partner).Members.EnrolMemberAsync(new EnrolMemberRequest { RequestId = HubPeople.NewRequest() });
        var member = new ReferenceMember(enrolled.Member.MemberId, enrolled.Member.CardNumber);
        Model.Members.Add(member);
        return member;
    }

    private async Task<ReferencePartner> Join(string code, string? brand)
    {
        var joined = await Hub.AddNamedPartner(code, brand);
        var partner = new ReferencePartner(Model.Partners.Count + 1, joined.PartnerId, brand);
        Model.Partners.Add(partner);
        callers.Add(partner, joined);
        return partner;
    }

    private async Task Open(string from, string to, ReferencePartner issuer, Fraction rate, Fraction fee, long increment)
    {
        var terms = new RouteTerms
        {
            FromCurrencyCode = from,
            ToCurrencyCode = to,
            IssuerPartnerId = issuer.Id,
            Rate = rate,
            Fee = fee,
            MinimumPoints = 5,
            MaximumPoints = 2_000,
            IncrementPoints = increment,
            QuoteValidity = Duration.FromTimeSpan(TimeSpan.FromMinutes(5)),
        };
        var proposed = await Maker.Exchanges.ProposeRouteAsync(new ProposeRouteRequest { RequestId = HubPeople.NewRequest(), Terms = terms });
        await Checker.Exchanges.ApproveRouteAsync(new ApproveRouteRequest { RequestId = HubPeople.NewRequest(), RouteId = proposed.Route.RouteId });
        Model.Routes.Add(new ReferenceRoute(proposed.Route.RouteId, terms, issuer));
    }

    private static Terms Terms(string points, FundingModel funding, Fraction rate, Fraction issue, Fraction redemption, Action<Terms> change)
    {
        var terms = TermsRequests.Roomy(funding);
        terms.PointsCurrencyCode = points;
        terms.EarnRates[0].PointsPerMinorUnit = rate;
        (terms.IssuePrice, terms.RedemptionPrice, terms.ExpiryMonths, terms.ExpiredLotGraceDays) = (issue, redemption, 2, 5);
        terms.NetDebitCap.MinorUnits = 60_00;
        terms.NegativeBalanceFloorPoints = 60;
        terms.AssertionLimitPointsPerBurn = 4_000;
        terms.AssertionLimitPointsPerDay = 9_000;
        terms.MaximumLateness = Duration.FromTimeSpan(TimeSpan.FromDays(7));
        terms.HoldMaxDuration = Duration.FromTimeSpan(TimeSpan.FromDays(3));
        change(terms);
        return terms;
    }
}
