using System.Security.Cryptography;
using System.Text;

namespace CoalitionHub.PartnerSdk;

/// <summary>Adds a window's transactions up as they come, and says whether they are what the statement and the proof say.</summary>
internal sealed class WindowChecker(OwnTerms terms)
{
    private const int CommitmentBytes = 16;

    private readonly MerkleTree tree = new();
    private readonly Dictionary<(StatementLineKind Kind, string? Currency), Sums> lines = [];
    private readonly Dictionary<(PurchaseKind Kind, string Reference), OwnSums> own = [];
    private readonly WindowVolumes volumes = new(terms);
    private long owedMicros;
    private long dueMicros;
    private bool areReferencesTrue = true;

    public void Add(WindowTransaction transaction)
    {
        tree.Add(LeafBytes.Of(transaction));
        owedMicros += transaction.OwedMicros;
        dueMicros += transaction.DueMicros;
        Sum(lines, (transaction.Kind, transaction.PointsCurrencyCode)).Add(transaction);
        var place = volumes.Add(transaction);
        if (transaction.MerchantReference is { } reference)
        {
            areReferencesTrue &= IsCommitted(transaction, reference);
            Sum(own, (transaction.PurchaseKind, reference)).Add(transaction, place);
        }
    }

    public WindowVerification Judge(Statement statement, WindowProof proof, IReadOnlyDictionary<(PurchaseKind Kind, string Reference), OwnTransaction>? records)
    {
        foreach (var share in statement.Shares)
        {
            tree.Add(LeafBytes.Of(share));
        }

        var ownNet = own.Values.Sum(sums => sums.NetMicros);
        var differences = records is null ? [] : Differences(records);
        LineExpectations expected = new(statement, lines.ToDictionary(line => line.Key, line => (line.Value.OwedMicros, line.Value.DueMicros)));
        foreach (var difference in differences)
        {
            var sums = difference.Hub is { } hub ? own[(hub.Kind, hub.MerchantReference)] : new OwnSums();
            expected.Apply(difference, sums.Lines);
            volumes.Apply(difference, sums.Places, statement);
        }

        ChargeCalculation calculation = new(statement, volumes);
        var charges = calculation.Run();
        foreach (var charge in charges)
        {
            expected.Set(charge);
        }

        return new WindowVerification
        {
            Statement = statement,
            Proof = proof,
            IsProved = areReferencesTrue && IsTree(statement, proof) && proof.LeadsToWindowRoot(),
            AddsUp = AddsUp(statement),
            WindowLines = [.. statement.Lines.Where(line => !lines.ContainsKey((line.Kind, line.PointsCurrencyCode)) && LineExpectations.IsOfWindow(line.Kind))],
            Charges = charges,
            AreSharesTrue = calculation.AreSharesTrue,
            UnknownTerms = volumes.Unknown,
            OwnCount = own.Count,
            OwnNetMicros = ownNet,
            OthersNetMicros = dueMicros - owedMicros - ownNet,
            Differences = differences,
            DisputedLines = expected.Differing(),
            UnplacedDifferences = expected.Unplaced,
        };
    }

    private bool IsTree(Statement statement, WindowProof proof) =>
        (proof.WindowId, proof.PartnerId, proof.FirstSeq, proof.LastSeq) == (statement.WindowId, statement.PartnerId, statement.FirstSeq, statement.LastSeq) &&
        (proof.LeafCount, proof.OwedMicros, proof.DueMicros) == (tree.Count, owedMicros, dueMicros) &&
        proof.TransactionsRoot.Span.SequenceEqual(tree.Root());

    private bool AddsUp(Statement statement)
    {
        var net = statement.Lines.Sum(line => line.DueMicros - line.OwedMicros);
        var stated = statement.Lines.ToDictionary(line => (line.Kind, line.PointsCurrencyCode));
        return Math.Abs(net) == statement.NetMicros &&
            statement.Lines.All(line => lines.ContainsKey((line.Kind, line.PointsCurrencyCode)) || LineExpectations.IsOfWindow(line.Kind)) &&
            lines.All(sum => stated.TryGetValue(sum.Key, out var line) &&
                (line.Count, line.Points, line.OwedMicros, line.DueMicros) == (sum.Value.Count, sum.Value.Points, sum.Value.OwedMicros, sum.Value.DueMicros));
    }

