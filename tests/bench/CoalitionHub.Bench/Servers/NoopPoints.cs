using CoalitionHub.Protos.Points.V1;
using Grpc.Core;

namespace CoalitionHub.Bench.Servers;

/// <summary>An earn that does nothing: same request, same size of answer.</summary>
internal sealed class NoopPoints : PointsService.PointsServiceBase
{
    private static readonly EarnResponse Same = new()
    {
        PurchaseId = "pur_01a200c57f9a771c8ffd000000000004",
        Points = 123,
        Seq = 123_456,
        TermsId = "trm_01a200c57f9a771c8ffd000000000001",
        Balance = new BalanceSnapshot { CurrencyCode = "POINTS", Available = 123_456 },
    };

    public override Task<EarnResponse> Earn(EarnRequest request, ServerCallContext context) => Task.FromResult(Same);
}
