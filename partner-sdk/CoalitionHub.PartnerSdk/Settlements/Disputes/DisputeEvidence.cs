using System.Globalization;
using System.Text;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// Says which purchases differ. Those that the hub has are named by their journal numbers: the words of a dispute are kept for ever, and a
/// merchant's reference can lead to a member who is to be forgotten. On one line: the hub takes no line breaks.
/// </summary>
internal static class DisputeEvidence
{
    private const int Longest = 4000;

    // For "… and so many more."
    private const int Reserve = 40;

    public static string Of(WindowVerification verification)
    {
        StringBuilder text = new(verification.AddsUp ? "" : "The statement is not the sum of its transactions. ");
        text.Append(CultureInfo.InvariantCulture, $"Our records differ from the window in {verification.Differences.Count} purchases.");
        foreach (var charge in verification.Charges.Where(charge => !charge.Agrees))
        {
            text.Append(CultureInfo.InvariantCulture, $" {charge.Kind} of {charge.PointsCurrencyCode}: by our volumes and terms {charge.OwedMicros} micros owed and {charge.DueMicros} due, the statement's {charge.StatedOwedMicros} and {charge.StatedDueMicros}.");
        }

        for (var index = 0; index < verification.Differences.Count; index++)
        {
            var line = Line(verification.Differences[index]);
            if (text.Length + line.Length > Longest - Reserve)
            {
                text.Append(CultureInfo.InvariantCulture, $" … and {verification.Differences.Count - index} more.");
                break;
            }

            text.Append(line);
        }

        return text.ToString();
    }

    private static string Line(WindowDifference difference) => difference switch
    {
        { Own: { } own, Hub: null } => $" {own.Kind} {own.MerchantReference}: ours {Figures(own.Points, own.NetMicros)}; the window doesn't have it.",
        { Own: null, Hub: { } hub } => $" {hub.Kind} of transfers {Seqs(hub)}: {Figures(hub.Points, hub.NetMicros)}; we don't have it.",
        { Own: { } own, Hub: { } hub } => $" {hub.Kind} of transfers {Seqs(hub)}: ours {Figures(own.Points, own.NetMicros)}, the window's {Figures(hub.Points, hub.NetMicros)}.",
        _ => "",
    };

    private static string Seqs(HubTransaction hub) => string.Join(", ", hub.Seqs);

    private static string Figures(long points, long? netMicros) => string.Create(
        CultureInfo.InvariantCulture, $"{points} points{(netMicros is { } micros ? string.Create(CultureInfo.InvariantCulture, $", {micros} micros") : "")}");
}
