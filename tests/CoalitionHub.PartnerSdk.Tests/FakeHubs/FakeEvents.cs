using CoalitionHub.Protos.Points.V1;
using Grpc.Core;
using Wire = CoalitionHub.Protos.Points.V1;
using WireDirection = CoalitionHub.Protos.Amounts.V1.Direction;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>A journal of a few events: one transfer at every seq up to the last.</summary>
internal sealed class FakeEvents
{
    public long LastSeq { get; set; } = 5;

    /// <summary>Runs after every message, with the seq just sent.</summary>
    public Func<long, Task> After { get; set; } = _ => Task.CompletedTask;

    public async Task WriteAsync(StreamEventsRequest request, IServerStreamWriter<StreamEventsResponse> stream)
    {
        for (var seq = Math.Max(request.FromSeq, 1); seq <= LastSeq; seq++)
        {
            await stream.WriteAsync(new StreamEventsResponse { Transfer = Event(seq), NextSeq = seq + 1 });
            await After(seq);
        }

        // Only moves the reader on.
        await stream.WriteAsync(new StreamEventsResponse { NextSeq = LastSeq + 1 });
    }

    private static TransferEvent Event(long seq) => new()
    {
        Seq = seq,
        Kind = Wire.EntryKind.Hold,
        Direction = WireDirection.Debit,
        MemberId = "mbr_1",
        CurrencyCode = "COAL",
        Points = 10,
        PurchaseId = "pur_1",
        HoldId = "hld_1",
        MerchantReference = "till-7-1",
        PurchaseTime = Times.Wire(2),
        JournalTime = Times.Wire(3),
        TermsId = "trm_1",
    };
}
