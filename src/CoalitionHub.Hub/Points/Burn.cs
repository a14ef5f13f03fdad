using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Members;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Points.V1;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Points;

/// <summary>Burning points at once, or authorising a burn that is captured or voided later.</summary>
internal static class Burn
{
    private const long MaxHoldSeconds = 366L * 24 * 3600;

    public static Outcome<Decide<BurnResponse>> Prepare(BurnRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new BurnCommand(
            caller.PartnerNo,
            MemberFields.Selector(checks, "member", request.Member),
            TillFields.PointsCurrency(checks, "points_currency_code", request.PointsCurrencyCode),
            checks.Points("points", request.Points),
            MemberFields.Proof(checks, "proof", request.Proof),
            TillFields.Receipt(checks, request.Receipt, needsAmount: false),
            HoldMicros: null);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<BurnResponse>)((state, moment) => BurnPoints.Decide(state, moment, command).TryGet(out var burnt, out var refused)
            ? new BurnResponse
            {
                PurchaseId = burnt.Purchase.Id,
                Points = burnt.Purchase.Points,
                Value = PointsAnswers.SettlementMoney(state, burnt.ValueMinorUnits),
                Balance = PointsAnswers.Snapshot(state, moment, burnt.Wallet),
                Seq = burnt.ChainSeq,
                TermsId = burnt.Terms.Id,
            }
            : refused);
    }

    public static Outcome<Decide<AuthoriseBurnResponse>> Prepare(AuthoriseBurnRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new BurnCommand(
            caller.PartnerNo,
            MemberFields.Selector(checks, "member", request.Member),
            TillFields.PointsCurrency(checks, "points_currency_code", request.PointsCurrencyCode),
            checks.Points("points", request.Points),
            MemberFields.Proof(checks, "proof", request.Proof),
            TillFields.Receipt(checks, request.Receipt, needsAmount: false),
            HoldMicros(checks, request.HoldDuration));
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<AuthoriseBurnResponse>)((state, moment) =>
        {
            if (!BurnPoints.Decide(state, moment, command).TryGet(out var burnt, out var refused))
            {
                return refused;
            }

            var hold = burnt.Hold ?? throw new InvalidOperationException("An authorised burn has a hold.");
            return new AuthoriseBurnResponse
            {
                HoldId = PointsAnswers.Id(hold),
                PurchaseId = burnt.Purchase.Id,
                ExpiresTime = ContractTimes.Time(hold.ExpiresMicros),
                Value = PointsAnswers.SettlementMoney(state, burnt.ValueMinorUnits),
                Balance = PointsAnswers.Snapshot(state, moment, burnt.Wallet),
                Seq = burnt.ChainSeq,
                TermsId = burnt.Terms.Id,
            };
        });
    }

    public static Outcome<Decide<CaptureBurnResponse>> Prepare(CaptureBurnRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var holdNo = checks.Id("hold_id", "hld", request.HoldId);
        var points = request.Points == 0 ? 0 : checks.Points("points", request.Points);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<CaptureBurnResponse>)((state, moment) => ResolveHold.Capture(state, moment, caller.PartnerNo, holdNo, points).TryGet(out var resolved, out var refused)
            ? new CaptureBurnResponse
            {
                PurchaseId = resolved.Purchase.Id,
                Points = resolved.Purchase.Points,
                ReleasedPoints = resolved.ReleasedPoints,
                Value = PointsAnswers.SettlementMoney(state, ValueOf(state, resolved)),
                Balance = PointsAnswers.Snapshot(state, moment, resolved.Wallet),
                Seq = resolved.ChainSeq,
            }
            : refused);
    }

    public static Outcome<Decide<VoidBurnResponse>> Prepare(VoidBurnRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var holdNo = checks.Id("hold_id", "hld", request.HoldId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<VoidBurnResponse>)((state, moment) => ResolveHold.Void(state, moment, caller.PartnerNo, holdNo).TryGet(out var resolved, out var refused)
            ? new VoidBurnResponse
            {
                ReleasedPoints = resolved.ReleasedPoints,
                Balance = PointsAnswers.Snapshot(state, moment, resolved.Wallet),
                Seq = resolved.ChainSeq,
            }
            : refused);
    }

    private static long ValueOf(HubState state, Resolved resolved) =>
        state.Terms.Find(resolved.Purchase.TermsNo)?.BurnValue.TimesRoundedDown(resolved.Purchase.Points) ?? 0;

    private static long HoldMicros(FieldChecks checks, Duration? duration)
    {
        if (duration is null)
        {
            return 0;
        }

        if (duration.Seconds is < 1 or > MaxHoldSeconds || duration.Nanos is < 0 or > 999_999_999)
        {
            checks.Add(Reason.FieldInvalid, "hold_duration", "must be one second to a year; leave it out for as long as the terms allow.");
            return 0;
        }

        return duration.Seconds * 1_000_000 + duration.Nanos / 1000;
    }
}
