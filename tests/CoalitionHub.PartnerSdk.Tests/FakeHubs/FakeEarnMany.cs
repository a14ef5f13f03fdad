using System.Collections.Concurrent;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;
using Wire = CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>Answers each purchase of a stream once, and knows which it has carried out.</summary>
internal sealed class FakeEarnMany
{
    private readonly ConcurrentDictionary<string, long> done = new();

    /// <summary>All that arrived, in order, repetitions included.</summary>
    public ConcurrentQueue<Wire.EarnRequest> Arrived { get; } = new();

    /// <summary>How many were carried out.</summary>
    public int Done => done.Count;

    /// <summary>Why a purchase is refused; null for none. Gets how many arrived before.</summary>
    public Func<int, Wire.EarnRequest, RpcException?> Refuse { get; set; } = (_, _) => null;

    /// <summary>Breaks the stream instead of answering; the purchase is carried out all the same.</summary>
    public Func<int, Wire.EarnRequest, bool> BreakAt { get; set; } = (_, _) => false;

    /// <summary>What the stream breaks with.</summary>
    public RpcException Break { get; set; } = Refusals.Unavailable;

    public async Task RunAsync(IAsyncStreamReader<EarnManyRequest> requests, IServerStreamWriter<EarnManyResponse> responses)
    {
        await foreach (var message in requests.ReadAllAsync())
        {
            EarnManyResponse response = new();
            foreach (var earn in message.Earns)
            {
                var before = Arrived.Count;
                Arrived.Enqueue(earn);
                Wire.EarnOutcome outcome = new() { RequestId = earn.RequestId };
                if (Refuse(before, earn) is { } refusal)
                {
                    outcome.Refused = Google.Rpc.Status.Parser.ParseFrom(refusal.Trailers.GetValueBytes("grpc-status-details-bin"));
                }
                else
                {
                    var seq = done.GetOrAdd(earn.RequestId, _ => before + 1);
                    outcome.Earned = new EarnResponse { PurchaseId = $"pur_{seq}", Points = 1, Seq = seq, TermsId = "trm_1" };
                }

                if (BreakAt(before, earn))
                {
                    throw Break;
                }

                response.Outcomes.Add(outcome);
            }

            await responses.WriteAsync(response);
        }
    }
}
