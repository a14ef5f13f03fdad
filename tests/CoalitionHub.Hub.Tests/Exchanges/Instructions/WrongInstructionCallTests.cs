using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Exchanges.V1;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Exchanges.Instructions;

/// <summary>What can be got wrong about instructions, and about looking at an exchange on its way, through the pipe.</summary>
public sealed class WrongInstructionCallTests(WorldFixture world) : WrongRequestTests<WrongInstructionCallTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "nothing", (FollowInstructionsRequest request) => request.ClearMessage(), FieldMissing, "open" },
            { "an answer before it has opened", (FollowInstructionsRequest request) => request.Answer = new InstructionAnswer(), FieldMissing, "open" },
            { "fewer than none", (FollowInstructionsRequest request) => request.Open.MaxUnanswered = -1, FieldInvalid, "open.max_unanswered" },
            { "too many", (FollowInstructionsRequest request) => request.Open.MaxUnanswered = 1001, FieldInvalid, "open.max_unanswered" },
            { "steps below none", (WatchExchangeRequest request) => request.KnownChanges = -1, FieldInvalid, "known_changes" },
        };
        table.AddIds<WatchExchangeRequest>("exchange_id", "exc", (request, id) => request.ExchangeId = id, ExchangeNotFound);
        table.AddIds<InspectExchangeRequest>("exchange_id", "exc", (request, id) => request.ExchangeId = id, ExchangeNotFound);
        return table;
    }
}
