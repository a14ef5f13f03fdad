using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.Hub.Tests.Exchanges.ThroughSdk;

/// <summary>A way to each reason for which an exchange is neither shown, cancelled nor reversed, a gift isn't given or taken back, and a ledger isn't served.</summary>
internal static class LaterRefusals
{
    public static IReadOnlyDictionary<CoalitionHubReason, Func<SdkMarket, Task>> Ways { get; } = new Dictionary<CoalitionHubReason, Func<SdkMarket, Task>>
    {
        [CoalitionHubReason.ExchangeNotFound] = async market => await market.Airline.Exchanges.GetAsync((await Exchanged(market)).Id),
        [CoalitionHubReason.ExchangeState] = async market =>
            await market.Hotel.Exchanges.CancelAsync(new CancelExchangeRequest { ExchangeId = (await Exchanged(market)).Id }),
        [CoalitionHubReason.ReversalExceedsExchange] = async market => await market.ReverseAsync(await Exchanged(market), 101),
        [CoalitionHubReason.NegativeLimitReached] = async market =>
        {
            await market.RouteAsync();
            var guest = await market.Market.GuestAsync(1_000);
            var exchange = await market.ExchangedAsync(MemberSelector.ByCard(guest.CardNumber));
            await market.Market.Airline.Points.BurnAsync(market.Hub.Burn(guest, 20));
            await market.ReverseAsync(exchange);
        },
        [CoalitionHubReason.MemberErased] = async market =>
        {
            await market.RouteAsync();
            var guest = await market.GuestAsync();
            var exchange = await market.ExchangedAsync(guest);
            await market.Hotel.Members.EraseAsync(new EraseMemberRequest { Member = guest });
            await market.ReverseAsync(exchange);
        },
        [CoalitionHubReason.GiftSameMember] = async market =>
        {
            await market.GiftRouteAsync();
            var guest = await market.GuestAsync();
            await market.GiveAsync(guest, guest);
        },
        [CoalitionHubReason.GiftNotFound] = async market => await market.Airline.Exchanges.Gifts.GetAsync((await Given(market)).Id),
        [CoalitionHubReason.GiftState] = async market =>
            await market.Hotel.Exchanges.Gifts.CancelAsync(new CancelGiftRequest { GiftId = (await Given(market)).Id }),
        [CoalitionHubReason.CurrencyNotAllowed] = market => market.Hotel.Exchanges.ServeLedgerAsync(new NoLedger()),
    };

    private static async Task<Exchange> Exchanged(SdkMarket market)
    {
        await market.RouteAsync();
        return await market.ExchangedAsync(await market.GuestAsync());
    }

    private static async Task<Gift> Given(SdkMarket market)
    {
        await market.GiftRouteAsync();
        return await market.GiveAsync(await market.GuestAsync(), await market.GuestAsync(0));
    }

    /// <summary>A ledger that is never asked.</summary>
    private sealed class NoLedger : IPointsLedger
    {
        public Task<LedgerAnswer> ValidateMemberAsync(ValidateMemberInstruction instruction, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<LedgerAnswer> DebitAsync(DebitInstruction instruction, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<LedgerAnswer> CreditAsync(CreditInstruction instruction, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<LedgerAnswer> QueryAsync(QueryInstruction instruction, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<LedgerAnswer> ReverseAsync(ReverseInstruction instruction, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
