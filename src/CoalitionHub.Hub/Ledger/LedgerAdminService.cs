using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Ledger.V1;
using Google.Protobuf;
using Grpc.Core;

namespace CoalitionHub.Hub.Ledger;

/// <summary>The ledger as the coalition's finance and auditors see it.</summary>
internal sealed class LedgerAdminService(Calls calls, Writer writer, TransferStore transfers) : Protos.Ledger.V1.LedgerAdminService.LedgerAdminServiceBase
{
    /// <summary>Added up by the writer between two commands, so that it is of one moment.</summary>
    public override Task<GetTrialBalanceResponse> GetTrialBalance(GetTrialBalanceRequest request, ServerCallContext context) =>
        calls.Try<GetTrialBalanceResponse>(context, (Decide<GetTrialBalanceResponse>)((state, _) => TrialBalance.Of(state)));

    public override async Task<ListTransfersResponse> ListTransfers(ListTransfersRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        if (request.FromSeq < 0)
        {
            checks.Add(Reason.SeqOutOfRange, "from_seq", "must be 0 or more.");
        }

        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        var from = page.After is { } after ? after + 1 : Math.Max(1, request.FromSeq);
        var (items, next) = page.Cut(await transfers.Read(from, page.Size + 1, context.CancellationToken), row => row.Seq);
        var answer = new ListTransfersResponse { NextPageToken = next };
        answer.Transfers.AddRange(items.Select(row => calls.Read<Protos.Ledger.V1.Transfer>((state, _) => LedgerAnswers.Say(state, row))));
        return answer;
    }

    public override Task<GetHeadResponse> GetHead(GetHeadRequest request, ServerCallContext context) =>
        Task.FromResult(calls.Read<GetHeadResponse>((state, _) =>
        {
            var head = state.Ledger.Head;
            var answer = new GetHeadResponse
            {
                Seq = head.Seq,
                Digest = ByteString.CopyFrom(head.Hash.Span),
                WrittenSeq = writer.RowsSeq,
                Epoch = writer.Epoch,
                Writer = writer.Owner,
            };
            if (head.Seq > 0)
            {
                answer.JournalTime = ContractTimes.Time(head.TimeMicros);
            }

            return answer;
        }));

    public override Task<ListAccountsResponse> ListAccounts(ListAccountsRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        var kind = LedgerAnswers.KindOf(request.Kind == Protos.Ledger.V1.AccountKind.Unspecified ? request.Kind : checks.Known("kind", request.Kind));

        var partnerNo = request.PartnerId.Length == 0 ? 0 : checks.IntId("partner_id", "ptn", request.PartnerId);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        return Task.FromResult(calls.Read<ListAccountsResponse>((state, _) =>
        {
            if (partnerNo != 0 && !state.IsPartner(partnerNo))
            {
                return new Refusal(Reason.PartnerNotFound, "There is no such partner.");
            }

            if (request.CurrencyCode.Length > 0 && !state.Currencies.Committed.Any(currency => currency.Code.Text == request.CurrencyCode))
            {
                return new Refusal(Reason.CurrencyUnknown, "The ledger has no such currency.");
            }

            var matching = state.Ledger.Accounts.Committed
                .Where(account => (page.After is null || account.Id.Value > page.After)
                    && (kind is null || account.Id.Kind == kind)
                    && (request.CurrencyCode.Length == 0 || StateView.OfCommitted(state).CurrencyCode(account.Id.CurrencyNo) == request.CurrencyCode)
                    && (partnerNo == 0 || (LedgerAnswers.IsPartners(account.Id) && account.Id.Owner == partnerNo)))
                .OrderBy(account => account.Id.Value);
            var (items, next) = page.Cut(matching, account => account.Id.Value);
            var answer = new ListAccountsResponse { NextPageToken = next };
            answer.Accounts.AddRange(items.Select(account => LedgerAnswers.Say(state, account)));
            return answer;
        }));
    }
}
