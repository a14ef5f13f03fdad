using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;
using Shouldly;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>Compares what was acknowledged with what the journal holds.</summary>
internal static class Judge
{
    private static readonly ParallelOptions FewAtOnce = new() { MaxDegreeOfParallelism = 16 };

    /// <summary>Everything acknowledged is there once, nothing else is, in one order, and the store verifies.</summary>
    public static async Task ShouldHoldExactly(this Shop shop, Load load)
    {
        var answered = load.Tills.SelectMany(till => till.Answered).ToList();
        answered.Count.ShouldBeGreaterThan(50);
        ShouldBeOrdered(load);
        (await EntriesOf(shop)).ShouldBe(Expected(answered), ignoreOrder: true);
        for (var hub = 0; hub < shop.Fleet.Size; hub++)
        {
            await ShouldAnswerAgain(shop.PatientlyAt(hub), answered);
            await ShouldKnowBalances(shop.PatientlyAt(hub), load);
        }

        await ShouldKnowReferences(shop.PatientlyAt(0), load);

        var verified = shop.Fleet.Verify();
        verified.Findings.ShouldBeEmpty();
        verified.LastSeq.ShouldBeGreaterThanOrEqualTo(answered.Max(call => call.Seq));
    }

    /// <summary>A call that began after another was answered comes after it in the journal, whichever process took it.</summary>
    private static void ShouldBeOrdered(Load load)
    {
        foreach (var till in load.Tills)
        {
            var seqs = till.Answered.Select(call => call.Seq).ToList();
            seqs.ShouldBe(seqs.Order());
        }

        var all = load.Tills.SelectMany(till => till.Answered).Select(call => call.Seq).ToList();
        all.Distinct().Count().ShouldBe(all.Count);
    }

    private static List<Entry> Expected(IEnumerable<Answered> answered) => [.. answered.SelectMany(call => call.Entries)];

    /// <summary>The partner's own transfers; the parts of one entry, one from each lot, added up.</summary>
    private static async Task<List<Entry>> EntriesOf(Shop shop)
    {
        Dictionary<(EntryKind Kind, string PurchaseId), long> points = [];
        var lastSeq = 0L;
        using var stream = shop.At(0).StreamEvents(new StreamEventsRequest());
        await foreach (var step in stream.ResponseStream.ReadAllAsync())
        {
            var transfer = step.Transfer;
            transfer.Seq.ShouldBeGreaterThan(lastSeq);
            lastSeq = transfer.Seq;
            points[(transfer.Kind, transfer.PurchaseId)] = points.GetValueOrDefault((transfer.Kind, transfer.PurchaseId)) + transfer.Points;
        }

        return [.. points.Select(pair => new Entry(pair.Key.Kind, pair.Key.PurchaseId, pair.Value))];
    }

    private static Task ShouldAnswerAgain(PointsService.PointsServiceClient hub, IReadOnlyList<Answered> answered) =>
        Parallel.ForEachAsync(answered, FewAtOnce, async (call, _) => (await call.Repeat(hub)).ShouldBe(call.Answer));

    /// <summary>A till that lost its request ids can't record a purchase again.</summary>
    private static Task ShouldKnowReferences(PointsService.PointsServiceClient hub, Load load) =>
        Parallel.ForEachAsync(load.Tills.SelectMany(till => till.Earns), FewAtOnce, async (earn, cancellation) =>
        {
            var anew = earn.Clone();
            anew.RequestId = HubPeople.NewRequest();
            await hub.EarnAsync(anew, cancellationToken: cancellation).ShouldBeRefused(Reason.PurchaseAlreadyRecorded);
        });

    private static Task ShouldKnowBalances(PointsService.PointsServiceClient hub, Load load) =>
        Parallel.ForEachAsync(load.Tills, FewAtOnce, async (till, cancellation) =>
        {
            var said = await hub.GetBalanceAsync(new GetBalanceRequest { Member = till.Member, CurrencyCode = "POINTS" }, cancellationToken: cancellation);
            said.Balances.ShouldHaveSingleItem().Available.ShouldBe(till.Available);
        });
}
