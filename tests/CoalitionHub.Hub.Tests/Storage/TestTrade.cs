using System.Buffers.Binary;
using System.Security.Cryptography;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;

namespace CoalitionHub.Hub.Tests.Storage;

/// <summary>Things to put into a journal: simple, and right to the ledger's own rules.</summary>
internal static class TestTrade
{
    public const long Now = 1_767_225_600_000_000;
    public const int Points = 1;
    public const int Money = 2;

    public static AccountId Wallet(long memberNo) => AccountId.Of(AccountKind.Wallet, Points, memberNo);

    public static AccountId Clearing(int partnerNo) => AccountId.Of(AccountKind.Clearing, Points, partnerNo);

    public static AccountId Position(int partnerNo) => AccountId.Of(AccountKind.Position, Money, partnerNo);

    public static AccountId Fund => AccountId.Of(AccountKind.Fund, Money);

    /// <summary>A version 7 UUID that is the same in every run.</summary>
    public static Guid Id(long no)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Now / 1000 + no << 16);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], no);
        bytes[6] = 0x70;
        bytes[8] = 0x80;
        return new Guid(bytes, bigEndian: true);
    }

    public static RequestRow Request(int partnerNo, long no) =>
        new(partnerNo, Id(no), SHA256.HashData(Id(no).ToByteArray()), new byte[] { 0, unchecked((byte)no), 7 });

    public static ChainHeader Header(int partnerNo, long memberNo, long sourceNo = 0) => new(Id(sourceNo + 1), Now)
    {
        PartnerNo = partnerNo,
        MemberNo = memberNo,
        SourceNo = sourceNo,
        TermsNo = 7,
        ReferenceCommitment = SHA256.HashData(BitConverter.GetBytes(sourceNo))[..16],
        PurchaseTimeMicros = Now - 60_000_000,
    };

    /// <summary>Points earned, and paid for at once.</summary>
    public static long Earn(HubState state, int partnerNo, long memberNo, long points, int expiresOn = 30_000, long sourceNo = 0)
    {
        Chain chain = state.Ledger.Begin(Header(partnerNo, memberNo, sourceNo));
        chain.IntoLot(Clearing(partnerNo), Wallet(memberNo), points, TransferKind.Earn, partnerNo, 7, expiresOn, 0);
        chain.Move(Position(partnerNo), Fund, points * 5_000, TransferKind.EarnMoney);
        return chain.Finish().Value;
    }

    public static void Burn(HubState state, int partnerNo, long memberNo, Lot lot, long points)
    {
        Chain chain = state.Ledger.Begin(Header(partnerNo, memberNo));
        chain.OutOfLot(Wallet(memberNo), Clearing(partnerNo), lot, points, TransferKind.Burn);
        chain.Move(Fund, Position(partnerNo), points * 5_000, TransferKind.BurnMoney);
    }

    public static Hold Hold(HubState state, int partnerNo, long memberNo, Lot lot, long points)
    {
        Chain chain = state.Ledger.Begin(Header(partnerNo, memberNo));
        long seq = chain.OutOfLot(Wallet(memberNo), Clearing(partnerNo), lot, points, TransferKind.Burn, Phase.Pending);
        long money = chain.Move(Fund, Position(partnerNo), points * 5_000, TransferKind.BurnMoney, Phase.Pending);
        Hold hold = new(chain.Seq, partnerNo, memberNo, Points, points, 7, 0, Now, Now + 1, [new HoldLeg(seq, lot.Seq, points, money, Fund, points * 5_000)]);
        state.Ledger.Holds.Put(hold.No, hold);
        return hold;
    }

    /// <summary>Takes some of a hold's points and lets the rest go.</summary>
    public static void Resolve(HubState state, Hold hold, long captured)
    {
        Chain chain = state.Ledger.Begin(Header(hold.PartnerNo, hold.MemberNo));
        HoldLeg leg = hold.Legs[0];
        AccountId wallet = Wallet(hold.MemberNo);
        foreach ((long points, Phase phase) in new[] { (captured, Phase.Post), (hold.Points - captured, Phase.Void) })
        {
            if (points > 0)
            {
                Lot lot = WalletLots.Find(state.Ledger.Account(wallet).Lots, leg.LotSeq) ?? throw new InvalidOperationException("The held lot is gone.");
                chain.OutOfLot(wallet, Clearing(hold.PartnerNo), lot, points, TransferKind.Burn, phase, leg.Seq);
                chain.Move(leg.MoneyPayer, Position(hold.PartnerNo), points * 5_000, TransferKind.BurnMoney, phase, leg.MoneySeq);
            }
        }

        state.Ledger.Holds.Remove(hold.No);
    }

    public static Purchase Purchase(HubState state, int partnerNo, string reference, long chainSeq = 0, params PurchaseLine[] lines)
    {
        Purchase purchase = new()
        {
            No = state.PurchaseNumbers.Next(),
            PartnerNo = partnerNo,
            MemberNo = 1,
            Kind = PurchaseKind.Earn,
            Reference = reference,
            ReferenceSalt = new byte[] { 1, 2, 3 },
            MinorUnits = 12_345,
            Money = Core.Amounts.CurrencyCode.Parse("HKD"),
            CurrencyNo = Points,
            Points = 123,
            TermsNo = 7,
            ChainSeq = chainSeq,
            Store = "Kwun Tong 觀塘",
            Channel = Channel.Online,
            PurchaseTimeMicros = Now - 1,
            CreatedMicros = Now,
            Lines = [.. lines],
        };
        state.AddPurchase(purchase);
        return purchase;
    }
}
