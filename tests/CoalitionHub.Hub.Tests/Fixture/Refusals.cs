using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Outcomes;
using Google.Rpc;
using Grpc.Core;
using Shouldly;

namespace CoalitionHub.Hub.Tests.Fixture;

/// <summary>Reads refusals as clients do: from the details in the trailer.</summary>
internal static class Refusals
{
    /// <summary>The call must end with this reason, and the status that goes with it.</summary>
    public static async Task<Google.Rpc.Status> ShouldBeRefused<T>(this AsyncUnaryCall<T> call, Reason reason) =>
        DetailsOf(await Should.ThrowAsync<RpcException>(async () => await call), reason);

    /// <summary>As above, for work that makes calls.</summary>
    public static async Task<Google.Rpc.Status> ShouldBeRefused(this Task work, Reason reason) =>
        DetailsOf(await Should.ThrowAsync<RpcException>(() => work), reason);

    /// <summary>The reason's name, or the status where there is none.</summary>
    public static string ReasonOf(RpcException exception) =>
        exception.Trailers.GetValueBytes(RefusalStatus.TrailerName) is { } bytes
            ? Google.Rpc.Status.Parser.ParseFrom(bytes).Details[0].Unpack<ErrorInfo>().Reason
            : exception.StatusCode.ToString();

    /// <summary>The fields that a refusal names.</summary>
    public static IEnumerable<string> Fields(this Google.Rpc.Status details) =>
        details.Details.Where(detail => detail.Is(BadRequest.Descriptor)).SelectMany(detail => detail.Unpack<BadRequest>().FieldViolations).Select(violation => violation.Field);

    private static Google.Rpc.Status DetailsOf(RpcException exception, Reason reason)
    {
        ReasonOf(exception).ShouldBe(ReasonStatus.NameOf(reason), exception.Status.Detail);
        exception.StatusCode.ShouldBe(ReasonStatus.Of(reason));
        return Google.Rpc.Status.Parser.ParseFrom(exception.Trailers.GetValueBytes(RefusalStatus.TrailerName));
    }
}
