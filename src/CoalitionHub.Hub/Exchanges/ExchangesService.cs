using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity.Tokens;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Members;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Exchanges, for partners.</summary>
internal sealed class ExchangesService(Calls calls, IQuoteSigner signer, TokenMint mint, ExchangesStore store, ExchangeWatch watch) : Protos.Exchanges.V1.ExchangesService.ExchangesServiceBase
{
    public override async Task<QuoteExchangeResponse> QuoteExchange(QuoteExchangeRequest request, ServerCallContext context) =>
        await Quoting.Signed(await calls.Try(context, Quoting.Prepare(request, Calls.CallerOf(context))), signer, context.CancellationToken);

    public override async Task<AcceptExchangeResponse> AcceptExchange(AcceptExchangeRequest request, ServerCallContext context) =>
        await calls.Change(
            context, request.RequestId, request, await Accepting.Prepare(request, Calls.CallerOf(context), signer, context.CancellationToken));

    public override Task<CancelExchangeResponse> CancelExchange(CancelExchangeRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Undoing.Prepare(request, Calls.CallerOf(context)));

    public override Task<ReverseExchangeResponse> ReverseExchange(ReverseExchangeRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Undoing.Prepare(request, Calls.CallerOf(context)));

    public override async Task<ListExchangeChangesResponse> ListExchangeChanges(ListExchangeChangesRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        var no = checks.Id("exchange_id", Core.Exchanges.Exchange.IdPrefix, request.ExchangeId);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        var exchange = await store.FindFor(Calls.CallerOf(context), no, context.CancellationToken);
        var (changes, next) = page.Cut(await store.Changes(exchange, page.After ?? 0, page.Size + 1, context.CancellationToken), change => change.No);
        var response = new ListExchangeChangesResponse { NextPageToken = next };
        response.Changes.AddRange(changes.Select(MoveMessages.Of));
        return response;
    }

    public override async Task<GetExchangeResponse> GetExchange(GetExchangeRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var no = checks.Id("exchange_id", Core.Exchanges.Exchange.IdPrefix, request.ExchangeId);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        var exchange = await store.FindFor(Calls.CallerOf(context), no, context.CancellationToken);
        return calls.Read((state, _) => (Outcome<GetExchangeResponse>)new GetExchangeResponse { Exchange = ExchangeMessages.Of(StateView.OfCommitted(state), exchange) });
    }

    public override async Task<ListExchangesResponse> ListExchanges(ListExchangesRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        var memberNo = request.MemberId.Length == 0 ? 0 : checks.Id("member_id", "mbr", request.MemberId);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        var partnerNo = Calls.CallerOf(context).PartnerNo;
        var member = calls.Read((state, _) => (Outcome<MemberFilter>)MemberFilter.Of(state, memberNo, partnerNo));
        var found = await store.List(partnerNo, member.Nos, page.After, page.Size + 1, context.CancellationToken);
        member.CheckFound(found.Count == 0, page.After is null);
        var (exchanges, next) = page.Cut(found, exchange => exchange.No);
        return calls.Read((state, _) =>
        {
            var response = new ListExchangesResponse { NextPageToken = next };
            response.Exchanges.AddRange(exchanges.Select(exchange => ExchangeMessages.Of(StateView.OfCommitted(state), exchange)));
            return (Outcome<ListExchangesResponse>)response;
        });
    }

    public override Task<CreateWatchTokenResponse> CreateWatchToken(CreateWatchTokenRequest request, ServerCallContext context) =>
        WatchTokens.Make(request, Calls.CallerOf(context), store, mint, context.CancellationToken);

    public override Task WatchExchange(WatchExchangeRequest request, IServerStreamWriter<WatchExchangeResponse> responseStream, ServerCallContext context) =>
        watch.Stream(request, responseStream, context);
}
