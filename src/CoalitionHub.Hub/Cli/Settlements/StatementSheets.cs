using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>What is shown of a statement.</summary>
internal static class StatementSheets
{
    public static IReadOnlyList<Sheet> Of(Statement statement) =>
    [
        Sheet.Facts(
            $"Statement of {statement.PartnerCode}",
            ("window", statement.WindowId),
            ("partner", statement.PartnerId),
            ("transfers", $"{Words.Of(statement.FirstSeq)} to {Words.Of(statement.LastSeq)}"),
            ("time", $"{Words.Of(statement.OpenedTime)} to {Words.Of(statement.ClosedTime)}"),
            ("state", Words.Of(statement.State)),
            ("points issued", Words.Of(statement.PointsIssued)),
            ("points redeemed", Words.Of(statement.PointsRedeemed)),
            ("points expired", Words.Of(statement.PointsExpired))),
        LinesOf(statement),
        Sheet.Facts(
            "",
            ("owed", Words.OfMicros(statement.OwedMicros)),
            ("due", Words.OfMicros(statement.DueMicros)),
            ("fee", Words.OfMicros(statement.FeeMicros)),
            ("net", $"{Words.Of(statement.Net)}, {Words.Of(statement.NetDirection)} (exactly {Words.OfMicros(statement.NetMicros)})"),
            ("outstanding", Words.Of(statement.Outstanding)),
            ("written off", Words.Of(statement.WrittenOff))),
        Sheet.List(
            "What it is made of",
            statement.Legs,
            Sheet.Column<StatementLeg>("netting", leg => Words.Of(leg.Model)),
            Sheet.Column<StatementLeg>("with", leg => leg.OtherPartnerId.Length > 0 ? leg.OtherPartnerId : leg.Model == NettingModel.NetMultilateral ? "all together" : "the coalition"),
            Sheet.Column<StatementLeg>("who pays", leg => Words.Of(leg.Direction)),
            Sheet.Number<StatementLeg>("exactly", leg => Words.OfMicros(leg.Micros)),
            Sheet.Number<StatementLeg>("amount", leg => Words.Of(leg.Amount))),
        PaymentsOf(statement.Payments),
    ];

    public static Sheet PaymentsOf(IEnumerable<Payment> payments) => Sheet.List(
        "Payments",
        payments,
        Sheet.Column<Payment>("recorded", payment => Words.Of(payment.RecordedTime)),
        Sheet.Column<Payment>("direction", payment => Words.Of(payment.Direction)),
        Sheet.Number<Payment>("amount", payment => Words.Of(payment.Amount)),
        Sheet.Column<Payment>("bank reference", payment => payment.BankReference),
        Sheet.Column<Payment>("by", payment => payment.RecordedBy),
        Sheet.Number<Payment>("seq", payment => Words.Of(payment.Seq)));

    private static Sheet LinesOf(Statement statement) => Sheet.List(
        "Lines",
        statement.Lines,
        Sheet.Column<StatementLine>("what", line => Words.Of(line.Kind)),
        Sheet.Column<StatementLine>("currency", line => line.PointsCurrencyCode),
        Sheet.Number<StatementLine>("transfers", line => Words.Of(line.Count)),
        Sheet.Number<StatementLine>("points", line => Words.Of(line.Points)),
        Sheet.Number<StatementLine>("owed", line => Words.OfMicros(line.OwedMicros)),
        Sheet.Number<StatementLine>("due", line => Words.OfMicros(line.DueMicros)));
}
