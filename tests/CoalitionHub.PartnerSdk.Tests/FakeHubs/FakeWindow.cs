using System.Security.Cryptography;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;
using Grpc.Core;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>A calculated window of three transactions in a coalition of two, its proof, and a file. Tests say what is forged.</summary>
internal sealed class FakeWindow
{
    public FakeWindow() => Proof = ProofOf(Transactions, Statement.Shares);

    public static readonly byte[] File = [.. Enumerable.Range(0, 1000).Select(number => (byte)(number % 251))];

    // SHA-256 of "salt" ‖ "till-1", cut to 16 bytes: what the journal keeps.
    private static readonly byte[] Commitment = SHA256.HashData("salttill-1"u8)[..16];

    public List<Protos.Settlements.V1.WindowTransaction> Transactions { get; } =
    [
        new()
        {
            Seq = 3, ChainSeq = 3, Kind = Protos.Settlements.V1.StatementLineKind.Issued, PointsCurrencyCode = "COAL", Points = 100, TermsId = "trm_1", CountsInPriceRanges = true,
            EffectiveTime = Times.Wire(1), JournalTime = Times.Wire(2), PurchaseId = "pur_1", PurchaseKind = Protos.Purchases.V1.PurchaseKind.Earn,
            MerchantReference = "till-1", ReferenceCommitment = ByteString.CopyFrom(Commitment), ReferenceSalt = ByteString.CopyFromUtf8("salt"),
        },
        new()
        {
            Seq = 4, ChainSeq = 3, Kind = Protos.Settlements.V1.StatementLineKind.Issued, PointsCurrencyCode = "COAL", OwedMicros = 500_000,
            EffectiveTime = Times.Wire(1), JournalTime = Times.Wire(2), PurchaseId = "pur_1", PurchaseKind = Protos.Purchases.V1.PurchaseKind.Earn,
            MerchantReference = "till-1", ReferenceCommitment = ByteString.CopyFrom(Commitment), ReferenceSalt = ByteString.CopyFromUtf8("salt"),
        },
        new()
        {
            Seq = 9, ChainSeq = 8, Kind = Protos.Settlements.V1.StatementLineKind.RedeemedElsewhere, PointsCurrencyCode = "COAL", DueMicros = 20_000,
            EffectiveTime = Times.Wire(3), JournalTime = Times.Wire(3),
        },
    ];

    public Protos.Settlements.V1.WindowProof Proof { get; }

    /// <summary>The versions of the partner's terms; at first one, of 1 % fee.</summary>
    public List<TermsVersion> Terms { get; } = [Version("trm_1")];

    /// <summary>True for tests of this window; others get the canned statement.</summary>
    public bool IsAsked { get; set; }

    /// <summary>Breaks the stream after this seq, once.</summary>
    public long BreaksAfter { get; set; }

    /// <summary>Breaks the file's stream after this many pieces, once.</summary>
    public int BreaksAfterPieces { get; set; }

    public string Sha256 { get; set; } = Convert.ToHexString(SHA256.HashData(File)).ToLowerInvariant();

    public Protos.Settlements.V1.Statement Statement { get; } = new()
    {
        WindowId = "win_1",
        PartnerId = "ptn_1",
        FirstSeq = 1,
        LastSeq = 100,
        OwedMicros = 500_000,
        DueMicros = 20_000,
        FeeMicros = 5_000,
        NetMicros = 485_000,
        MicrosPerMinorUnit = 10_000,
        OpenedTime = Times.Wire(1),
        ClosedTime = Times.Wire(9),
        Lines =
        {
            new Protos.Settlements.V1.StatementLine { Kind = Protos.Settlements.V1.StatementLineKind.Issued, PointsCurrencyCode = "COAL", Count = 1, Points = 100, OwedMicros = 500_000 },
            new Protos.Settlements.V1.StatementLine { Kind = Protos.Settlements.V1.StatementLineKind.RedeemedElsewhere, PointsCurrencyCode = "COAL", DueMicros = 20_000 },
            new Protos.Settlements.V1.StatementLine { Kind = Protos.Settlements.V1.StatementLineKind.Fee, PointsCurrencyCode = "COAL", Points = 100, OwedMicros = 5_000 },
        },
    };

    /// <summary>Terms for COAL in force since before all windows: a point costs 5,000 micros, brings 4,500, and bears 1 % fee.</summary>
    public static TermsVersion Version(string id, int effective = 1, Action<Protos.Programmes.V1.Terms>? change = null)
    {
        Protos.Programmes.V1.Terms terms = new()
        {
            PointsCurrencyCode = "COAL",
            FundingModel = Protos.Programmes.V1.FundingModel.AtIssuance,
            IssuePrice = Rate(5_000, 1),
            RedemptionPrice = Rate(4_500, 1),
            Fee = Rate(1, 100),
        };
        change?.Invoke(terms);
        return new TermsVersion { TermsId = id, PartnerId = "ptn_1", EffectiveTime = Times.Wire(effective), DecidedTime = Times.Wire(effective), Terms = terms };
    }

    public static Protos.Amounts.V1.Fraction Rate(long numerator, long denominator) => new() { Numerator = numerator, Denominator = denominator };

