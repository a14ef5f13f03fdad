using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Dispute = CoalitionHub.Core.Settlements.Dispute;
using DisputeState = CoalitionHub.Protos.Settlements.V1.DisputeState;
using ExpectedLine = CoalitionHub.Core.Settlements.ExpectedLine;
using PartAgreement = CoalitionHub.Protos.Settlements.V1.PartAgreement;
using Window = CoalitionHub.Core.Settlements.Window;

namespace CoalitionHub.Hub.Settlements;

/// <summary>What a partner does about its statements. The answers, which are kept forever, hold no evidence.</summary>
internal static class DisputeChanges
{
    /// <summary>Of evidence and answers.</summary>
    public const int MaxWords = 4000;

    private const int MostLines = 200;

    public static Outcome<Decide<AgreeStatementResponse>> Prepare(AgreeStatementRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var windowNo = checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<AgreeStatementResponse>)((state, moment) =>
            RaiseDispute.Agree(state, moment, new PartKey(windowNo, caller.PartnerNo), caller.Subject).TryGet(out var standing, out var refused)
                ? new AgreeStatementResponse { Agreement = (PartAgreement)standing.Agreement }
                : refused);
    }

    public static Outcome<Decide<RaiseDisputeResponse>> Prepare(RaiseDisputeRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var windowNo = checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        var evidence = checks.Text("evidence", request.Evidence, MaxWords);
        Check(checks, request);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<RaiseDisputeResponse>)((state, moment) =>
        {
            if (!Lines(state, request).TryGet(out var lines, out var refused))
            {
                return refused;
            }

            var command = new RaiseDisputeCommand(new PartKey(windowNo, caller.PartnerNo), lines, evidence, caller.Subject);
            return RaiseDispute.Decide(state, moment, command).TryGet(out var raised, out refused)
                ? new RaiseDisputeResponse { DisputeId = raised.Id, State = (DisputeState)raised.State, Claim = DisputeMessages.Signed(raised.ClaimMicros) }
                : refused;
        });
    }

    public static Outcome<Decide<AddDisputeEvidenceResponse>> Prepare(AddDisputeEvidenceRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var no = checks.Id("dispute_id", Dispute.IdPrefix, request.DisputeId);
        var evidence = checks.Text("evidence", request.Evidence, MaxWords);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<AddDisputeEvidenceResponse>)((state, moment) =>
            RaiseDispute.AddEvidence(state, moment, caller.PartnerNo, no, evidence, caller.Subject).TryGet(out var dispute, out var refused)
                ? new AddDisputeEvidenceResponse { State = (DisputeState)dispute.State }
                : refused);
    }

    public static Outcome<Decide<WithdrawDisputeResponse>> Prepare(WithdrawDisputeRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var no = checks.Id("dispute_id", Dispute.IdPrefix, request.DisputeId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<WithdrawDisputeResponse>)((state, moment) =>
            RaiseDispute.Withdraw(state, moment, caller.PartnerNo, no, caller.Subject).TryGet(out var dispute, out var refused)
                ? new WithdrawDisputeResponse { State = (DisputeState)dispute.State }
                : refused);
    }

    private static void Check(FieldChecks checks, RaiseDisputeRequest request)
    {
        if (request.Lines.Count is 0 or > MostLines)
        {
            checks.Add(request.Lines.Count == 0 ? Reason.FieldMissing : Reason.TooManyRows, "lines", $"must be 1 to {MostLines}.");
            return;
        }

        for (var index = 0; index < request.Lines.Count; index++)
        {
            var line = request.Lines[index];
            checks.Known($"lines[{index}].kind", line.Kind);
            if (line.PointsCurrencyCode.Length > 0)
            {
                checks.PointsCurrency($"lines[{index}].points_currency_code", line.PointsCurrencyCode);
            }

            checks.Number($"lines[{index}].owed_micros", line.OwedMicros, 0, AmountLimits.MaxMicros);
            checks.Number($"lines[{index}].due_micros", line.DueMicros, 0, AmountLimits.MaxMicros);
        }

        if (request.Lines.DistinctBy(line => (line.Kind, line.PointsCurrencyCode)).Count() != request.Lines.Count)
        {
            checks.Add(Reason.FieldInvalid, "lines", "must be each once.");
        }
    }

    private static Outcome<ImmutableArray<ExpectedLine>> Lines(HubState state, RaiseDisputeRequest request)
    {
        var byCode = state.Currencies.All().ToDictionary(currency => currency.Code.Text, currency => currency.No);
        return request.Lines.FirstOrDefault(line => line.PointsCurrencyCode.Length > 0 && !byCode.ContainsKey(line.PointsCurrencyCode)) is { } unknown
            ? new Refusal(Reason.CurrencyUnknown, $"There are no points {unknown.PointsCurrencyCode}.")
            : request.Lines.Select(line => new ExpectedLine(
                (LineKind)line.Kind, line.PointsCurrencyCode.Length == 0 ? 0 : byCode[line.PointsCurrencyCode], line.OwedMicros, line.DueMicros)).ToImmutableArray();
    }
}
