using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Purchases.V1;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ExchangesV1 = CoalitionHub.Protos.Exchanges.V1;
using PartnersV1 = CoalitionHub.Protos.Partners.V1;
using ProgrammesV1 = CoalitionHub.Protos.Programmes.V1;
using PurchasesV1 = CoalitionHub.Protos.Purchases.V1;
using SettlementsV1 = CoalitionHub.Protos.Settlements.V1;
using WireFraction = CoalitionHub.Protos.Amounts.V1.Fraction;
using WireMoney = CoalitionHub.Protos.Amounts.V1.Money;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>Canned answers of the exchanges room.</summary>
internal sealed class FakeExchanges : ExchangesService.ExchangesServiceBase
{
    private static readonly ExchangesV1.Exchange Exchange = new()
    {
        ExchangeId = "exc_1",
        MemberId = "mbr_1",
        RouteId = "rte_1",
        State = ExchangesV1.ExchangeState.Completed,
        FromCurrencyCode = "MILES",
        ToCurrencyCode = "COAL",
        PointsOut = 1000,
        FeePoints = 10,
        ResiduePoints = 1,
        PointsIn = 495,
        ExpiryDate = "2027-06-30",
        AcceptedTime = Times.Wire(1),
        CompletedTime = Times.Wire(2),
        Seq = 50,
    };

    public override Task<QuoteExchangeResponse> QuoteExchange(ExchangesV1.QuoteExchangeRequest request, ServerCallContext context) =>
        Task.FromResult(new QuoteExchangeResponse
        {
            Quote = new Quote
            {
                SignedQuote = ByteString.CopyFrom(1, 2, 3),
                MemberId = "mbr_1",
                RouteId = "rte_1",
                QuoteId = "quote-1",
                TermsId = "trm_1",
                Money = { new ExchangesV1.QuotedMoney { PartnerId = "ptn_1", OwedMicros = 5, DueMicros = 7 } },
                FromCurrencyCode = request.FromCurrencyCode,
                ToCurrencyCode = request.ToCurrencyCode,
                PointsOut = request.Points,
                FeePoints = 10,
                ResiduePoints = 1,
                PointsIn = 495,
                Rate = new WireFraction { Numerator = 1, Denominator = 2 },
                Lots = { new ExchangesV1.QuotedLot { ExpiryDate = "2026-12-31", Points = 600 }, new ExchangesV1.QuotedLot { Points = 400 } },
                ExpiryDate = "2027-06-30",
                QuotedTime = Times.Wire(1),
                ExpiresTime = Times.Wire(2),
                UndoWindow = Duration.FromTimeSpan(TimeSpan.FromHours(1)),
                UndoReasons = { Reasons },
            },
        });

    public override Task<AcceptExchangeResponse> AcceptExchange(ExchangesV1.AcceptExchangeRequest request, ServerCallContext context) =>
        Task.FromResult(new AcceptExchangeResponse { Exchange = Exchange });

    public override Task<GetExchangeResponse> GetExchange(GetExchangeRequest request, ServerCallContext context) =>
        Task.FromResult(new GetExchangeResponse { Exchange = request.ExchangeId == "exc_waiting" ? Waiting() : Exchange });

    public override Task<ListExchangesResponse> ListExchanges(ListExchangesRequest request, ServerCallContext context) =>
        Task.FromResult(new ListExchangesResponse { Exchanges = { Exchange } });

    public override Task<CancelExchangeResponse> CancelExchange(ExchangesV1.CancelExchangeRequest request, ServerCallContext context) =>
        Task.FromResult(new CancelExchangeResponse { Exchange = In(ExchangesV1.ExchangeState.Cancelled) });

    public override Task<ReverseExchangeResponse> ReverseExchange(ExchangesV1.ReverseExchangeRequest request, ServerCallContext context)
    {
        var reversed = In(ExchangesV1.ExchangeState.Completed);
        (reversed.ReversedPoints, reversed.ReversedPointsIn) = (400, 198);
        return Task.FromResult(new ReverseExchangeResponse { Exchange = reversed });
    }

    public override Task<ListExchangeChangesResponse> ListExchangeChanges(ListExchangeChangesRequest request, ServerCallContext context) =>
        Task.FromResult(new ListExchangeChangesResponse { Changes = { Steps } });

