using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Members;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Points;

/// <summary>A member's statement: a walk along the wallet's own chain in the journal, newest first, the caller's own rows.</summary>
internal sealed class Statements(Calls calls, JournalRowStore journal)
{
    public async Task<ListStatementResponse> Read(ListStatementRequest request, Caller caller, CancellationToken cancellation)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        var selector = MemberFields.Selector(checks, "member", request.Member);
        var named = TillFields.PointsCurrency(checks, "currency_code", request.CurrencyCode);
        if (checks.Refusal is { } wrong)
        {
            throw new RefusalException(wrong);
        }

        var wallet = calls.Read((state, _) => WalletOf(state, selector, named, caller));
        var (rows, nextSeq) = await journal.WalkBack(wallet.Id, page.After ?? wallet.AtSeq, caller.PartnerNo, page.Size, cancellation)
            ?? throw new RefusalException(ForeignToken());
        var facts = await journal.Facts(rows, cancellation);
        var answer = new ListStatementResponse { NextPageToken = nextSeq == 0 ? "" : page.TokenAfter(nextSeq) };
        answer.Entries.AddRange(rows.Select(row => Say(row, facts)));
        return answer;
    }

    private static Refusal ForeignToken()
    {
        var checks = new FieldChecks();
        checks.Add(Reason.PageTokenInvalid, "page_token", "must be the next_page_token of the last answer to a request with the same other fields.");
        return checks.Refusal ?? throw new InvalidOperationException("A fault was noted.");
    }

    /// <summary>The wallet that is asked for, maybe an untouched one.</summary>
    private static Outcome<Account> WalletOf(HubState state, MemberSelector selector, Core.Amounts.CurrencyCode? named, Caller caller)
    {
        if (!MemberLookup.FindCommitted(state, selector, caller.PartnerNo).TryGet(out var member, out var refusal))
        {
            return refusal;
        }

        var currency = named is { } code
            ? state.Currencies.Committed.FirstOrDefault(candidate => candidate.Code == code && candidate.Kind != Core.Amounts.CurrencyKind.Money)
            : state.Partners.TryGetCommitted(caller.PartnerNo, out var partner) && state.Currencies.TryGetCommitted(partner.HomeCurrencyNo, out var home) ? home : null;
        if (currency is null)
        {
            return new Refusal(Reason.CurrencyUnknown, $"There are no points {named}.");
        }

        var id = PointsAccounts.Wallet(currency.No, member.No);
        return state.Ledger.Accounts.TryGetCommitted(id, out var wallet) ? wallet : Account.Untouched(id);
    }

    private static StatementEntry Say(Transfer row, RowFacts facts)
    {
        var entry = new StatementEntry
        {
            Seq = row.Seq,
            Kind = EntryKinds.Of(row, facts.AdjustmentKinds.TryGetValue(row.SourceNo, out var kind) ? kind : null),
            Direction = EntryKinds.DirectionOf(row),
            Points = row.Amount,
            JournalTime = ContractTimes.Time(row.TimeMicros),
            ExpiryDate = ContractTimes.LastDay(row.LotExpiresOn),
        };
        if (row.PurchaseTimeMicros != 0)
        {
            entry.PurchaseTime = ContractTimes.Time(row.PurchaseTimeMicros);
        }

        if (EntryKinds.IsOfPurchase(row) && facts.Purchases.TryGetValue(row.SourceNo, out var purchase))
        {
            entry.PurchaseId = purchase.Id;
            entry.MerchantReference = purchase.Reference;
        }

        return entry;
    }
}
