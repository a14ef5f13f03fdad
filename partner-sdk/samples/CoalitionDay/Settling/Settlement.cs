using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.CoalitionDay.Settling;

/// <summary>
/// Settles what was played: one person closes and calculates the window, another approves it, and every payment is recorded as the
/// bank would confirm it. Then the brands' statements and invoices are made.
/// </summary>
internal sealed class Settlement(StaffBook staff, RequestIds ids)
{
    private readonly SettlementsAdminService.SettlementsAdminServiceClient maker = new(staff.Maker.Channel);
    private readonly SettlementsAdminService.SettlementsAdminServiceClient checker = new(staff.Checker.Channel);

    /// <summary>Settles what has happened since the last time.</summary>
    /// <param name="label">What the period is called; it names the requests for ever.</param>
    /// <param name="cancellationToken">Cuts it off.</param>
    public async Task<SettledWindow> RunAsync(string label, CancellationToken cancellationToken)
    {
        var closed = await maker.CloseWindowAsync(
            new CloseWindowRequest { RequestId = Id(label, "close window"), Reason = $"End of {label}" }, staff.Maker.Headers, cancellationToken: cancellationToken);
        var windowId = closed.ClosedWindow.WindowId;
        var calculated = await maker.CalculateWindowAsync(
            new CalculateWindowRequest { RequestId = Id(label, "calculate window"), WindowId = windowId }, staff.Maker.Headers, cancellationToken: cancellationToken);
        var approved = await checker.ApproveWindowAsync(
            new ApproveWindowRequest { RequestId = Id(label, "approve window"), WindowId = windowId }, staff.Checker.Headers, cancellationToken: cancellationToken);
        var window = approved.Window;
        var due = approved.Window.Parts.Where(part => part.Net.MinorUnits > 0).ToList();
        foreach (var part in due)
        {
            var payment = await maker.RecordPaymentAsync(PaymentOf(label, windowId, part), staff.Maker.Headers, cancellationToken: cancellationToken);
            window = payment.Window;
        }

        var files = new FilesAdminService.FilesAdminServiceClient(staff.Maker.Channel);
        foreach (var part in window.Parts)
        {
            await files.MakePartnerFilesAsync(
                new MakePartnerFilesRequest { RequestId = Id(label, "files " + part.PartnerId), WindowId = windowId, PartnerId = part.PartnerId },
                staff.Maker.Headers,
                cancellationToken: cancellationToken);
        }

        return new SettledWindow(label, window, calculated.Window, due.Count);
    }

    private RecordPaymentRequest PaymentOf(string label, string windowId, WindowPart part) => new()
    {
        RequestId = Id(label, "pay " + part.PartnerId),
        WindowId = windowId,
        PartnerId = part.PartnerId,
        Direction = part.NetDirection == NetDirection.PartnerPays ? PaymentDirection.Received : PaymentDirection.Made,
        Amount = part.Net,
        BankReference = $"{label}-{part.PartnerId}",
    };

    private string Id(string label, string what) => ids.For($"{label} {what}", 0, DateTimeOffset.UnixEpoch).ToString();
}
