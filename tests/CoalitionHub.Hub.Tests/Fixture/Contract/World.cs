using CoalitionHub.Core.Staff;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Role = CoalitionHub.Protos.Staff.V1.Role;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

/// <summary>
/// A hub on which every method can be called: a hotel that owns all there is, an airline that is a stranger to it, a route from
/// one's points to the other's, a member with points, and people of every role.
/// </summary>
internal sealed partial class World : IAsyncDisposable
{
    /// <summary>The hotel's own points; those of the coalition wait five days with it.</summary>
    public const string Nights = "NIGHTS";

    private World(TestHub hub, TestPerson maker, TestPerson checker, TestPartner owner, TestPartner stranger, TestPartner keeper) =>
        (Hub, Maker, Checker, Owner, Stranger, Keeper) = (hub, maker, checker, owner, stranger, keeper);

    public TestHub Hub { get; }

    /// <summary>Who proposes; an operator too.</summary>
    public TestPerson Maker { get; }

    /// <summary>Who approves; an operator too.</summary>
    public TestPerson Checker { get; }

    /// <summary>The partner whose things are asked for.</summary>
    public TestPartner Owner { get; }

    /// <summary>A partner that has nothing to do with the owner's things.</summary>
    public TestPartner Stranger { get; }

    /// <summary>A railway that keeps its own points.</summary>
    public TestPartner Keeper { get; }

    /// <summary>The owner's member, which has points.</summary>
    public Member Member { get; private set; } = new();

    /// <summary>Another member of the owner's, which can be given points.</summary>
    public Member Receiver { get; private set; } = new();

    public MemberSelector ReceiverByCard => new() { CardNumber = Receiver.CardNumber };

    public MemberSelector ByCard => new() { CardNumber = Member.CardNumber };

    public static async Task<World> StartAsync(Store store = Store.Sqlite)
    {
        var hub = await TestHub.StartAsync(store);
        try
        {
            var maker = await hub.AddNamedPerson("Maker", Role.Operator, Role.FinanceMaker);
            var checker = await hub.AddNamedPerson("Checker", Role.Operator, Role.FinanceChecker);
            var owner = await hub.AddNamedPartner("hotel", Nights);
            var stranger = await hub.AddNamedPartner("airline", "MILES");
            await owner.AddTerms(maker, checker, TermsRequests.Roomy(FundingModel.AtRedemption, terms => (terms.PointsCurrencyCode, terms.NetDebitCap.MinorUnits) = (Nights, 10_000_000)));
            await owner.AddTerms(maker, checker, TermsRequests.Roomy(change: terms => (terms.PendingDays, terms.NetDebitCap.MinorUnits) = (5, 10_000_000)));
            await stranger.AddTerms(maker, checker, TermsRequests.Roomy(change: terms => terms.PointsCurrencyCode = "MILES"));
            // So that a purchase can be too old for the terms, which take it up to 30 days afterwards, and not only older than they are.
            hub.Clock.MoveTo(hub.Now.AddDays(40));
            var world = new World(hub, maker, checker, owner, stranger, await hub.AddNamedPartner("railway", "RAIL", Custody.Partner));
            await world.OpenAsync();
            return world;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    public RouteTerms RouteTerms => new()
    {
        FromCurrencyCode = Nights,
        ToCurrencyCode = "MILES",
        IssuerPartnerId = Stranger.PartnerId,
        Rate = TermsRequests.Of(1, 3),
        Fee = TermsRequests.Of(1, 100),
        MinimumPoints = 10,
        MaximumPoints = 100_000,
        IncrementPoints = 1,
    };

    /// <summary>The rules for gifts of the owner's points; each waits for an hour.</summary>
    public RouteTerms GiftTerms => new()
    {
        FromCurrencyCode = Nights,
        ToCurrencyCode = Nights,
        IssuerPartnerId = Owner.PartnerId,
        Rate = TermsRequests.Of(1, 1),
        MinimumPoints = 5,
        MaximumPoints = 1_000,
        IncrementPoints = 5,
        Undo = new UndoRules { Delay = Duration.FromTimeSpan(TimeSpan.FromHours(1)) },
    };

    /// <summary>A member of the owner's without points, known to it by this number.</summary>
    public async Task<Member> NewMember(string number = "") =>
        (await Owner.Members.EnrolMemberAsync(new EnrolMemberRequest { RequestId = HubPeople.NewRequest(), BrandMemberNumber = number })).Member;

    /// <summary>Who calls a method rightly: the owner, or somebody who has one of its roles.</summary>
    public CallInvoker CallerOf(MethodDescriptor method)
    {
        var rule = ContractCall.RuleOf(method);
        return rule.Scope == "exchanges.instructions" ? Keeper.Calls : !rule.IsForStaff ? Owner.Calls : rule.Roles.HasFlag(Roles.Operator) || rule.Roles.HasFlag(Roles.FinanceMaker) ? Maker.Calls : Checker.Calls;
    }

    /// <summary>Sends a request as whoever may.</summary>
    public Task<IReadOnlyList<IMessage>> Send(IMessage request) => ContractCall.Send(CallerOf(ContractCall.MethodOf(request)), request);

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private async Task OpenAsync()
    {
        Member = await NewMember("H-1");
        Receiver = await NewMember();
        await Owner.Points.EarnAsync(Till.Earn(ByCard, 100_000_00, "visit-1"));
        await OpenRouteAsync(RouteTerms);
        await OpenRouteAsync(GiftTerms);
        await OpenRailwayAsync();
    }

    private async Task OpenRouteAsync(RouteTerms terms)
    {
        var route = (await Maker.Exchanges.ProposeRouteAsync(new ProposeRouteRequest { RequestId = HubPeople.NewRequest(), Terms = terms })).Route;
        await Checker.Exchanges.ApproveRouteAsync(new ApproveRouteRequest { RequestId = HubPeople.NewRequest(), RouteId = route.RouteId });
    }
}
