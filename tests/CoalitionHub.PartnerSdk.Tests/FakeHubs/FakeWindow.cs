using System.Security.Cryptography;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;
using Grpc.Core;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>A calculated window of three transactions in a coalition of two, its proof, and a file. Tests say what is forged.</summary>
internal sealed class FakeWindow
{
    public static readonly byte[] File = [.. Enumerable.Range(0, 1000).Select(number => (byte)(number % 251))];

    // SHA-256 of "salt" ‖ "till-1", cut to 16 bytes: what the journal keeps.
    private static readonly byte[] Commitment = SHA256.HashData("salttill-1"u8)[..16];

    public List<Protos.Settlements.V1.WindowTransaction> Transactions { get; } =
    [
        new()
        {
            Seq = 3, ChainSeq = 3, Kind = Protos.Settlements.V1.StatementLineKind.Issued, PointsCurrencyCode = "COAL", Points = 100,
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

    public Protos.Settlements.V1.WindowProof Proof { get; } = ProofOf();

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
        Lines =
        {
            new Protos.Settlements.V1.StatementLine { Kind = Protos.Settlements.V1.StatementLineKind.Issued, PointsCurrencyCode = "COAL", Count = 1, Points = 100, OwedMicros = 500_000 },
            new Protos.Settlements.V1.StatementLine { Kind = Protos.Settlements.V1.StatementLineKind.RedeemedElsewhere, PointsCurrencyCode = "COAL", DueMicros = 20_000 },
            new Protos.Settlements.V1.StatementLine { Kind = Protos.Settlements.V1.StatementLineKind.Fee, PointsCurrencyCode = "COAL", Points = 100, OwedMicros = 5_000 },
        },
    };

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

    /// <summary>Made by hand from the contract's words, not with the code under test.</summary>
    private static Protos.Settlements.V1.WindowProof ProofOf()
    {
        var commitment = Convert.ToHexString(Commitment);
        var first = Leaf("01" + Long(3) + Long(3) + "01" + "04434F414C" + Long(100) + Long(0) + Long(0) + Long(Micros(1)) + Long(Micros(2)) + "10" + commitment);
        var second = Leaf("01" + Long(4) + Long(3) + "01" + "04434F414C" + Long(0) + Long(500_000) + Long(0) + Long(Micros(1)) + Long(Micros(2)) + "10" + commitment);
        var third = Leaf("01" + Long(9) + Long(8) + "06" + "04434F414C" + Long(0) + Long(0) + Long(20_000) + Long(Micros(3)) + Long(Micros(3)) + "00");
        var root = Node(Node(first, second), third);
        var part = Leaf("01" + "0577696E5F31" + "0570746E5F31" + Long(1) + Long(100) + Long(3) + Long(500_000) + Long(20_000) + Convert.ToHexString(root));
        var other = SHA256.HashData("the other partner's"u8);
        return new Protos.Settlements.V1.WindowProof
        {
            WindowId = "win_1",
            PartnerId = "ptn_1",
            FirstSeq = 1,
            LastSeq = 100,
            TransactionCount = 3,
            OwedMicros = 500_000,
            DueMicros = 20_000,
            TransactionsRoot = ByteString.CopyFrom(root),
            LeafIndex = 1,
            TreeSize = 2,
            Path = { ByteString.CopyFrom(other) },
            WindowRoot = ByteString.CopyFrom(Node(other, part)),
        };
    }

    private static long Micros(int time) => (Times.Of(time).UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static string Long(long value) => value.ToString("X16", null);

    private static byte[] Leaf(string hex) => SHA256.HashData([0, .. Convert.FromHexString(hex)]);

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
