using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Exchanges.V1;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Exchanges;

/// <summary>What partners can get wrong about gifts, through the pipe.</summary>
public sealed class WrongGiftCallTests(WorldFixture world) : WrongRequestTests<WrongGiftCallTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "to the giver", (GivePointsRequest request, World world) => request.Receiver = world.ByCard, GiftSameMember },
            { "no currency", (GivePointsRequest request) => request.CurrencyCode = "", FieldMissing, "currency_code" },
            { "a currency that isn't", (GivePointsRequest request) => request.CurrencyCode = "PEBBLES", CurrencyUnknown },
            { "a currency that can't be given", (GivePointsRequest request) => request.CurrencyCode = "MILES", RouteNotFound },
            { "too few points", (GivePointsRequest request) => request.Points = 4, ExchangeBelowMinimum },
            { "too many points", (GivePointsRequest request) => request.Points = 1_001, ExchangeAboveMaximum },
            { "an odd number of points", (GivePointsRequest request) => request.Points = 11, ExchangeNotIncrement },
            { "more points than there are", (GivePointsRequest request, World world) => (request.Giver, request.Receiver) = (request.Receiver, world.ByCard), InsufficientPoints },
            { "no proof", (GivePointsRequest request) => request.Proof = null, ProofRequired },
            { "a gift that was taken back", (CancelGiftRequest request, World world) => Cancelled(request, world), Core.Outcomes.Reason.GiftState },
            { "a member that is no id", (ListGiftsRequest request) => request.MemberId = "7", IdInvalid, "member_id" },
            { "an unknown member", (ListGiftsRequest request) => request.MemberId = WrongRequests.Unknown("mbr"), MemberNotFound },
        };
        table.AddMembers<GivePointsRequest>((request, member) => request.Giver = member, field: "giver");
        table.AddMembers<GivePointsRequest>((request, member) => request.Receiver = member, field: "receiver");
        table.AddPoints<GivePointsRequest>("points", (request, points) => request.Points = points);
        table.AddIds<CancelGiftRequest>("gift_id", "gft", (request, id) => request.GiftId = id, GiftNotFound);
        table.AddIds<GetGiftRequest>("gift_id", "gft", (request, id) => request.GiftId = id, GiftNotFound);
        return table;
    }

    private static async Task Cancelled(CancelGiftRequest request, World world)
    {
        await new GiftsService.GiftsServiceClient(world.Owner.Calls).CancelGiftAsync(request);
        request.RequestId = HubPeople.NewRequest();
    }
}
