using CoalitionHub.Hub.Tests.Fixture;
using Grpc.Core;

namespace CoalitionHub.Hub.Tests.Identity.Access;

/// <summary>Calls a method by its name, with bytes for messages: one way for all of them.</summary>
internal static class AnyMethod
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    /// <summary>Calls with this request and waits for the first answer.</summary>
    /// <returns>The reason's name where it was refused, the status's where it failed otherwise, "OK" where it went through.</returns>
    public static async Task<string> Call(CallInvoker invoker, ContractMethod method, byte[] request)
    {
        using var enough = new CancellationTokenSource();
        try
        {
            await Start(invoker, method, request, new CallOptions(cancellationToken: enough.Token));
            return nameof(StatusCode.OK);
        }
        catch (RpcException exception)
        {
            return Refusals.ReasonOf(exception);
        }
        finally
        {
            await enough.CancelAsync();
        }
    }

    private static async Task Start(CallInvoker invoker, ContractMethod method, byte[] request, CallOptions options)
    {
        var (service, name) = (method.FullName[1..method.FullName.LastIndexOf('/')], method.FullName[(method.FullName.LastIndexOf('/') + 1)..]);
        if (method.IsRequestStream)
        {
            var call = invoker.AsyncDuplexStreamingCall(new Method<byte[], byte[]>(MethodType.DuplexStreaming, service, name, Bytes, Bytes), null, options);
            await call.RequestStream.CompleteAsync();
            await call.ResponseStream.MoveNext(CancellationToken.None);
        }
        else if (method.IsResponseStream)
        {
            var call = invoker.AsyncServerStreamingCall(new Method<byte[], byte[]>(MethodType.ServerStreaming, service, name, Bytes, Bytes), null, options, request);
            await call.ResponseStream.MoveNext(CancellationToken.None);
        }
        else
        {
            await invoker.AsyncUnaryCall(new Method<byte[], byte[]>(MethodType.Unary, service, name, Bytes, Bytes), null, options, request);
        }
    }
}
