using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>Failures as the hub sends them.</summary>
internal static class Refusals
{
    public static readonly RpcException Unavailable = new(new Grpc.Core.Status(StatusCode.Unavailable, "gone"));

    public static readonly RpcException Aborted = new(new Grpc.Core.Status(StatusCode.Aborted, "another writer"));

    public static RpcException Of(StatusCode code, string reason, params IMessage[] more) =>
        WithDetails(code, [new ErrorInfo { Reason = reason, Domain = "coalitionhub" }, .. more]);

    public static RpcException WithDetails(StatusCode code, params IMessage[] details)
    {
        RpcStatus status = new() { Code = (int)code, Message = "no" };
        status.Details.AddRange(details.Select(Any.Pack));
        return WithTrailer(code, status.ToByteArray());
    }

    public static RpcException WithTrailer(StatusCode code, byte[] details) =>
        new(new Grpc.Core.Status(code, "no"), new Metadata { { "grpc-status-details-bin", details } });

    public static RetryInfo RetryAfter(TimeSpan delay) => new() { RetryDelay = Duration.FromTimeSpan(delay) };
}
