using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>What is shown of windows.</summary>
internal static class WindowSheets
{
    public static Sheet Of(IEnumerable<Window> windows) => Sheet.List(
        "Windows",
        windows,
        Sheet.Column<Window>("id", window => window.WindowId),
        Sheet.Column<Window>("state", window => Words.Of(window.State)),
        Sheet.Number<Window>("first seq", window => Words.Of(window.FirstSeq)),
        Sheet.Number<Window>("last seq", window => window.LastSeq == 0 ? "" : Words.Of(window.LastSeq)),
        Sheet.Column<Window>("opened", window => Words.Of(window.OpenedTime)),
        Sheet.Column<Window>("closed", window => Words.Of(window.ClosedTime)),
        Sheet.Number<Window>("partners", window => Words.Of(window.Parts.Count)));

    public static IReadOnlyList<Sheet> Of(Window window) =>
    [
        Sheet.Facts(
            $"Window {window.WindowId}",
            ("state", Words.Of(window.State)),
            ("transfers", window.LastSeq == 0 ? $"from {Words.Of(window.FirstSeq)}" : $"{Words.Of(window.FirstSeq)} to {Words.Of(window.LastSeq)}"),
            ("opened", Words.Of(window.OpenedTime)),
            ("closed", Words.Of(window.ClosedTime))),
        .. window.Parts.Count > 0 ? [PartsOf(window)] : Array.Empty<Sheet>(),
        .. window.HubShares.Count > 0 ? [SharesOf(window)] : Array.Empty<Sheet>(),
        .. window.Changes.Count > 0 ? [ChangesOf(window)] : Array.Empty<Sheet>(),
    ];

    private static Sheet PartsOf(Window window) => Sheet.List(
        "Partners",
        window.Parts,
        Sheet.Column<WindowPart>("partner", part => part.PartnerId),
        Sheet.Column<WindowPart>("state", part => Words.Of(part.State)),
        Sheet.Column<WindowPart>("who pays", part => Words.Of(part.NetDirection)),
        Sheet.Number<WindowPart>("net", part => Words.Of(part.Net)),
        Sheet.Number<WindowPart>("to pay", part => Words.Of(part.ToPay)),
        Sheet.Number<WindowPart>("to be paid", part => Words.Of(part.ToReceive)),
        Sheet.Number<WindowPart>("written off", part => Words.Of(part.WrittenOff)),
        Sheet.Column<WindowPart>("agreement", part => Words.Of(part.Agreement)),
        Sheet.Column<WindowPart>("due", part => Words.Of(part.PaymentDueTime)));

    private static Sheet SharesOf(Window window) => Sheet.List(
        "The coalition's own accounts",
        window.HubShares,
        Sheet.Column<HubShare>("account", share => Words.Of(share.Account)),
        Sheet.Column<HubShare>("direction", share => Words.Of(share.Direction)),
        Sheet.Number<HubShare>("amount", share => Words.OfMicros(share.AmountMicros)));

    private static Sheet ChangesOf(Window window) => Sheet.List(
        "History",
        window.Changes,
        Sheet.Column<WindowChange>("when", change => Words.Of(change.ChangeTime)),
        Sheet.Column<WindowChange>("from", change => Words.Of(change.From)),
        Sheet.Column<WindowChange>("to", change => Words.Of(change.To)),
        Sheet.Column<WindowChange>("by", change => change.ChangedBy),
        Sheet.Column<WindowChange>("why", change => change.Reason));
}
