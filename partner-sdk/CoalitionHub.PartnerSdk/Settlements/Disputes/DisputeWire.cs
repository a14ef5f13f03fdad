using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Between the contract's disputes and ours.</summary>
internal static class DisputeWire
{
    public static V1.RaiseDisputeRequest Of(RaiseDisputeRequest request)
    {
        V1.RaiseDisputeRequest message = new()
        {
            RequestId = request.RequestId.ToString(),
            WindowId = request.WindowId.Value ?? "",
            Evidence = request.Evidence,
        };
        message.Lines.AddRange(request.Lines.Select(line => new V1.ExpectedLine
        {
            Kind = (V1.StatementLineKind)line.Kind,
            PointsCurrencyCode = line.PointsCurrencyCode ?? "",
            OwedMicros = line.OwedMicros,
            DueMicros = line.DueMicros,
        }));
        return message;
    }

    public static RaisedDispute Read(V1.RaiseDisputeResponse answer) => new(new DisputeId(answer.DisputeId), (DisputeState)answer.State, Signed(answer.Claim) ?? 0);

    public static Dispute Read(V1.Dispute dispute) => new()
    {
        Id = new DisputeId(dispute.DisputeId),
        WindowId = new WindowId(dispute.WindowId),
        State = (DisputeState)dispute.State,
        Lines =
        [
            .. dispute.Lines.Select(line => new DisputedLine(
                (StatementLineKind)line.Kind,
                Wire.TextOrNull(line.PointsCurrencyCode),
                line.OwedMicros,
                line.DueMicros,
                line.ExpectedOwedMicros,
                line.ExpectedDueMicros)),
        ],
        ClaimMicros = Signed(dispute.Claim) ?? 0,
        OfferMicros = Signed(dispute.Offer),
        BearerId = dispute.BearerPartnerId.Length == 0 ? null : new PartnerId(dispute.BearerPartnerId),
        Words = [.. dispute.Words.Select(word => new DisputeWord(word.SaidBy, Wire.Time(word.SaidTime), word.Text))],
        RaisedTime = Wire.Time(dispute.RaisedTime),
        StateTime = Wire.Time(dispute.StateTime),
        DueTime = Wire.OptionalTime(dispute.DueTime),
        Seq = dispute.Seq,
        AdjustedWindowId = dispute.AdjustedWindowId.Length == 0 ? null : new WindowId(dispute.AdjustedWindowId),
    };

    private static long? Signed(V1.SignedAmount? amount) => amount is null ? null : amount.InPartnersFavour ? amount.Micros : -amount.Micros;
}
