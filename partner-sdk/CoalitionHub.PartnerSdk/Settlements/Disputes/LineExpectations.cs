namespace CoalitionHub.PartnerSdk;

/// <summary>
/// What a statement's lines would be by the partner's own books: what its transactions add up to, less what the partner doesn't have, and
/// with what it has otherwise.
/// </summary>
internal sealed class LineExpectations
{
    private readonly Statement statement;
    private readonly Dictionary<(StatementLineKind Kind, string? Currency), (long Owed, long Due)> expected;
    private readonly string? onlyCurrency;
    private readonly List<WindowDifference> unplaced = [];

    /// <param name="statement">What the hub says.</param>
    /// <param name="transactions">What the streamed transactions add up to, line by line.</param>
    public LineExpectations(Statement statement, Dictionary<(StatementLineKind Kind, string? Currency), (long Owed, long Due)> transactions)
    {
        this.statement = statement;
        expected = transactions;
        string[] currencies = [.. transactions.Keys.Select(line => line.Currency).OfType<string>().Distinct()];
        onlyCurrency = currencies is [var only] ? only : null;
    }

    /// <summary>Differences that no line's money follows from.</summary>
    public IReadOnlyList<WindowDifference> Unplaced => unplaced;

    /// <summary>Lines that come from no one transaction, but from the window's volumes and terms; also those of kinds that this SDK doesn't know.</summary>
    public static bool IsOfWindow(StatementLineKind kind) => !Enum.IsDefined(kind) || ChargeCalculation.IsCharge(kind);

    /// <summary>What a charge comes to by the partner's own reckoning.</summary>
    public void Set(RecomputedCharge charge) => expected[(charge.Kind, charge.PointsCurrencyCode)] = (charge.OwedMicros, charge.DueMicros);

    /// <summary>Takes one difference into account.</summary>
    /// <param name="difference">What differs.</param>
    /// <param name="hubLines">What the hub has of that purchase on each line; none when it doesn't have it.</param>
    public void Apply(WindowDifference difference, IReadOnlyList<ExpectedLine> hubLines)
    {
        if (difference.Own is not { } own)
        {
            foreach (var line in hubLines)
            {
                Add((line.Kind, line.PointsCurrencyCode), -line.OwedMicros, -line.DueMicros);
            }

            return;
        }

        var better = own.NetMicros - (difference.Hub?.NetMicros ?? 0);
        if (better is not { } micros || micros == 0 || LineOf(own, hubLines) is not { } place)
        {
            unplaced.Add(difference);
        }
        else
        {
            Add((place.Kind, place.Currency), place.IsOwed ? -micros : 0, place.IsOwed ? 0 : micros);
        }
    }

    /// <summary>The lines that differ from the statement, in order of kind and currency.</summary>
    public IReadOnlyList<ExpectedLine> Differing()
    {
        var stated = statement.Lines.ToDictionary(line => (line.Kind, line.PointsCurrencyCode), line => (line.OwedMicros, line.DueMicros));
        return
        [
            .. from line in stated.Keys.Union(expected.Keys)
               let kind = line.Item1
               let currency = line.Item2
               where expected.ContainsKey(line) || !IsOfWindow(kind)
               let own = expected.GetValueOrDefault(line)
               where own != stated.GetValueOrDefault(line)
               orderby kind, currency
               select new ExpectedLine(kind, currency, own.Owed, own.Due),
        ];
    }

    private (StatementLineKind Kind, string? Currency, bool IsOwed)? LineOf(OwnTransaction own, IReadOnlyList<ExpectedLine> hubLines)
    {
        // Where the hub has the purchase, its money is on a line already.
        if (hubLines.Where(line => line.OwedMicros != 0 || line.DueMicros != 0).ToList() is [var line, ..])
        {
            return (line.Kind, line.PointsCurrencyCode, line.OwedMicros != 0);
        }

        var currency = own.PointsCurrencyCode ?? (hubLines is [var some, ..] ? some.PointsCurrencyCode : null) ?? onlyCurrency;
        return currency is null ? null : own.Kind switch
        {
            PurchaseKind.Earn => (StatementLineKind.Issued, currency, true),
            PurchaseKind.Burn => (StatementLineKind.RedeemedHere, currency, false),
            // Of an earn the partner is given back what it paid; of a burn it gives back what it got.
            PurchaseKind.Return => own.NetMicros >= 0
                ? (StatementLineKind.IssuedReversed, currency, false)
                : (StatementLineKind.RedeemedHereReversed, currency, true),
            _ => null,
        };
    }

    /// <summary>No amount is below 0: what would be is on the other side.</summary>
    private void Add((StatementLineKind Kind, string? Currency) line, long owed, long due)
    {
        var sum = expected.GetValueOrDefault(line);
        sum = (sum.Owed + owed, sum.Due + due);
        sum = sum.Owed < 0 ? (0, sum.Due - sum.Owed) : sum;
        expected[line] = sum.Due < 0 ? (sum.Owed - sum.Due, 0) : sum;
    }
}
