using System.Threading.Channels;

namespace CoalitionHub.PartnerSdk;

/// <summary>Lets one purchase of a member be under way at a time, so that they arrive in their order, whatever is tried again.</summary>
internal sealed class OfflineOrder
{
    private readonly Dictionary<MemberSelector, Queue<EarnRequest>> underWay = [];
    private readonly HashSet<MemberSelector> stopped = [];

    /// <summary>Nothing is under way.</summary>
    public bool IsEmpty => underWay.Count == 0;

    /// <summary>Sends a purchase, or puts it behind the member's others.</summary>
    public void Add(EarnRequest request, ChannelWriter<EarnRequest> next)
    {
        if (stopped.Contains(request.Member))
        {
            return;
        }

        if (underWay.TryGetValue(request.Member, out var behind))
        {
            behind.Enqueue(request);
            return;
        }

        underWay.Add(request.Member, new Queue<EarnRequest>());
        next.TryWrite(request);
    }

    /// <summary>A purchase of the member is done: the next one goes.</summary>
    public void Next(MemberSelector member, ChannelWriter<EarnRequest> next)
    {
        if (underWay[member].TryDequeue(out var request))
        {
            next.TryWrite(request);
        }
        else
        {
            underWay.Remove(member);
        }
    }

    /// <summary>A purchase of the member has no answer: those behind it stay where they are.</summary>
    public void Stop(MemberSelector member)
    {
        underWay.Remove(member);
        stopped.Add(member);
    }
}
