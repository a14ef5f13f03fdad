using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Purchases.V1;
using Google.Protobuf.WellKnownTypes;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Points;

/// <summary>What a partner can get wrong about holds, returns, releases, balances, statements and events.</summary>
public sealed class WrongPointsRequestTests(WorldFixture world) : WrongRequestTests<WrongPointsRequestTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "points below 0", (CaptureBurnRequest request) => request.Points = -1, AmountNotPositive, "points" },
            { "points over a billion", (CaptureBurnRequest request) => request.Points = long.MaxValue, AmountTooLarge, "points" },
            { "more than is held", (CaptureBurnRequest request) => request.Points = 11, CaptureExceedsHold },
            { "a hold that was voided", (CaptureBurnRequest request, World world) => Void(world, request.HoldId), HoldAlreadyResolved },
            { "a hold that was voided", (VoidBurnRequest request, World world) => Void(world, request.HoldId), HoldAlreadyResolved },
            { "nothing", (ReverseRequest request) => request.ClearOriginal(), FieldMissing, "original" },
            { "no kind", (ReverseRequest request) => request.Key = Key(PurchaseKind.Unspecified), FieldMissing, "key.kind" },
            { "a return", (ReverseRequest request) => request.Key = Key(PurchaseKind.Return), FieldInvalid, "key.kind" },
            { "a kind of the future", (ReverseRequest request) => request.Key = Key((PurchaseKind)77), FieldInvalid, "key.kind" },
            { "no reference", (ReverseRequest request) => request.Key = Key(PurchaseKind.Earn, ""), FieldMissing, "key.merchant_reference" },
            { "a long reference", (ReverseRequest request) => request.Key = Key(PurchaseKind.Earn, new string('x', 65)), FieldTooLong, "key.merchant_reference" },
            { "an unknown reference", (ReverseRequest request) => request.Key = Key(PurchaseKind.Earn, "visit-404"), PurchaseNotFound },
            { "the other kind's reference", (ReverseRequest request) => request.Key = Key(PurchaseKind.Burn, "visit-1"), PurchaseNotFound },
            { "no money", (ReverseRequest request) => request.Amount = new Money { CurrencyCode = "HKD" }, AmountNotPositive, "amount.minor_units" },
            { "money below 0", (ReverseRequest request) => request.Amount.MinorUnits = long.MinValue, AmountNotPositive, "amount.minor_units" },
            { "too much money", (ReverseRequest request) => request.Amount.MinorUnits = long.MaxValue, AmountTooLarge, "amount.minor_units" },
            { "more money than was paid", (ReverseRequest request) => request.Amount.MinorUnits = 100_01, ReturnExceedsPurchase },
            { "other money", (ReverseRequest request) => request.Amount.CurrencyCode = "USD", CurrencyMismatch },
            { "no such money", (ReverseRequest request) => request.Amount.CurrencyCode = "QQQ", CurrencyUnknown, "amount.currency_code" },
            { "points of an earn", (ReverseRequest request) => request.Points = 5, FieldInvalid },
            { "no points", (ReverseRequest request) => request.Points = 0, AmountNotPositive, "points" },
            { "too many points", (ReverseRequest request) => request.Points = long.MaxValue, AmountTooLarge, "points" },
            { "money of a burn", (ReverseRequest request, World world) => OfBurn(world, request, money: true), FieldInvalid },
            { "more points than were burnt", (ReverseRequest request, World world) => OfBurn(world, request, money: false), ReturnExceedsPurchase },
            { "of a hold", (ReverseRequest request, World world) => OfHold(world, request), PurchaseNotReversible },
            { "a return in the future", (ReverseRequest request, World world) => request.ReturnTime = Timestamp.FromDateTimeOffset(world.Hub.Now.AddMinutes(6)), PurchaseInFuture },
            { "a return before all times", (ReverseRequest request) => request.ReturnTime = new Timestamp { Seconds = -62_135_596_800 }, TimeInvalid, "return_time" },
            { "a purchase without pending points", (ReleasePendingRequest request, World world) => OfNothingPending(world, request), NothingPending },
            { "currency in small letters", (GetBalanceRequest request) => request.CurrencyCode = "nights", CurrencyUnknown, "currency_code" },
            { "currency that isn't", (GetBalanceRequest request) => request.CurrencyCode = "PEBBLES", CurrencyUnknown },
            { "money", (GetBalanceRequest request) => request.CurrencyCode = "HKD", CurrencyUnknown },
            { "currency in small letters", (ListStatementRequest request) => request.CurrencyCode = "nights", CurrencyUnknown, "currency_code" },
            { "currency that isn't", (ListStatementRequest request) => request.CurrencyCode = "PEBBLES", CurrencyUnknown },
            { "money", (ListStatementRequest request) => request.CurrencyCode = "HKD", CurrencyUnknown },
            { "too many in a message", (EarnManyRequest request) => request.Earns.Add(Enumerable.Repeat(request.Earns[0], 500)), TooManyRows, "earns" },
            { "no id", (EarnManyRequest request) => request.Earns[0].RequestId = "", FieldMissing, "request_id" },
            { "a random id", (EarnManyRequest request) => request.Earns[0].RequestId = Guid.NewGuid().ToString(), RequestIdInvalid, "request_id" },
            { "no receipt", (EarnManyRequest request) => request.Earns[0].Receipt = null, FieldMissing, "receipt" },
            { "nobody", (EarnManyRequest request) => request.Earns[0].Member = null, FieldMissing, "member" },
            { "from below 0", (StreamEventsRequest request) => request.FromSeq = -1, SeqOutOfRange, "from_seq" },
            { "from the lowest number", (StreamEventsRequest request) => request.FromSeq = long.MinValue, SeqOutOfRange, "from_seq" },
        };
        table.AddIds<CaptureBurnRequest>("hold_id", "hld", (request, id) => request.HoldId = id, HoldNotFound);
        table.AddIds<VoidBurnRequest>("hold_id", "hld", (request, id) => request.HoldId = id, HoldNotFound);
        table.AddIds<ReverseRequest>("purchase_id", "pur", (request, id) => request.PurchaseId = id, PurchaseNotFound);
        table.AddTexts<ReverseRequest>("return_reference", 64, (request, text) => request.ReturnReference = text);
        table.AddTexts<ReverseRequest>("store", 64, (request, text) => request.Store = text, isRequired: false);
        table.AddIds<ReleasePendingRequest>("purchase_id", "pur", (request, id) => request.PurchaseId = id, PurchaseNotFound);
        table.AddMembers<GetBalanceRequest>((request, member) => request.Member = member);
        table.AddMembers<ListStatementRequest>((request, member) => request.Member = member);
        return table;
    }

    private static PurchaseKey Key(PurchaseKind kind, string reference = "visit-1") => new() { Kind = kind, MerchantReference = reference };

    private static Task Void(World world, string holdId) =>
        world.Owner.Points.VoidBurnAsync(new VoidBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = holdId }).ResponseAsync;

    private static async Task OfBurn(World world, ReverseRequest request, bool money)
    {
        request.PurchaseId = (await world.Owner.Points.BurnAsync(world.Hub.Burn(world.ByCard, 10))).PurchaseId;
        if (!money)
        {
            request.Points = 11;
        }
    }

    private static async Task OfHold(World world, ReverseRequest request)
    {
        request.PurchaseId = (await world.Owner.Points.AuthoriseBurnAsync(world.Hub.Authorise(world.ByCard, 10))).PurchaseId;
        request.ClearExtent();
    }

    private static async Task OfNothingPending(World world, ReleasePendingRequest request) =>
        request.PurchaseId = (await world.Owner.Points.EarnAsync(Till.Earn(world.ByCard, 100))).PurchaseId;
}