    public override Task<CreateWatchTokenResponse> CreateWatchToken(CreateWatchTokenRequest request, ServerCallContext context) =>
        Task.FromResult(new CreateWatchTokenResponse { WatchToken = "a.b.c", ExpiresTime = Times.Wire(4) });

    /// <summary>Breaks after the first message, as often as a caller comes without knowing anything.</summary>
    public override async Task WatchExchange(WatchExchangeRequest request, IServerStreamWriter<WatchExchangeResponse> responseStream, ServerCallContext context)
    {
        for (var known = request.KnownChanges; known < Steps.Length; known++)
        {
            await responseStream.WriteAsync(new WatchExchangeResponse { Exchange = In(Steps[known].ToState), Changes = { Steps[known] }, KnownChanges = known + 1 });
            if (known == 0)
            {
                throw Refusals.Unavailable;
            }
        }
    }

    private static readonly ExchangesV1.ExchangeChange[] Steps =
    [
        new() { ToState = ExchangesV1.ExchangeState.Accepted, Trigger = "Accept", Who = "cli_1", Time = Times.Wire(1) },
        new() { FromState = ExchangesV1.ExchangeState.Accepted, ToState = ExchangesV1.ExchangeState.SourceHeld, Trigger = "HoldSource", Who = "hub", Time = Times.Wire(2) },
        new()
        {
            FromState = ExchangesV1.ExchangeState.SourceHeld, ToState = ExchangesV1.ExchangeState.Declined, Trigger = "DeclineDestination", Who = "ptn_2", Time = Times.Wire(3),
            Why = "MEMBER_NOT_FOUND",
        },
    ];

    /// <summary>Why something waits; the last for a reason of a later hub.</summary>
    internal static readonly ExchangesV1.UndoReason[] Reasons = [ExchangesV1.UndoReason.FirstToAccount, ExchangesV1.UndoReason.NewDevice, (ExchangesV1.UndoReason)99];

    private static ExchangesV1.Exchange Waiting()
    {
        var waiting = In(ExchangesV1.ExchangeState.InUndoWindow);
        waiting.UndoUntilTime = Times.Wire(3);
        waiting.UndoReasons.AddRange(Reasons);
        return waiting;
    }

    private static ExchangesV1.Exchange In(ExchangesV1.ExchangeState state)
    {
        var exchange = Exchange.Clone();
        exchange.State = state;
        return exchange;
    }
}

/// <summary>Canned answers about gifts.</summary>
internal sealed class FakeGifts : GiftsService.GiftsServiceBase
{
    public override Task<GivePointsResponse> GivePoints(ExchangesV1.GivePointsRequest request, ServerCallContext context) =>
        Task.FromResult(new GivePointsResponse { Gift = Gift(ExchangesV1.GiftState.InUndoWindow) });

    public override Task<CancelGiftResponse> CancelGift(ExchangesV1.CancelGiftRequest request, ServerCallContext context) =>
        Task.FromResult(new CancelGiftResponse { Gift = Gift(ExchangesV1.GiftState.Cancelled) });

    public override Task<GetGiftResponse> GetGift(GetGiftRequest request, ServerCallContext context)
    {
        var gift = Gift(ExchangesV1.GiftState.InUndoWindow);
        gift.UndoReasons.AddRange(request.GiftId == "gft_waiting" ? FakeExchanges.Reasons : []);
        return Task.FromResult(new GetGiftResponse { Gift = gift });
    }

    public override Task<ListGiftsResponse> ListGifts(ListGiftsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListGiftsResponse { Gifts = { Gift(ExchangesV1.GiftState.InUndoWindow) } });

    private static ExchangesV1.Gift Gift(ExchangesV1.GiftState state) => new()
    {
        GiftId = "gft_1",
        GiverMemberId = "mbr_1",
        ReceiverMemberId = "mbr_2",
        CurrencyCode = "MILES",
        Points = 100,
        State = state,
        RouteId = "rte_1",
        GivenTime = Times.Wire(1),
        UndoUntilTime = Times.Wire(2),
        Seq = 50,
    };
}
