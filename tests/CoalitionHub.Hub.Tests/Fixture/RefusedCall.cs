using CoalitionHub.Hub.Outcomes;
using Google.Rpc;
using Grpc.Core;
using Shouldly;
using Reason = CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Fixture;

/// <summary>What a client learns of a refused call.</summary>
internal static class RefusedCall
{
    /// <summary>Makes a call that must be refused.</summary>
    /// <returns>The reason, read from the details as any client would.</returns>
    public static async Task<Reason> ReasonOf<T>(AsyncUnaryCall<T> call)
    {
        var exception = await Should.ThrowAsync<RpcException>(async () => await call);
        var details = Google.Rpc.Status.Parser.ParseFrom(exception.Trailers.GetValueBytes(RefusalStatus.TrailerName).ShouldNotBeNull());
        var info = details.Details.Single(detail => detail.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>();
        exception.StatusCode.ShouldBe(ReasonStatus.Of(Enum.Parse<Reason>(info.Reason.Replace("_", "", StringComparison.Ordinal), ignoreCase: true)));
        return Enum.Parse<Reason>(info.Reason.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
    }
}
