using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace CoalitionHub.StandIns.Tests.Pipe;

/// <summary>The service on the far end.</summary>
internal sealed class Probe(Sightings sightings) : ProbeService.ProbeServiceBase
{
    public override async Task<EchoResponse> Echo(EchoRequest request, ServerCallContext context)
    {
        await context.WriteResponseHeadersAsync(new Metadata { { "seen", "yes" } });
        context.ResponseTrailers.Add("done", "yes");
        var response = new EchoResponse
        {
            Text = request.Text,
            HasDeadline = context.Deadline != DateTime.MaxValue,
            RequestEncoding = context.GetHttpContext().Request.Headers["grpc-encoding"].ToString(),
        };
        foreach (var header in context.RequestHeaders.Where(header => !header.IsBinary))
        {
            response.Headers[header.Key] = header.Value;
        }

        return response;
    }

    public override async Task<SumResponse> Sum(IAsyncStreamReader<SumRequest> requestStream, ServerCallContext context)
    {
        var response = new SumResponse();
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            response.Sum += request.Number;
        }

        return response;
    }

    public override async Task Count(
        CountRequest request, IServerStreamWriter<CountResponse> responseStream, ServerCallContext context)
    {
        try
        {
            for (var number = 1; number <= request.Last; number++)
            {
                await responseStream.WriteAsync(new CountResponse { Number = number }, context.CancellationToken);
            }
        }
        catch (Exception) when (context.CancellationToken.IsCancellationRequested)
        {
            sightings.Cancelled.TrySetResult();
            throw;
        }
    }

    public override async Task Chat(
        IAsyncStreamReader<ChatRequest> requestStream,
        IServerStreamWriter<ChatResponse> responseStream,
        ServerCallContext context)
    {
        while (await requestStream.MoveNext())
        {
            await responseStream.WriteAsync(new ChatResponse { Text = $"re: {requestStream.Current.Text}" });
        }
    }

    public override Task<RefuseResponse> Refuse(RefuseRequest request, ServerCallContext context) =>
        throw new RpcException(
            new Status((StatusCode)request.Code, request.Detail),
            new Metadata { { "reason", "BECAUSE" }, { "details-bin", new byte[] { 0, 255, 7 } } });

    public override async Task<WaitResponse> Wait(WaitRequest request, ServerCallContext context)
    {
        sightings.Waiting.TrySetResult();
        try
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }
        finally
        {
            sightings.Cancelled.TrySetResult();
        }

        return new WaitResponse();
    }
}

/// <summary>What the far end saw, for the tests to look at.</summary>
internal sealed class Sightings
{
    public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<string> Intercepted { get; } = [];
}
