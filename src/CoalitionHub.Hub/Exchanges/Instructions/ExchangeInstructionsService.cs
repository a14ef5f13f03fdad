using CoalitionHub.Protos.Exchanges.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Instructions, for partners that keep their own points.</summary>
internal sealed class ExchangeInstructionsService(InstructionStream instructions) : Protos.Exchanges.V1.ExchangeInstructionsService.ExchangeInstructionsServiceBase
{
    public override Task FollowInstructions(
        IAsyncStreamReader<FollowInstructionsRequest> requestStream, IServerStreamWriter<FollowInstructionsResponse> responseStream, ServerCallContext context) =>
        instructions.Run(requestStream, responseStream, context);
}
