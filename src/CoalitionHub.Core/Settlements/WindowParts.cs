using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Core.Settlements;

/// <summary>One partner's part, added up from its lines.</summary>
public static class WindowParts
{
    /// <summary>What is still to be paid of a part, in minor units; 0 or more.</summary>
    public static long OutstandingMinorUnits(WindowPart part) => Math.Abs(part.NetMinorUnits) - part.PaidMinorUnits;

    internal static WindowPart Of(PartKey key, IReadOnlyList<WindowLine> lines, long microsPerMinorUnit)
    {
        var fee = lines.Where(line => line.Key.Kind == LineKind.Fee).Sum(line => line.OwedMicros);
        var owed = lines.Sum(line => line.OwedMicros) - fee;
        var due = lines.Sum(line => line.DueMicros);
        var net = due - owed - fee;
        var rounded = MinorUnits.RoundedHalfAwayFromZero(net, microsPerMinorUnit);
        return new WindowPart(
            key,
            Points(LineKind.Issued, LineKind.IssuedUnfunded, LineKind.ExchangedIn, LineKind.Adjusted, LineKind.OpeningBalance) -
            Points(LineKind.IssuedReversed, LineKind.AdjustedBack, LineKind.ExchangedInReversed),
            Points(LineKind.RedeemedHere) - Points(LineKind.RedeemedHereReversed),
            Points(LineKind.Expired),
            owed, due, fee, net, rounded, net - rounded * microsPerMinorUnit, 0);

        long Points(params ReadOnlySpan<LineKind> kinds)
        {
            var points = 0L;
            foreach (var line in lines)
            {
                points += kinds.Contains(line.Key.Kind) ? line.Points : 0;
            }

            return points;
        }
    }
}
