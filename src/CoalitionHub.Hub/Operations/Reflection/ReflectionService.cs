using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Outcomes;
using Google.Protobuf;
using Grpc.Core;
using V1 = Grpc.Reflection.V1;
using V1Alpha = Grpc.Reflection.V1Alpha;

namespace CoalitionHub.Hub.Operations.Reflection;

/// <summary>grpc.reflection.v1: what services there are, and what their messages look like.</summary>
internal sealed class ReflectionService(ReflectionAnswers answers, Readiness readiness) : V1.ServerReflection.ServerReflectionBase
{
    public override Task ServerReflectionInfo(
        IAsyncStreamReader<V1.ServerReflectionRequest> requestStream, IServerStreamWriter<V1.ServerReflectionResponse> responseStream, ServerCallContext context) =>
        Converse(requestStream, request => responseStream.WriteAsync(answers.Answer(request), context.CancellationToken), readiness, context);

    /// <summary>Answers one question after the other. A client may keep the stream open for as long as the hub runs.</summary>
    internal static async Task Converse<TRequest>(IAsyncStreamReader<TRequest> questions, Func<TRequest, Task> answer, Readiness readiness, ServerCallContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, readiness.Draining);
        try
        {
            while (await questions.MoveNext(end.Token))
            {
                await answer(questions.Current);
            }
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            throw new RefusalException(new Refusal(Reason.ShuttingDown, "The hub is stopping."));
        }
    }
}

/// <summary>grpc.reflection.v1alpha: the same messages under an older name, which many tools still speak.</summary>
internal sealed class ReflectionAlphaService(ReflectionAnswers answers, Readiness readiness) : V1Alpha.ServerReflection.ServerReflectionBase
{
    public override Task ServerReflectionInfo(
        IAsyncStreamReader<V1Alpha.ServerReflectionRequest> requestStream, IServerStreamWriter<V1Alpha.ServerReflectionResponse> responseStream, ServerCallContext context) =>
        ReflectionService.Converse(requestStream, request => responseStream.WriteAsync(Answer(request), context.CancellationToken), readiness, context);

    private V1Alpha.ServerReflectionResponse Answer(V1Alpha.ServerReflectionRequest request) =>
        V1Alpha.ServerReflectionResponse.Parser.ParseFrom(answers.Answer(V1.ServerReflectionRequest.Parser.ParseFrom(request.ToByteArray())).ToByteArray());
}
