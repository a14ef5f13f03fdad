using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Exchanges.V1;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Exchanges.Instructions;

/// <summary>What a brand can get wrong about its stream, through the pipe.</summary>
public sealed class WrongInstructionCallTests(WorldFixture world) : WrongRequestTests<WrongInstructionCallTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = new()
    {
        { "nothing", (FollowInstructionsRequest request) => request.ClearMessage(), FieldMissing, "open" },
        { "an answer before it has opened", (FollowInstructionsRequest request) => request.Answer = new InstructionAnswer(), FieldMissing, "open" },
        { "fewer than none", (FollowInstructionsRequest request) => request.Open.MaxUnanswered = -1, FieldInvalid, "open.max_unanswered" },
        { "too many", (FollowInstructionsRequest request) => request.Open.MaxUnanswered = 1001, FieldInvalid, "open.max_unanswered" },
    };
}
