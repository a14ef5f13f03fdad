using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Points.V1;
using Shouldly;

namespace CoalitionHub.Hub.Tests.Points;

/// <summary>Waits for what the hub does by itself, once a second.</summary>
internal static class HubTimes
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Asks again until the condition holds.</summary>
    public static async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> holds)
    {
        using var end = new CancellationTokenSource(Longest);
        while (true)
        {
            var answer = await ask();
            if (holds(answer))
            {
                return answer;
            }

            end.Token.IsCancellationRequested.ShouldBeFalse($"It didn't come within {Longest.TotalSeconds} seconds; last seen: {answer}");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>What a partner's stream says from here to the journal's end.</summary>
    public static async Task<List<StreamEventsResponse>> Events(this TestPartner partner, long fromSeq = 1)
    {
        using var call = partner.Points.StreamEvents(new StreamEventsRequest { FromSeq = fromSeq });
        var events = new List<StreamEventsResponse>();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            events.Add(call.ResponseStream.Current);
        }

        return events;
    }
}
