using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Cli.Exchanges;

/// <summary>What is shown of exchanges, resolutions and corrections.</summary>
internal static class ExchangeSheets
{
    public static Sheet Of(IEnumerable<OpenExchange> exchanges) => Sheet.List(
        "Open exchanges",
        exchanges,
        Sheet.Column<OpenExchange>("id", open => open.Exchange.ExchangeId),
        Sheet.Column<OpenExchange>("accepted", open => Words.Of(open.Exchange.AcceptedTime)),
        Sheet.Column<OpenExchange>("state", open => Words.Of(open.Exchange.State)),
        Sheet.Number<OpenExchange>("leaving", open => $"{Words.Of(open.Exchange.PointsOut)} {open.Exchange.FromCurrencyCode}"),
        Sheet.Number<OpenExchange>("coming", open => $"{Words.Of(open.Exchange.PointsIn)} {open.Exchange.ToCurrencyCode}"),
        Sheet.Column<OpenExchange>("waits for", open => open.InstructedPartnerId),
        Sheet.Column<OpenExchange>("since", open => Words.Of(open.InstructedTime)),
        Sheet.Number<OpenExchange>("asked", open => Words.Of((long)open.Asked)));

    public static Sheet Of(OpenExchange open) => Sheet.Facts(
        "Exchange",
        ("id", open.Exchange.ExchangeId),
        ("state", Words.Of(open.Exchange.State)),
        ("partner", open.PartnerId),
        ("member", open.Exchange.MemberId),
        ("route", open.Exchange.RouteId),
        ("leaving", $"{Words.Of(open.Exchange.PointsOut)} {open.Exchange.FromCurrencyCode}"),
        ("coming", $"{Words.Of(open.Exchange.PointsIn)} {open.Exchange.ToCurrencyCode}"),
        ("given back", open.Exchange.ReversedPoints == 0 ? "" : $"{Words.Of(open.Exchange.ReversedPoints)} {open.Exchange.FromCurrencyCode}"),
        ("taken back", open.Exchange.ReversedPointsIn == 0 ? "" : $"{Words.Of(open.Exchange.ReversedPointsIn)} {open.Exchange.ToCurrencyCode}"),
        ("accepted", Words.Of(open.Exchange.AcceptedTime)),
        ("can be cancelled until", Words.Of(open.Exchange.UndoUntilTime)),
        ("waits because", string.Join(", ", open.Exchange.UndoReasons.Select(reason => Words.Of(reason)))),
        ("completed", Words.Of(open.Exchange.CompletedTime)),
        ("waits for the answer to", open.InstructionId),
        ("from", open.InstructedPartnerId),
        ("since", Words.Of(open.InstructedTime)),
        ("asked", open.Asked == 0 ? "" : Words.Of((long)open.Asked)));

    public static Sheet Of(IEnumerable<ExchangeChange> changes) => Sheet.List(
        "History",
        changes,
        Sheet.Column<ExchangeChange>("time", change => Words.Of(change.Time)),
        Sheet.Column<ExchangeChange>("from", change => change.FromState == ExchangeState.Unspecified ? "" : Words.Of(change.FromState)),
        Sheet.Column<ExchangeChange>("to", change => Words.Of(change.ToState)),
        Sheet.Column<ExchangeChange>("what", change => change.Trigger),
        Sheet.Column<ExchangeChange>("who", change => change.Who),
        Sheet.Column<ExchangeChange>("why", change => change.Why));

    public static Sheet Of(IEnumerable<Resolution> resolutions) => Sheet.List(
        "Resolutions",
        resolutions,
        Sheet.Column<Resolution>("id", resolution => resolution.ResolutionId),
        Sheet.Column<Resolution>("exchange", resolution => resolution.ExchangeId),
        Sheet.Column<Resolution>("instruction", resolution => resolution.InstructionId),
        Sheet.Column<Resolution>("outcome", resolution => Words.Of(resolution.Outcome)),
        Sheet.Column<Resolution>("state", resolution => Words.Of(resolution.State)),
        Sheet.Column<Resolution>("reason", resolution => resolution.Reason),
        Sheet.Column<Resolution>("proposed by", resolution => resolution.ProposedBy),
        Sheet.Column<Resolution>("decided by", resolution => resolution.DecidedBy));

    public static Sheet Of(IEnumerable<Correction> corrections) => Sheet.List(
        "Corrections",
        corrections,
        Sheet.Column<Correction>("id", correction => correction.CorrectionId),
        Sheet.Column<Correction>("exchange", correction => correction.ExchangeId),
        Sheet.Column<Correction>("brand", correction => correction.PartnerId),
        Sheet.Column<Correction>("decided", correction => Words.Of(correction.Decided)),
        Sheet.Column<Correction>("said", correction => Words.Of(correction.Said)),
        Sheet.Number<Correction>("points", correction => Words.Of(correction.Points)),
        Sheet.Column<Correction>("state", correction => Words.Of(correction.State)),
        Sheet.Column<Correction>("answered", correction => Words.Of(correction.AnsweredTime)),
        Sheet.Column<Correction>("first", correction => correction.FirstBy.Length == 0 ? "" : $"{correction.FirstBy} {(correction.FirstApproves ? "yes" : "no")}"),
        Sheet.Column<Correction>("second", correction => correction.DecidedBy));
}
