using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;
using PointsV1 = CoalitionHub.Protos.Points.V1;
using SettlementsV1 = CoalitionHub.Protos.Settlements.V1;
using WireMoney = CoalitionHub.Protos.Amounts.V1.Money;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>Canned answers about disputes.</summary>
internal sealed class FakeDisputes : DisputesService.DisputesServiceBase
{
    public override Task<AgreeStatementResponse> AgreeStatement(SettlementsV1.AgreeStatementRequest request, ServerCallContext context) =>
        Task.FromResult(new AgreeStatementResponse { Agreement = SettlementsV1.PartAgreement.Agreed });

    public override Task<RaiseDisputeResponse> RaiseDispute(SettlementsV1.RaiseDisputeRequest request, ServerCallContext context) =>
        Task.FromResult(new RaiseDisputeResponse { DisputeId = "dsp_1", State = SettlementsV1.DisputeState.Raised, Claim = new SignedAmount { Micros = 700 } });

    public override Task<AddDisputeEvidenceResponse> AddDisputeEvidence(SettlementsV1.AddDisputeEvidenceRequest request, ServerCallContext context) =>
        Task.FromResult(new AddDisputeEvidenceResponse { State = SettlementsV1.DisputeState.Raised });

    public override Task<WithdrawDisputeResponse> WithdrawDispute(SettlementsV1.WithdrawDisputeRequest request, ServerCallContext context) =>
        Task.FromResult(new WithdrawDisputeResponse { State = SettlementsV1.DisputeState.Withdrawn });

    public override Task<ListOwnDisputesResponse> ListOwnDisputes(ListOwnDisputesRequest request, ServerCallContext context) =>
        Task.FromResult(new ListOwnDisputesResponse
        {
            Disputes =
            {
                new SettlementsV1.Dispute
                {
                    DisputeId = "dsp_1",
                    WindowId = "win_1",
                    PartnerId = "ptn_1",
                    State = SettlementsV1.DisputeState.Upheld,
                    Lines =
                    {
                        new SettlementsV1.DisputedLine
                        {
                            Kind = SettlementsV1.StatementLineKind.Issued, PointsCurrencyCode = "COAL", OwedMicros = 5, DueMicros = 4, ExpectedOwedMicros = 3, ExpectedDueMicros = 2,
                        },
                    },
                    Claim = new SignedAmount { InPartnersFavour = true, Micros = 700 },
                    Offer = new SignedAmount { Micros = 300 },
                    BearerPartnerId = "ptn_2",
                    Words = { new SettlementsV1.DisputeWord { SaidBy = "cli_till", SaidTime = Times.Wire(3), Text = "the till's roll" } },
                    RaisedTime = Times.Wire(3),
                    StateTime = Times.Wire(4),
                    DueTime = Times.Wire(5),
                    Seq = 77,
                    AdjustedWindowId = "win_2",
                },
            },
        });
}

/// <summary>A position that a test changes.</summary>
internal sealed class FakePositions
{
    /// <summary>What a stream sends, one after the other; null: it breaks there, once.</summary>
    public List<SettlementsV1.Position?> Watched { get; } = [];

    public SettlementsV1.Position Now { get; } = new()
    {
        PartnerId = "ptn_1",
        AsOfSeq = 9,
        AsOfTime = Times.Wire(1),
        PositionMicros = -1,
        HeldMicros = 2,
        SettledMicros = -3,
        PrefundMicros = 4,
        OutstandingMicros = 5,
        ExposureMicros = 6,
        CapMicros = 7,
        UsedPercent = 85,
        ThresholdPercent = 80,
        CapForecastTime = Times.Wire(2),
        PromisedMicros = 8,
        DepositReference = "RF18539007547034",
    };

    public async Task WriteAsync(IServerStreamWriter<WatchOwnPositionResponse> stream)
    {
        while (Watched is [var next, ..])
        {
            Watched.RemoveAt(0);
            await stream.WriteAsync(new WatchOwnPositionResponse { Position = next ?? throw Refusals.Unavailable });
        }
    }
}

/// <summary>Answers about positions.</summary>
internal sealed class FakeLiquidity(FakePositions positions) : LiquidityService.LiquidityServiceBase
{
    public override Task<GetOwnPositionResponse> GetOwnPosition(GetOwnPositionRequest request, ServerCallContext context) =>
        Task.FromResult(new GetOwnPositionResponse { Position = positions.Now });

    public override Task WatchOwnPosition(WatchOwnPositionRequest request, IServerStreamWriter<WatchOwnPositionResponse> responseStream, ServerCallContext context) =>
        positions.WriteAsync(responseStream);
}

/// <summary>Canned answers about packs.</summary>
internal sealed class FakePacks : PacksService.PacksServiceBase
{
    public override Task<ListOwnPacksResponse> ListOwnPacks(ListOwnPacksRequest request, ServerCallContext context) =>
        Task.FromResult(new ListOwnPacksResponse
        {
            Packs =
            {
                new PointsV1.Pack
                {
                    PackId = "pck_1",
                    PartnerId = "ptn_1",
                    PointsCurrencyCode = "COAL",
                    State = PointsV1.PackState.Approved,
                    Points = 1_000,
                    PointsLeft = 400,
                    Price = new WireMoney { CurrencyCode = "HKD", MinorUnits = 500 },
                    BankReference = "FT-1",
                    TermsId = "trm_1",
                    ProposedTime = Times.Wire(1),
                    DecidedTime = Times.Wire(2),
                    Seq = 12,
                    CreditorReference = "RF471",
                },
            },
        });
}
