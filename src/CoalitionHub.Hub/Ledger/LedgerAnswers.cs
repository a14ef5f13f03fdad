using System.Buffers.Binary;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Outcomes;
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
        id.Kind is AccountKind.Clearing or AccountKind.Position or AccountKind.Prefund or AccountKind.Payable or AccountKind.Receivable or AccountKind.Packs;

    public static V1.Account Say(HubState state, Account account) => new()
    {
        AccountId = account.Id.Value,
        Kind = Say(account.Id.Kind),
        CurrencyCode = StateView.OfCommitted(state).CurrencyCode(account.Id.CurrencyNo),
        PartnerId = IsPartners(account.Id) && account.Id.Owner != 0 ? Partner(state, (int)account.Id.Owner) : "",
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
            CurrencyCode = StateView.OfCommitted(state).CurrencyCode(row.Debit.CurrencyNo),
            Amount = row.Amount,
            HoldSeq = row.HoldSeq,
            LotSeq = row.LotSeq,
            PreviousSeq = row.PreviousSeq,
            TermsId = row.TermsNo == 0 ? "" : StateView.OfCommitted(state).TermsId(row.TermsNo),
            PartnerId = row.PartnerNo == 0 ? "" : Partner(state, row.PartnerNo),
            MemberId = row.MemberNo == 0 ? "" : Member(state, row.MemberNo),
            JournalTime = ContractTimes.Time(row.TimeMicros),
            Digest = ByteString.CopyFrom(DigestBytes(row)),
        };
        if (row.PurchaseTimeMicros != 0)
        {
            said.PurchaseTime = ContractTimes.Time(row.PurchaseTimeMicros);
        }

        return said;
    }

    private static string Partner(HubState state, int no) => StateView.OfCommitted(state).PartnerId(no);

    private static string Member(HubState state, long no) => StateView.OfCommitted(state).MemberId(no);

    private static byte[] DigestBytes(Transfer row)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, row.Digest);
        return bytes;
    }
}
