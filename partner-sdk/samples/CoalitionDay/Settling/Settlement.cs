using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.CoalitionDay.Settling;

/// <summary>
/// Settles what was played: one person closes and calculates the window, another approves it, and every payment is recorded as the
/// bank would confirm it.
/// </summary>
internal sealed class Settlement(StaffBook staff, RequestIds ids)
{
    private readonly SettlementsAdminService.SettlementsAdminServiceClient maker = new(staff.Maker.Channel);
    private readonly SettlementsAdminService.SettlementsAdminServiceClient checker = new(staff.Checker.Channel);

    public async Task<SettledWindow> RunAsync(CancellationToken cancellationToken)
    {
        var closed = await maker.CloseWindowAsync(
            new CloseWindowRequest { RequestId = Id("close window"), Reason = "End of the day" }, staff.Maker.Headers, cancellationToken: cancellationToken);
        var windowId = closed.ClosedWindow.WindowId;
        var calculated = await maker.CalculateWindowAsync(
            new CalculateWindowRequest { RequestId = Id("calculate window"), WindowId = windowId }, staff.Maker.Headers, cancellationToken: cancellationToken);
        var approved = await checker.ApproveWindowAsync(
            new ApproveWindowRequest { RequestId = Id("approve window"), WindowId = windowId }, staff.Checker.Headers, cancellationToken: cancellationToken);
        var window = approved.Window;
        var due = approved.Window.Parts.Where(part => part.Net.MinorUnits > 0).ToList();
        foreach (var part in due)
        {
            var payment = await maker.RecordPaymentAsync(PaymentOf(windowId, part), staff.Maker.Headers, cancellationToken: cancellationToken);
            window = payment.Window;
        }

        return new SettledWindow(window, calculated.Window, due.Count);
    }

    private RecordPaymentRequest PaymentOf(string windowId, WindowPart part) => new()
    {
        RequestId = Id("pay " + part.PartnerId),
        WindowId = windowId,
        PartnerId = part.PartnerId,
        Direction = part.NetDirection == NetDirection.PartnerPays ? PaymentDirection.Received : PaymentDirection.Made,
        Amount = part.Net,
        BankReference = $"DAY-{part.PartnerId}",
    };

    private string Id(string what) => ids.For(what, 0, DateTimeOffset.UnixEpoch).ToString();
}
