using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>What is shown of disputes.</summary>
internal static class DisputeSheets
{
    public static IReadOnlyList<Sheet> Of(IReadOnlyCollection<Dispute> disputes) =>
    [
        Sheet.List(
            "Disputes",
            disputes,
            Sheet.Column<Dispute>("id", one => one.DisputeId),
            Sheet.Column<Dispute>("state", one => Words.Of(one.State)),
            Sheet.Column<Dispute>("partner", one => one.PartnerId),
            Sheet.Column<Dispute>("window", one => one.WindowId),
            Sheet.Number<Dispute>("claim", one => Signed(one.Claim)),
            Sheet.Number<Dispute>("offer", one => Signed(one.Offer)),
            Sheet.Column<Dispute>("due", one => Words.Of(one.DueTime))),
        Sheet.List(
            "Lines",
            disputes.SelectMany(one => one.Lines.Select(line => (one.DisputeId, Line: line))),
            Sheet.Column<(string DisputeId, DisputedLine Line)>("dispute", row => row.DisputeId),
            Sheet.Column<(string DisputeId, DisputedLine Line)>("what", row => Words.Of(row.Line.Kind)),
            Sheet.Column<(string DisputeId, DisputedLine Line)>("currency", row => row.Line.PointsCurrencyCode),
            Sheet.Number<(string DisputeId, DisputedLine Line)>("owed", row => Words.OfMicros(row.Line.OwedMicros)),
            Sheet.Number<(string DisputeId, DisputedLine Line)>("expected", row => Words.OfMicros(row.Line.ExpectedOwedMicros)),
            Sheet.Number<(string DisputeId, DisputedLine Line)>("due", row => Words.OfMicros(row.Line.DueMicros)),
            Sheet.Number<(string DisputeId, DisputedLine Line)>("expected due", row => Words.OfMicros(row.Line.ExpectedDueMicros))),
        Sheet.List(
            "Said",
            disputes.SelectMany(one => one.Words.Select(word => (one.DisputeId, Word: word))),
            Sheet.Column<(string DisputeId, DisputeWord Word)>("dispute", row => row.DisputeId),
            Sheet.Column<(string DisputeId, DisputeWord Word)>("when", row => Words.Of(row.Word.SaidTime)),
            Sheet.Column<(string DisputeId, DisputeWord Word)>("by", row => row.Word.SaidBy),
            Sheet.Column<(string DisputeId, DisputeWord Word)>("what", row => row.Word.Text)),
    ];

    public static Sheet Step(string disputeId, DisputeState state) => Sheet.Facts("Dispute", ("id", disputeId), ("state", Words.Of(state)));

    public static string Signed(SignedAmount? amount) => amount is null ? "" : (amount.InPartnersFavour ? "" : "-") + Words.OfMicros(amount.Micros);
}
