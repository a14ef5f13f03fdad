using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Settlements over gRPC.</summary>
internal sealed class SettlementCalls(HubConnection hub) : ISettlements
{
    private readonly V1.SettlementsService.SettlementsServiceClient service = new(hub.Invoker);

    public PagedList<Window> ListWindowsAsync() =>
        new((pageToken, pageSize, cancellationToken) => hub.CallAsync(
            service.ListOwnWindowsAsync,
            new V1.ListOwnWindowsRequest { PageSize = pageSize, PageToken = pageToken },
            static answer => new Page<Window>([.. answer.Windows.Select(Read)], Wire.TextOrNull(answer.NextPageToken)),
            null,
            cancellationToken));

    public Task<Statement> GetStatementAsync(WindowId windowId, CancellationToken cancellationToken = default) =>
        hub.CallAsync(
            service.GetOwnStatementAsync,
            new V1.GetOwnStatementRequest { WindowId = windowId.Value ?? "" },
            static answer => Read(answer.Statement),
            null,
            cancellationToken);

    private static Window Read(V1.Window window) => new()
    {
        Id = new WindowId(window.WindowId),
        State = (WindowState)window.State,
        FirstSeq = window.FirstSeq,
        LastSeq = window.LastSeq,
        OpenedTime = Wire.Time(window.OpenedTime),
        ClosedTime = Wire.OptionalTime(window.ClosedTime),
        OwnPart = window.Parts.Count == 0 ? null : Read(window.Parts[0]),
    };

    private static WindowPart Read(V1.WindowPart part) =>
        new((PartState)part.State, (NetDirection)part.NetDirection, Wire.Amount(part.Net), Wire.Amount(part.Outstanding));

    private static Statement Read(V1.Statement statement) => new()
    {
        WindowId = new WindowId(statement.WindowId),
        PartnerId = new PartnerId(statement.PartnerId),
        PartnerCode = statement.PartnerCode,
        State = (PartState)statement.State,
        FirstSeq = statement.FirstSeq,
        LastSeq = statement.LastSeq,
        OpenedTime = Wire.Time(statement.OpenedTime),
        ClosedTime = Wire.OptionalTime(statement.ClosedTime),
        PointsIssued = statement.PointsIssued,
        PointsRedeemed = statement.PointsRedeemed,
        PointsExpired = statement.PointsExpired,
        OwedMicros = statement.OwedMicros,
        DueMicros = statement.DueMicros,
        FeeMicros = statement.FeeMicros,
        NetDirection = (NetDirection)statement.NetDirection,
        NetMicros = statement.NetMicros,
        Net = Wire.Amount(statement.Net),
        Lines =
        [
            .. statement.Lines.Select(line => new StatementLine(
                (StatementLineKind)line.Kind,
                Wire.TextOrNull(line.PointsCurrencyCode),
                line.Count,
                line.Points,
                line.OwedMicros,
                line.DueMicros)),
        ],
        Payments =
        [
            .. statement.Payments.Select(payment => new Payment(
                new PaymentId(payment.PaymentId),
                (PaymentDirection)payment.Direction,
                Wire.Amount(payment.Amount),
                payment.BankReference,
                Wire.Time(payment.RecordedTime))),
        ],
        Outstanding = Wire.Amount(statement.Outstanding),
    };
}
