using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf.WellKnownTypes;
using static CoalitionHub.Core.Outcomes.Reason;
using ExchangeStates = CoalitionHub.Protos.Exchanges.V1.ExchangeState;

namespace CoalitionHub.Hub.Tests.Exchanges;

/// <summary>What can be wrong about cancelling, reversing and resolving, through the pipe.</summary>
public sealed class WrongMoveCallTests(WorldFixture world) : WrongRequestTests<WrongMoveCallTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "one that is done", async (CancelExchangeRequest request, World world) => request.ExchangeId = await GoodRequests.Exchanged(world, "MILES"), Core.Outcomes.Reason.ExchangeState },
            { "one that can be taken back", async (ReverseExchangeRequest request, World world) => request.ExchangeId = await GoodRequests.Exchanged(world, "POINTS"), Core.Outcomes.Reason.ExchangeState },
            { "more than left", (ReverseExchangeRequest request) => request.Points = 31, ReversalExceedsExchange },
            { "less than nothing", (ReverseExchangeRequest request) => request.Points = -1, AmountNegative, "points" },
            { "too much", (ReverseExchangeRequest request) => request.Points = long.MaxValue, AmountTooLarge, "points" },
            { "one that is done", async (ProposeResolutionRequest request, World world) => request.ExchangeId = await GoodRequests.Exchanged(world, "MILES"), Core.Outcomes.Reason.ExchangeState },
            { "one whose member is asked for", async (ProposeResolutionRequest request, World world) => request.ExchangeId = await GoodRequests.Exchanged(world, World.Rails), Core.Outcomes.Reason.ExchangeState },
            { "for no time at all", (CreateWatchTokenRequest request) => request.Duration = new Duration(), FieldInvalid, "duration" },
            { "until before now", (CreateWatchTokenRequest request) => request.Duration = new Duration { Seconds = -1 }, FieldInvalid, "duration" },
            { "for less than a second", (CreateWatchTokenRequest request) => request.Duration = new Duration { Nanos = 999_999_999 }, FieldInvalid, "duration" },
            { "for more than an hour", (CreateWatchTokenRequest request) => request.Duration = new Duration { Seconds = 3600, Nanos = 1000 }, FieldInvalid, "duration" },
            { "for ever", (CreateWatchTokenRequest request) => request.Duration = new Duration { Seconds = long.MaxValue }, FieldInvalid, "duration" },
            { "for a time that is none", (CreateWatchTokenRequest request) => request.Duration = new Duration { Seconds = 1, Nanos = -1 }, FieldInvalid, "duration" },
            { "no outcome", (ProposeResolutionRequest request) => request.Outcome = ResolvedOutcome.Unspecified, FieldMissing, "outcome" },
            { "an outcome of the future", (ProposeResolutionRequest request) => request.Outcome = (ResolvedOutcome)9, FieldInvalid, "outcome" },
            { "one approved before", (ApproveResolutionRequest request, World world) => Approve(world, request.ResolutionId), NotProposed },
            { "one approved before", (RejectResolutionRequest request, World world) => Approve(world, request.ResolutionId), NotProposed },
            { "one that waits for two persons", async (ProposeCorrectionRequest request, World world) => request.CorrectionId = await GoodRequests.Correction(world), Core.Outcomes.Reason.ExchangeState },
            { "twice by the same person", (ApproveCorrectionRequest request, World world) => Vote(world, request.CorrectionId), SamePerson },
            { "twice by the same person", (RejectCorrectionRequest request, World world) => Vote(world, request.CorrectionId), SamePerson },
        };
        table.AddIds<CancelExchangeRequest>("exchange_id", "exc", (request, id) => request.ExchangeId = id, ExchangeNotFound);
        table.AddIds<ReverseExchangeRequest>("exchange_id", "exc", (request, id) => request.ExchangeId = id, ExchangeNotFound);
        table.AddIds<CreateWatchTokenRequest>("exchange_id", "exc", (request, id) => request.ExchangeId = id, ExchangeNotFound);
        table.AddIds<ListExchangeChangesRequest>("exchange_id", "exc", (request, id) => request.ExchangeId = id, ExchangeNotFound);
        table.AddIds<ProposeResolutionRequest>("exchange_id", "exc", (request, id) => request.ExchangeId = id, ExchangeNotFound);
        table.AddIds<ApproveResolutionRequest>("resolution_id", "rsl", (request, id) => request.ResolutionId = id, ResolutionNotFound);
        table.AddIds<RejectResolutionRequest>("resolution_id", "rsl", (request, id) => request.ResolutionId = id, ResolutionNotFound);
        table.AddIds<ProposeCorrectionRequest>("correction_id", "cor", (request, id) => request.CorrectionId = id, CorrectionNotFound);
        table.AddTexts<ProposeCorrectionRequest>("reason", 500, (request, text) => request.Reason = text);
        table.AddIds<ApproveCorrectionRequest>("correction_id", "cor", (request, id) => request.CorrectionId = id, CorrectionNotFound);
        table.AddIds<RejectCorrectionRequest>("correction_id", "cor", (request, id) => request.CorrectionId = id, CorrectionNotFound);
        table.AddTexts<ProposeResolutionRequest>("reason", 500, (request, text) => request.Reason = text);
        table.AddTexts<CancelExchangeRequest>("reason", 200, (request, text) => request.Reason = text, isRequired: false);
        table.AddTexts<ReverseExchangeRequest>("reason", 200, (request, text) => request.Reason = text, isRequired: false);
        table.AddStates<ListOpenExchangesRequest>(request => request.State = (ExchangeStates)99);
        table.AddStates<ListResolutionsRequest>(request => request.State = (ResolutionState)99);
        table.AddStates<ListCorrectionsRequest>(request => request.State = (CorrectionState)99);
        return table;
    }

    private static async Task Approve(World world, string resolutionId) =>
        await world.Checker.Resolutions.ApproveResolutionAsync(new ApproveResolutionRequest { RequestId = HubPeople.NewRequest(), ResolutionId = resolutionId });

    private static async Task Vote(World world, string correctionId) =>
        await world.Maker.Resolutions.ApproveCorrectionAsync(new ApproveCorrectionRequest { RequestId = HubPeople.NewRequest(), CorrectionId = correctionId });
}
