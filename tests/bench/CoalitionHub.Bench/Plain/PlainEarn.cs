using System.Security.Cryptography;
using System.Text;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.State;
using CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Bench.Plain;

/// <summary>The bookings of one earn: points out of the partner's clearing account into the wallet, money from its position into the fund.</summary>
internal sealed class PlainEarn(int partnerNo, long memberNo, Guid requestId, long nowMicros)
{
    private const int PointsCurrency = 1;
    private const long PricePerPointMicros = 5000;
    private const long MinorUnitsPerPoint = 100;
    private const long MicrosPerDay = 86_400_000_000;

    private readonly long clearing = PointsAccounts.Clearing(PointsCurrency, partnerNo).Value;
    private readonly long position = PointsAccounts.Position(partnerNo).Value;
    private readonly long fund = PointsAccounts.Fund.Value;

    public long Wallet { get; } = PointsAccounts.Wallet(PointsCurrency, memberNo).Value;

    /// <summary>All accounts it touches.</summary>
    public long[] Accounts => [.. new[] { Wallet, clearing, position, fund }.Order()];

    public int TermsNo => partnerNo;

    public int ExpiresOn { get; } = (int)(nowMicros / MicrosPerDay / 30 * 30) + 365;

    public EarnResponse Book(PlainContext database, Dictionary<long, PlainAccount> accounts, PlainLot? lot, long seq, long purchaseNo, EarnRequest request)
    {
        var points = request.Receipt.Amount.MinorUnits / MinorUnitsPerPoint;
        var salt = RandomNumberGenerator.GetBytes(16);
        var commitment = SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(request.Receipt.MerchantReference)])[..16];
        if (lot is null)
        {
            lot = new PlainLot { Wallet = Wallet, Seq = seq, IssuerNo = partnerNo, TermsNo = TermsNo, ExpiresOn = ExpiresOn };
            database.Lots.Add(lot);
        }

        lot.Points += points;
        var previous = accounts[Wallet].AtSeq;
        Move(accounts, clearing, Wallet, points, seq);
        Move(accounts, position, fund, points * PricePerPointMicros, seq + 1);
        database.Transfers.Add(Row(seq, seq, clearing, Wallet, points, TransferKind.Earn, purchaseNo, commitment, previous, lot));
        database.Transfers.Add(Row(seq + 1, seq, position, fund, points * PricePerPointMicros, TransferKind.EarnMoney, purchaseNo, commitment, 0, null));
        database.Purchases.Add(new PlainPurchase
        {
            No = purchaseNo,
            PartnerNo = partnerNo,
            MemberNo = memberNo,
            Kind = 1,
            Reference = request.Receipt.MerchantReference,
            ReferenceSalt = salt,
            MinorUnits = request.Receipt.Amount.MinorUnits,
            Money = request.Receipt.Amount.CurrencyCode,
            CurrencyNo = PointsCurrency,
            Points = points,
            TermsNo = TermsNo,
            ChainSeq = seq,
            PurchaseTimeMicros = nowMicros,
            CreatedMicros = nowMicros,
        });
        return new EarnResponse
        {
            PurchaseId = OpaqueId.Format("pur", purchaseNo, nowMicros),
            Points = points,
            Seq = seq,
            TermsId = OpaqueId.Format("trm", TermsNo, nowMicros),
            Balance = new BalanceSnapshot { CurrencyCode = "POINTS", Available = accounts[Wallet].CreditsPosted - accounts[Wallet].DebitsPosted },
        };
    }

    private static void Move(Dictionary<long, PlainAccount> accounts, long debit, long credit, long amount, long seq)
    {
        accounts[debit].DebitsPosted += amount;
        accounts[credit].CreditsPosted += amount;
        accounts[debit].AtSeq = seq;
        accounts[credit].AtSeq = seq;
    }

    private PlainTransfer Row(
        long seq, long chainSeq, long debit, long credit, long amount, TransferKind kind, long purchaseNo, byte[] commitment, long previousSeq, PlainLot? lot) => new()
        {
            Seq = seq,
            RequestId = requestId,
            ChainSeq = chainSeq,
            Debit = debit,
            Credit = credit,
            Amount = amount,
            Kind = (byte)kind,
            TermsNo = TermsNo,
            PartnerNo = partnerNo,
            MemberNo = memberNo,
            SourceNo = purchaseNo,
            ReferenceCommitment = commitment,
            PurchaseTimeMicros = nowMicros,
            TimeMicros = nowMicros,
            PreviousSeq = previousSeq,
            LotSeq = lot?.Seq ?? 0,
            LotIssuerNo = lot?.IssuerNo ?? 0,
            LotTermsNo = lot?.TermsNo ?? 0,
            LotExpiresOn = lot?.ExpiresOn ?? 0,
        };
}