    private List<WindowDifference> Differences(IReadOnlyDictionary<(PurchaseKind Kind, string Reference), OwnTransaction> records)
    {
        List<WindowDifference> differences = [];
        foreach (var key in records.Keys.Union(own.Keys).OrderBy(key => key.Reference, StringComparer.Ordinal).ThenBy(key => key.Kind))
        {
            var mine = records.GetValueOrDefault(key);
            var theirs = own.GetValueOrDefault(key);
            // What is worth no points and no money has no transfer.
            var isSame = theirs is null
                ? mine is { Points: 0, NetMicros: null or 0 }
                : mine is not null && mine.Points == theirs.Points && (mine.NetMicros is null || mine.NetMicros == theirs.NetMicros);
            if (!isSame)
            {
                differences.Add(new WindowDifference(
                    mine, theirs is null ? null : new HubTransaction(key.Kind, key.Reference, theirs.Points, theirs.NetMicros, [.. theirs.Seqs])));
            }
        }

        return differences;
    }

    /// <summary>Once the member was erased there is no salt, and nothing ties the reference to the journal any more.</summary>
    private static bool IsCommitted(WindowTransaction transaction, string reference) => transaction.ReferenceSalt.IsEmpty ||
        SHA256.HashData([.. transaction.ReferenceSalt.Span, .. Encoding.UTF8.GetBytes(reference)]).AsSpan(0, CommitmentBytes)
            .SequenceEqual(transaction.ReferenceCommitment.Span);

    private static TSums Sum<TKey, TSums>(Dictionary<TKey, TSums> sums, TKey key)
        where TKey : notnull
        where TSums : new()
    {
        if (!sums.TryGetValue(key, out var sum))
        {
            sums.Add(key, sum = new TSums());
        }

        return sum;
    }

    private sealed class Sums
    {
        public long Count { get; private set; }

        public long Points { get; private set; }

        public long OwedMicros { get; private set; }

        public long DueMicros { get; private set; }

        public void Add(WindowTransaction transaction)
        {
            Count += transaction.Points > 0 ? 1 : 0;
            Points += transaction.Points;
            OwedMicros += transaction.OwedMicros;
            DueMicros += transaction.DueMicros;
        }
    }

    private sealed class OwnSums
    {
        public long Points { get; private set; }

        public long NetMicros { get; private set; }

        public SortedSet<long> Seqs { get; } = [];

        /// <summary>What it has on the statement's lines; few, so that they are looked through.</summary>
        public List<ExpectedLine> Lines { get; } = [];

        /// <summary>Where its points count in volumes.</summary>
        public Dictionary<VolumePlace, long> Places { get; } = [];

        public void Add(WindowTransaction transaction, VolumePlace? place)
        {
            if (place is { } counted)
            {
                Places[counted] = Places.GetValueOrDefault(counted) + transaction.Points;
            }

            Seqs.Add(transaction.Seq);
            var index = Lines.FindIndex(line => (line.Kind, line.PointsCurrencyCode) == (transaction.Kind, transaction.PointsCurrencyCode));
            var line = index < 0 ? new ExpectedLine(transaction.Kind, transaction.PointsCurrencyCode, 0, 0) : Lines[index];
            line = line with { OwedMicros = line.OwedMicros + transaction.OwedMicros, DueMicros = line.DueMicros + transaction.DueMicros };
            if (index < 0)
            {
                Lines.Add(line);
            }
            else
            {
                Lines[index] = line;
            }

            NetMicros += transaction.DueMicros - transaction.OwedMicros;
            Points += transaction.Kind is StatementLineKind.Issued or StatementLineKind.IssuedUnfunded or StatementLineKind.IssuedReversed
                or StatementLineKind.RedeemedHere or StatementLineKind.RedeemedHereReversed ? transaction.Points : 0;
        }
    }
}
