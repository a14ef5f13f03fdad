using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Setup;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Members.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Exchanges;

/// <summary>What a person is told of its exchanges and gifts, and what stays of them when it is forgotten.</summary>
public sealed class ExchangesOfMemberTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task They_are_exported_and_no_table_names_the_card_once_the_person_is_erased(Store store)
    {
        await using var market = await Market.OpenAsync(store);
        var gifts = new GiftsService.GiftsServiceClient(market.Hotel.Calls);
        await market.OpenRouteAsync(GiftTerms(market));
        var (guest, friend) = (await market.GuestAsync(1_000), await market.GuestAsync(0));
        var exchange = (await market.Hotel.Exchanges.AcceptExchangeAsync(market.Acceptance(await market.QuoteAsync(guest, 300)))).Exchange;
        var gift = (await gifts.GivePointsAsync(new GivePointsRequest
        {
            RequestId = HubPeople.NewRequest(),
            Giver = guest,
            Receiver = friend,
            CurrencyCode = "NIGHTS",
            Points = 100,
            Proof = market.Hub.Assertion(),
        })).Gift;

        var export = await market.Hotel.Members.ExportMemberAsync(new ExportMemberRequest { Member = guest, PageSize = 1 });
        export.Exchanges.Select(packed => packed.Unpack<Exchange>()).ShouldBe([exchange]);
        export.Gifts.Select(packed => packed.Unpack<Gift>()).ShouldBe([gift]);
        (await market.Hotel.Members.ExportMemberAsync(new ExportMemberRequest { Member = friend })).Gifts.ShouldHaveSingleItem().Unpack<Gift>().ShouldBe(gift);

        (await NamingTables(market, guest.CardNumber)).ShouldBe(["tallies"]);
        await market.Hotel.Members.EraseMemberAsync(new EraseMemberRequest { RequestId = HubPeople.NewRequest(), Member = guest });
        (await NamingTables(market, guest.CardNumber)).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> NamingTables(Market market, string card)
    {
        await using var context = new HubContextFactory(StorageOptions.From(market.Hub.Configuration)).CreateDbContext();
        var naming = new List<string>();
        if (await context.ExchangeTallies.AnyAsync(tally => tally.Subject == card))
        {
            naming.Add("tallies");
        }

        if ((await context.Exchanges.AsNoTracking().ToListAsync()).Any(exchange => exchange.Plan.Use?.CardNumber == card))
        {
            naming.Add("exchanges");
        }

        if ((await context.Gifts.AsNoTracking().ToListAsync()).Any(gift => gift.Use.CardNumber == card))
        {
            naming.Add("gifts");
        }

        return naming;
    }

    private static RouteTerms GiftTerms(Market market) => new()
    {
        FromCurrencyCode = "NIGHTS",
        ToCurrencyCode = "NIGHTS",
        IssuerPartnerId = market.Hotel.PartnerId,
        Rate = TermsRequests.Of(1, 1),
        MinimumPoints = 1,
        MaximumPoints = 1_000,
        IncrementPoints = 1,
    };
}