    public async Task WriteAsync(StreamWindowTransactionsRequest request, IServerStreamWriter<StreamWindowTransactionsResponse> stream)
    {
        foreach (var transaction in Transactions.Where(transaction => transaction.Seq >= request.FromSeq))
        {
            await stream.WriteAsync(new StreamWindowTransactionsResponse { Transactions = { transaction }, NextSeq = transaction.Seq + 1 });
            if (transaction.Seq == BreaksAfter)
            {
                BreaksAfter = 0;
                throw Refusals.Unavailable;
            }
        }
    }

    public async Task WriteAsync(IServerStreamWriter<StreamOwnFileResponse> stream)
    {
        for (var piece = 0; piece < 4; piece++)
        {
            await stream.WriteAsync(new StreamOwnFileResponse
            {
                File = piece == 0 ? FileRecord() : null,
                Chunk = ByteString.CopyFrom(File, piece * 250, 250),
            });
            if (piece + 1 == BreaksAfterPieces)
            {
                BreaksAfterPieces = 0;
                throw Refusals.Unavailable;
            }
        }
    }

    public Protos.Settlements.V1.SettlementFile FileRecord() => new()
    {
        FileId = "fil_1",
        Kind = Protos.Settlements.V1.SettlementFileKind.Invoice,
        DocumentNumber = "INV-0000001",
        FileName = "invoice.json",
        WindowId = "win_1",
        Sha256 = Sha256,
        Length = File.Length,
        MadeTime = Times.Wire(4),
    };

    /// <summary>Writes the proof again, of what the window has now.</summary>
    public void Seal()
    {
        var sealedNow = ProofOf(Transactions, Statement.Shares);
        Proof.LeafCount = sealedNow.LeafCount;
        Proof.OwedMicros = sealedNow.OwedMicros;
        Proof.DueMicros = sealedNow.DueMicros;
        Proof.TransactionsRoot = sealedNow.TransactionsRoot;
        Proof.WindowRoot = sealedNow.WindowRoot;
    }

    /// <summary>Made from the contract's words, not with the code under test.</summary>
    private static Protos.Settlements.V1.WindowProof ProofOf(
        IReadOnlyList<Protos.Settlements.V1.WindowTransaction> transactions, IReadOnlyList<Protos.Settlements.V1.StatementShare> shares)
    {
        byte[][] leaves = [.. transactions.Select(Bytes).Concat(shares.Select(Bytes)).Select(Leaf)];
        var (owed, due) = (transactions.Sum(one => one.OwedMicros), transactions.Sum(one => one.DueMicros));
        var root = Root(leaves);
        var part = Leaf("01" + Text("win_1") + Text("ptn_1") + Long(1) + Long(100) + Long(leaves.Length) + Long(owed) + Long(due) + Convert.ToHexString(root));
        var other = SHA256.HashData("the other partner's"u8);
        return new Protos.Settlements.V1.WindowProof
        {
            WindowId = "win_1",
            PartnerId = "ptn_1",
            FirstSeq = 1,
            LastSeq = 100,
            LeafCount = leaves.Length,
            OwedMicros = owed,
            DueMicros = due,
            TransactionsRoot = ByteString.CopyFrom(root),
            LeafIndex = 1,
            TreeSize = 2,
            Path = { ByteString.CopyFrom(other) },
            WindowRoot = ByteString.CopyFrom(Node(other, part)),
        };
    }

    private static string Bytes(Protos.Settlements.V1.WindowTransaction one) =>
        "01" + Long(one.Seq) + Long(one.ChainSeq) + Byte((int)one.Kind) + Text(one.PointsCurrencyCode) + Long(one.Points) + Long(one.OwedMicros) + Long(one.DueMicros) +
        Long(Micros(one.EffectiveTime)) + Long(Micros(one.JournalTime)) + Byte(one.ReferenceCommitment.Length) + Convert.ToHexString(one.ReferenceCommitment.Span) +
        Text(one.TermsId) + Byte((one.CountsInPriceRanges ? 1 : 0) + (one.BearsInterchange ? 2 : 0));

    private static string Bytes(Protos.Settlements.V1.StatementShare one) =>
        "02" + Byte((int)one.Kind) + Text(one.PointsCurrencyCode) + Text(one.TermsId) + Text(one.PayerPartnerId) + Text(one.PayeePartnerId) + Long(one.Points) +
        Byte(one.Returned ? 1 : 0) + Text(one.MicrosPerPoint) + Long(one.Micros);

    private static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length < 2)
        {
            return leaves.Length == 0 ? SHA256.HashData([]) : leaves[0];
        }

        var split = 1;
        while (split * 2 < leaves.Length)
        {
            split *= 2;
        }

        return Node(Root(leaves[..split]), Root(leaves[split..]));
    }

    private static long Micros(Google.Protobuf.WellKnownTypes.Timestamp time) => (time.Seconds * 1_000_000) + (time.Nanos / 1_000);

    private static string Byte(int value) => value.ToString("X2", null);

    private static string Text(string text) => Byte(text.Length) + Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(text));

    private static string Long(long value) => value.ToString("X16", null);

    private static byte[] Leaf(string hex) => SHA256.HashData([0, .. Convert.FromHexString(hex)]);

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
