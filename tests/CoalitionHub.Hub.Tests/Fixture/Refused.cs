using Google.Rpc;
using Grpc.Core;
using Shouldly;
using Status = Google.Rpc.Status;

namespace CoalitionHub.Hub.Tests.Fixture;

/// <summary>What a refused call says of why, read as a foreign client would read it.</summary>
internal static class Refused
{
    private const string DetailsKey = "grpc-status-details-bin";

    /// <summary>Waits for a call that must be refused.</summary>
    /// <returns>The name of the reason.</returns>
    public static async Task<string> ReasonOf<TAnswer>(AsyncUnaryCall<TAnswer> call)
    {
        var refused = await Should.ThrowAsync<RpcException>(async () => await call);
        return ErrorOf(refused).Reason;
    }

    private static ErrorInfo ErrorOf(RpcException refused)
    {
        var bytes = refused.Trailers.GetValueBytes(DetailsKey) ?? throw new InvalidOperationException($"No details: {refused.Status}");
        return Status.Parser.ParseFrom(bytes).Details[0].Unpack<ErrorInfo>();
    }
}
