using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Exchanges of which it isn't known what a brand did, for finance.</summary>
internal sealed class ExchangeResolutionsAdminService(Calls calls, ExchangesStore store)
    : Protos.Exchanges.V1.ExchangeResolutionsAdminService.ExchangeResolutionsAdminServiceBase
{
    private const int MostChanges = 1000;

    public override Task<ListOpenExchangesResponse> ListOpenExchanges(ListOpenExchangesRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        checks.State(request.State);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        return Task.FromResult(calls.Read((state, _) =>
        {
            var (exchanges, next) = page.Cut(
                from exchange in state.OpenExchanges.Committed
                where (request.State == ExchangeState.Unspecified || (ExchangeState)exchange.State == request.State) && (page.After is null || exchange.No > page.After)
                orderby exchange.No
                select exchange,
                exchange => exchange.No);
            var response = new ListOpenExchangesResponse { NextPageToken = next };
            response.Exchanges.AddRange(exchanges.Select(exchange => MoveMessages.Of(state, exchange)));
            return (Outcome<ListOpenExchangesResponse>)response;
        }));
    }

    public override async Task<InspectExchangeResponse> InspectExchange(InspectExchangeRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var no = checks.Id("exchange_id", Core.Exchanges.Exchange.IdPrefix, request.ExchangeId);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        var exchange = await store.FindAnybodys(no, context.CancellationToken)
            ?? throw new RefusalException(new Refusal(Reason.ExchangeNotFound, "There is no such exchange."));
        var changes = await store.Changes(exchange, 0, MostChanges, context.CancellationToken);
        return calls.Read((state, _) =>
        {
            var response = new InspectExchangeResponse { Exchange = MoveMessages.Of(state, exchange) };
            response.Changes.AddRange(changes.Select(MoveMessages.Of));
            return (Outcome<InspectExchangeResponse>)response;
        });
    }

    public override async Task<ProposeResolutionResponse> ProposeResolution(ProposeResolutionRequest request, ServerCallContext context)
    {
        var kept = await calls.Change(context, request.RequestId, request, Resolving.Prepare(request, Calls.CallerOf(context)));
        return new ProposeResolutionResponse { Resolution = WithReason(kept.Resolution) };
    }

    public override async Task<ApproveResolutionResponse> ApproveResolution(ApproveResolutionRequest request, ServerCallContext context)
    {
        var kept = await calls.Change(context, request.RequestId, request, Resolving.Prepare(request, Calls.CallerOf(context)));
        return new ApproveResolutionResponse { Resolution = WithReason(kept.Resolution) };
    }

    public override async Task<RejectResolutionResponse> RejectResolution(RejectResolutionRequest request, ServerCallContext context)
    {
        var kept = await calls.Change(context, request.RequestId, request, Resolving.Prepare(request, Calls.CallerOf(context)));
        return new RejectResolutionResponse { Resolution = WithReason(kept.Resolution) };
    }

    public override async Task<ListResolutionsResponse> ListResolutions(ListResolutionsRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        checks.State(request.State);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        var (found, next) = calls.Read((state, _) => (Outcome<(IReadOnlyList<Core.Exchanges.Resolution>, string)>)page.Cut(
            from resolution in state.Resolutions.Committed
            where (request.State == ResolutionState.Unspecified || (ResolutionState)resolution.State == request.State) && (page.After is null || resolution.No < page.After)
            orderby resolution.No descending
            select resolution,
            resolution => resolution.No));
        var names = await store.Names(
            found.Select(resolution => resolution.ExchangeNo), found.Select(resolution => resolution.InstructionNo), context.CancellationToken);
        return calls.Read((state, _) =>
        {
            var response = new ListResolutionsResponse { NextPageToken = next };
            foreach (var resolution in found)
            {
                var said = MoveMessages.Of(StateView.OfCommitted(state), names.ExchangeId(resolution.ExchangeNo), names.Instruction(resolution.InstructionNo).Id, resolution);
                said.Reason = resolution.Why;
                response.Resolutions.Add(said);
            }

            return (Outcome<ListResolutionsResponse>)response;
        });
    }

    public override async Task<ListCorrectionsResponse> ListCorrections(ListCorrectionsRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        checks.State(request.State);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        var (found, next) = calls.Read((state, _) => (Outcome<(IReadOnlyList<Core.Exchanges.Correction>, string)>)page.Cut(
            from correction in state.Corrections.Committed
            where (request.State == CorrectionState.Unspecified || (CorrectionState)correction.State == request.State) && (page.After is null || correction.No < page.After)
            orderby correction.No descending
            select correction,
            correction => correction.No));
        var names = await store.Names(
            found.Select(correction => correction.ExchangeNo), found.Select(correction => correction.InstructionNo), context.CancellationToken);
        return calls.Read((state, _) =>
        {
            var response = new ListCorrectionsResponse { NextPageToken = next };
            response.Corrections.AddRange(found.Select(correction => MoveMessages.Of(
                StateView.OfCommitted(state), names.ExchangeId(correction.ExchangeNo), names.Instruction(correction.InstructionNo), correction)));
            return (Outcome<ListCorrectionsResponse>)response;
        });
    }

    public override Task<ProposeCorrectionResponse> ProposeCorrection(ProposeCorrectionRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Resolving.Prepare(request, Calls.CallerOf(context)));

    public override Task<ApproveCorrectionResponse> ApproveCorrection(ApproveCorrectionRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Resolving.Prepare(request, Calls.CallerOf(context)));

    public override Task<RejectCorrectionResponse> RejectCorrection(RejectCorrectionRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Resolving.Prepare(request, Calls.CallerOf(context)));

    /// <summary>With the proposer's words, which may name people and so aren't kept with answers.</summary>
    private Resolution WithReason(Resolution kept) => calls.Read((state, _) =>
    {
        var said = kept.Clone();
        said.Reason = OpaqueId.TryParse(Core.Exchanges.Resolution.IdPrefix, kept.ResolutionId, out var no) && state.Resolutions.TryGetCommitted(no, out var resolution) ? resolution.Why : "";
        return (Outcome<Resolution>)said;
    });
}
