using System.Collections.Concurrent;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Members.V1;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>A partner that sends purchases from many callers at once, as fast as it is answered, and never slows down when it is told to.</summary>
internal sealed class Flood
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    private readonly TestPartner partner;
    private readonly MemberSelector member;
    private readonly Writer writer;
    private readonly Task[] callers;
    private readonly Task watching;
    private volatile bool isOver;

    private Flood(TestHub hub, TestPartner partner, MemberSelector member, int callers)
    {
        (this.partner, this.member) = (partner, member);
        writer = hub.Services.GetRequiredService<Writer>();
        this.callers = [.. Enumerable.Range(0, callers).Select(_ => Task.Run(Call))];
        watching = Task.Run(Watch);
    }

    /// <summary>The purchases that were answered.</summary>
    public ConcurrentBag<string> Accepted { get; } = [];

    /// <summary>What came back instead.</summary>
    public ConcurrentBag<RpcException> Refused { get; } = [];

    /// <summary>The most requests that were seen to wait at once.</summary>
    public int MostWaiting { get; private set; }

    public static Flood Start(TestHub hub, TestPartner partner, MemberSelector member, int callers) => new(hub, partner, member, callers);

    /// <summary>Waits until so many more calls were answered, and so many more refused.</summary>
    public async Task GoOnAsync(int answered, int refused)
    {
        using var limit = new CancellationTokenSource(Limit);
        var (accepted, turnedAway) = (Accepted.Count + answered, Refused.Count + refused);
        while (Accepted.Count < accepted || Refused.Count < turnedAway)
        {
            limit.IsCancellationRequested.ShouldBeFalse($"{Accepted.Count} answered, {Refused.Count} refused");
            await Task.Delay(Look);
        }
    }

    public async Task StopAsync()
    {
        isOver = true;
        await Task.WhenAll([.. callers, watching]).WaitAsync(Limit);
    }

    private async Task Call()
    {
        while (!isOver)
        {
            try
            {
                Accepted.Add((await partner.Points.EarnAsync(Till.Earn(member, 100))).PurchaseId);
            }
            catch (RpcException refusal)
            {
                Refused.Add(refusal);
            }
        }
    }

    private async Task Watch()
    {
        while (!isOver)
        {
            MostWaiting = Math.Max(MostWaiting, writer.Waiting);
            await Task.Delay(Look);
        }
    }
}
