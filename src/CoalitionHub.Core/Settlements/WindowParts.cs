namespace CoalitionHub.Core.Settlements;

/// <summary>One partner's part, added up from its lines.</summary>
public static class WindowParts
{
    /// <summary>What is still to be paid of a part, in both directions together, in minor units; 0 or more.</summary>
    public static long OutstandingMinorUnits(WindowPart part) => ToPayMinorUnits(part) + ToReceiveMinorUnits(part);

    /// <summary>What the partner still has to pay, in minor units; 0 or more.</summary>
    public static long ToPayMinorUnits(WindowPart part) => part.PayMinorUnits - part.PaidInMinorUnits - part.WrittenOffInMinorUnits;

    /// <summary>What the partner is still to be paid, in minor units; 0 or more.</summary>
    public static long ToReceiveMinorUnits(WindowPart part) => part.ReceiveMinorUnits - part.PaidOutMinorUnits - part.WrittenOffOutMinorUnits;

    /// <summary>What was given up of a part, in both directions together, in minor units; 0 or more.</summary>
    public static long WrittenOffMinorUnits(WindowPart part) => part.WrittenOffInMinorUnits + part.WrittenOffOutMinorUnits;

    internal static WindowPart Of(PartKey key, IReadOnlyList<WindowLine> lines, Legs legs, long microsPerMinorUnit)
    {
        var fee = lines.Where(line => line.Key.Kind == LineKind.Fee).Sum(line => line.OwedMicros);
        var owed = lines.Sum(line => line.OwedMicros) - fee;
        var due = lines.Sum(line => line.DueMicros);
        var net = due - owed - fee;
        var rounded = legs.Receive - legs.Pay;
        return new WindowPart(
            key,
            Points(LineKind.Issued, LineKind.IssuedUnfunded, LineKind.ExchangedIn, LineKind.Adjusted, LineKind.OpeningBalance) -
            Points(LineKind.IssuedReversed, LineKind.AdjustedBack, LineKind.ExchangedInReversed),
            Points(LineKind.RedeemedHere) - Points(LineKind.RedeemedHereReversed),
            Points(LineKind.Expired),
            owed, due, fee, net, rounded, net - rounded * microsPerMinorUnit, legs.Pay, legs.Receive, 0, 0);

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
