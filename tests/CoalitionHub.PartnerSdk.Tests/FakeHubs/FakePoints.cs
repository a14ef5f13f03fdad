using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;
using Wire = CoalitionHub.Protos.Points.V1;
using WireDirection = CoalitionHub.Protos.Amounts.V1.Direction;
using WireMoney = CoalitionHub.Protos.Amounts.V1.Money;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>Canned answers of the points room.</summary>
internal sealed class FakePoints(FakeEvents events, FakeEarnMany many) : PointsService.PointsServiceBase
{
    private static readonly Wire.BalanceSnapshot Snapshot = new() { CurrencyCode = "COAL", Available = 900, Pending = 80, Debt = 7 };

    public override Task<EarnResponse> Earn(Wire.EarnRequest request, ServerCallContext context) => Task.FromResult(new EarnResponse
    {
        PurchaseId = "pur_1",
        Points = 123,
        PendingUntilTime = Times.Wire(1),
        Balance = Snapshot,
        Seq = 41,
        TermsId = "trm_1",
    });

    public override Task EarnMany(IAsyncStreamReader<EarnManyRequest> requestStream, IServerStreamWriter<EarnManyResponse> responseStream, ServerCallContext context) =>
        many.RunAsync(requestStream, responseStream);

    public override Task<PreviewEarnResponse> PreviewEarn(PreviewEarnRequest request, ServerCallContext context) => Task.FromResult(new PreviewEarnResponse
    {
        Points = 123,
        CurrencyCode = "COAL",
        PendingUntilTime = Times.Wire(1),
        ExpiryDate = "2027-01-31",
        TermsId = "trm_1",
    });

    public override Task<BurnResponse> Burn(Wire.BurnRequest request, ServerCallContext context) => Task.FromResult(new BurnResponse
    {
        PurchaseId = "pur_2",
        Points = request.Points,
        Value = Money(100),
        Balance = Snapshot,
        Seq = 42,
        TermsId = "trm_1",
    });

    public override Task<AuthoriseBurnResponse> AuthoriseBurn(Wire.AuthoriseBurnRequest request, ServerCallContext context) =>
        Task.FromResult(new AuthoriseBurnResponse
        {
            HoldId = "hld_1",
            PurchaseId = "pur_3",
            ExpiresTime = Times.Wire(2),
            Value = Money(100),
            Balance = Snapshot,
            Seq = 43,
            TermsId = "trm_1",
        });

    public override Task<CaptureBurnResponse> CaptureBurn(Wire.CaptureBurnRequest request, ServerCallContext context) => Task.FromResult(new CaptureBurnResponse
    {
        PurchaseId = "pur_3",
        Points = 150,
        ReleasedPoints = 50,
        Value = Money(75),
        Balance = Snapshot,
        Seq = 44,
    });

    public override Task<VoidBurnResponse> VoidBurn(Wire.VoidBurnRequest request, ServerCallContext context) =>
        Task.FromResult(new VoidBurnResponse { ReleasedPoints = 200, Balance = Snapshot, Seq = 45 });

    public override Task<ReverseResponse> Reverse(Wire.ReverseRequest request, ServerCallContext context) => Task.FromResult(new ReverseResponse
    {
        PurchaseId = "pur_4",
        Points = 60,
        PointsFromPending = 10,
        PointsFromBalance = 20,
        PointsFromDebt = 30,
        RemainingPoints = 63,
        RemainingAmount = Money(6300),
        Balance = Snapshot,
        Seq = 46,
    });

    public override Task<ReleasePendingResponse> ReleasePending(Wire.ReleasePendingRequest request, ServerCallContext context) =>
        Task.FromResult(new ReleasePendingResponse { Points = 80, Balance = Snapshot, Seq = 47 });

    public override Task<GetBalanceResponse> GetBalance(GetBalanceRequest request, ServerCallContext context)
    {
        Wire.Balance balance = new() { CurrencyCode = "COAL", Available = 900, Pending = 80, Held = 200, Debt = 7, AsOfSeq = 48 };
        balance.Expiring.Add(new Wire.ExpiringPoints { ExpiryDate = "2026-12-31", Points = 500 });
        return Task.FromResult(new GetBalanceResponse { MemberId = "mbr_1", Balances = { balance } });
    }

    // Five entries, two pages' worth or more, by the page size.
    public override Task<ListStatementResponse> ListStatement(ListStatementRequest request, ServerCallContext context)
    {
        const int all = 5;
        var size = Math.Min(request.PageSize, 2);
        var from = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken);
        ListStatementResponse page = new() { NextPageToken = from + size < all ? $"{from + size}" : "" };
        page.Entries.AddRange(Enumerable.Range(from, Math.Min(size, all - from)).Select(number => new Wire.StatementEntry
        {
            Seq = 100 - number,
            Kind = Wire.EntryKind.Earn,
            Direction = WireDirection.Credit,
            Points = 10,
            JournalTime = Times.Wire(3),
            PurchaseTime = Times.Wire(2),
            PurchaseId = "pur_1",
            MerchantReference = "till-7-1",
            ExpiryDate = "2027-01-31",
        }));
        return Task.FromResult(page);
    }

    public override Task StreamEvents(StreamEventsRequest request, IServerStreamWriter<StreamEventsResponse> responseStream, ServerCallContext context) =>
        events.WriteAsync(request, responseStream);

    private static WireMoney Money(long minorUnits) => new() { CurrencyCode = "HKD", MinorUnits = minorUnits };
}
