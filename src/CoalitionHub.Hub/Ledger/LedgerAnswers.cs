using System.Buffers.Binary;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Points;
using Google.Protobuf;
using V1 = CoalitionHub.Protos.Ledger.V1;

namespace CoalitionHub.Hub.Ledger;

/// <summary>How the ledger is said in the contract.</summary>
internal static class LedgerAnswers
{
    /// <summary>The contract's kinds have the core's numbers.</summary>
    public static V1.AccountKind Say(AccountKind kind) => (V1.AccountKind)(int)kind;

    /// <summary>The core's kind; null for unspecified.</summary>
    public static AccountKind? KindOf(V1.AccountKind kind) => kind == V1.AccountKind.Unspecified ? null : (AccountKind)(int)kind;

    /// <summary>True for accounts whose owner is a partner.</summary>
    public static bool IsPartners(AccountId id) =>
        id.Kind is AccountKind.Clearing or AccountKind.Position or AccountKind.Prefund or AccountKind.Payable or AccountKind.Receivable;

    public static V1.Account Say(HubState state, Account account) => new()
    {
        AccountId = account.Id.Value,
        Kind = Say(account.Id.Kind),
        CurrencyCode = PointsAnswers.Code(state, account.Id.CurrencyNo),
        PartnerId = IsPartners(account.Id) ? Partner(state, (int)account.Id.Owner) : "",
        MemberId = account.Id.IsWallet ? Member(state, account.Id.Owner) : "",
        DebitsPosted = account.DebitsPosted,
        CreditsPosted = account.CreditsPosted,
        DebitsPending = account.DebitsPending,
        CreditsPending = account.CreditsPending,
        AsOfSeq = account.AtSeq,
    };

    public static V1.Transfer Say(HubState state, Transfer row)
    {
        var said = new V1.Transfer
        {
            Seq = row.Seq,
            RequestId = row.RequestId.ToString("D"),
            ChainSeq = row.ChainSeq,
            CorrectsSeq = row.CorrectsSeq,
            Kind = (V1.TransferKind)(int)row.Kind,
            Phase = (V1.TransferPhase)((int)row.Phase + 1),
            DebitAccountId = row.Debit.Value,
            CreditAccountId = row.Credit.Value,
            CurrencyCode = PointsAnswers.Code(state, row.Debit.CurrencyNo),
            Amount = row.Amount,
            HoldSeq = row.HoldSeq,
            LotSeq = row.LotSeq,
            PreviousSeq = row.PreviousSeq,
            TermsId = row.TermsNo == 0 ? "" : OpaqueId.Format("trm", row.TermsNo, state.Terms.TryGetCommitted(row.TermsNo, out var terms) ? terms.CreatedMicros : 0),
            PartnerId = row.PartnerNo == 0 ? "" : Partner(state, row.PartnerNo),
            MemberId = row.MemberNo == 0 ? "" : Member(state, row.MemberNo),
            JournalTime = PointsAnswers.Time(row.TimeMicros),
            Digest = ByteString.CopyFrom(DigestBytes(row)),
        };
        if (row.PurchaseTimeMicros != 0)
        {
            said.PurchaseTime = PointsAnswers.Time(row.PurchaseTimeMicros);
        }

        return said;
    }

    private static string Partner(HubState state, int no) => OpaqueId.Format("ptn", no, state.Partners.TryGetCommitted(no, out var partner) ? partner.CreatedMicros : 0);

    private static string Member(HubState state, long no) => OpaqueId.Format("mbr", no, state.Members.TryGetCommitted(no, out var member) ? member.CreatedMicros : 0);

    private static byte[] DigestBytes(Transfer row)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, row.Digest);
        return bytes;
    }
}
