using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Hub.Points;
using CoalitionHub.Hub.Tests.Exchanges;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Points.V1;
using Shouldly;
using Xunit;
using AdjustmentKind = CoalitionHub.Core.Points.AdjustmentKind;

namespace CoalitionHub.Hub.Tests.Points;

/// <summary>What brought points that repaid a debt is told as if they had stayed.</summary>
public sealed class EntryKindTests
{
    private const long SomeTime = 1_700_000_000_000_000;

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [InlineData(AccountKind.Clearing, SomeTime, 0L, 7L, EntryKind.Earn, true)]
    [InlineData(AccountKind.Clearing, SomeTime, 3L, 7L, EntryKind.BurnReversal, true)]
    [InlineData(AccountKind.Clearing, 0L, 0L, 7L, EntryKind.Goodwill, false)]
    [InlineData(AccountKind.Clearing, 0L, 0L, 0L, EntryKind.OpeningBalance, false)]
    [InlineData(AccountKind.Liquidity, 0L, 0L, 7L, EntryKind.ExchangeIn, false)]
    [InlineData(AccountKind.Liquidity, 0L, 3L, 7L, EntryKind.ExchangeReversal, false)]
    [InlineData(AccountKind.Fees, 0L, 3L, 7L, EntryKind.ExchangeReversal, false)]
    [InlineData(AccountKind.Rounding, 0L, 3L, 7L, EntryKind.ExchangeReversal, false)]
    [InlineData(AccountKind.Suspense, 0L, 0L, 7L, EntryKind.Gift, false)]
    public void Points_that_repay_a_debt_say_what_brought_them(AccountKind from, long purchaseTimeMicros, long correctsSeq, long sourceNo, EntryKind kind, bool isOfPurchase)
    {
        const int points = Currency.CoalitionPointsNo;
        var row = new Transfer
        {
            Seq = 9,
            RequestId = Guid.Empty,
            ChainSeq = 9,
            Debit = AccountId.Of(from, points, from == AccountKind.Clearing ? 1 : 0),
            Credit = AccountId.Of(AccountKind.Wallet, points, 5),
            Amount = 10,
            Kind = TransferKind.Repayment,
            Phase = Phase.Posted,
            TimeMicros = SomeTime,
            SourceNo = sourceNo,
            PurchaseTimeMicros = purchaseTimeMicros,
            CorrectsSeq = correctsSeq,
        };

        EntryKinds.Of(row, AdjustmentKind.Goodwill).ShouldBe(kind);
        EntryKinds.IsOfPurchase(row).ShouldBe(isOfPurchase);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Points_of_an_exchange_that_repaid_a_debt_name_nobodys_purchase(Store store)
    {
        await using var market = await Market.OpenAsync(store);
        await market.Airline.AddTerms(market.Maker, market.Checker, InDebt("MILES"));
        var guest = await market.GuestAsync(1_000);
        var earned = await market.Airline.Points.EarnAsync(Till.Earn(guest, 200_00, "flight"));
        await market.Airline.Points.BurnAsync(market.Hub.Burn(guest, 200));
        await market.Airline.Points.ReverseAsync(new ReverseRequest
        {
            RequestId = HubPeople.NewRequest(),
            PurchaseId = earned.PurchaseId,
            ReturnReference = "flight-back",
        });
        // Purchases and exchanges are numbered apart: there is a purchase, of another partner, of every number that an exchange can get here.
        for (var purchase = 0; purchase < 40; purchase++)
        {
            await market.Airline.Points.EarnAsync(Till.Earn(guest, 1));
        }

        await market.Hotel.Exchanges.AcceptExchangeAsync(market.Acceptance(await market.QuoteAsync(guest, 300)));

        var arrived = (await market.Hotel.Events()).Select(one => one.Transfer).Last(transfer => transfer is not null);
        (arrived.CurrencyCode, arrived.Kind, arrived.Points).ShouldBe(("MILES", EntryKind.ExchangeIn, 99));
        (arrived.PurchaseId, arrived.MerchantReference).ShouldBe(("", ""));
        var entry = (await market.Hotel.Points.ListStatementAsync(new ListStatementRequest { Member = guest, CurrencyCode = "MILES" })).Entries[0];
        (entry.Kind, entry.PurchaseId, entry.MerchantReference).ShouldBe((EntryKind.ExchangeIn, "", ""));
    }

    private static Protos.Programmes.V1.Terms InDebt(string currency)
    {
        var terms = TermsRequests.Roomy();
        terms.PointsCurrencyCode = currency;
        terms.NegativeBalanceFloorPoints = 1_000;
        return terms;
    }
}
