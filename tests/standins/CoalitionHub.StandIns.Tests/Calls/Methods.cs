using Grpc.Core;

namespace CoalitionHub.StandIns.Tests.Calls;

/// <summary>One method of each shape, over plain strings.</summary>
internal static class Methods
{
    public static readonly Method<string, string> Unary = Of(MethodType.Unary);
    public static readonly Method<string, string> ClientStreaming = Of(MethodType.ClientStreaming);
    public static readonly Method<string, string> ServerStreaming = Of(MethodType.ServerStreaming);
    public static readonly Method<string, string> DuplexStreaming = Of(MethodType.DuplexStreaming);

    private static Method<string, string> Of(MethodType type) =>
        new(type, "probe.Service", type.ToString(), Marshallers.StringMarshaller, Marshallers.StringMarshaller);
}
