using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Purchases.V1;
using Google.Protobuf.WellKnownTypes;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Purchases;

/// <summary>What a partner can get wrong when it looks up purchases.</summary>
public sealed class WrongPurchaseRequestTests(WorldFixture world) : WrongRequestTests<WrongPurchaseRequestTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "nothing", (GetPurchaseRequest request) => request.ClearLookup(), FieldMissing, "lookup" },
            { "no kind", (GetPurchaseRequest request) => request.Key = Key(PurchaseKind.Unspecified, "visit-1"), FieldMissing, "key.kind" },
            { "a kind of the future", (GetPurchaseRequest request) => request.Key = Key((PurchaseKind)77, "visit-1"), FieldInvalid, "key.kind" },
            { "no reference", (GetPurchaseRequest request) => request.Key = Key(PurchaseKind.Earn, ""), FieldMissing, "key.merchant_reference" },
            { "a long reference", (GetPurchaseRequest request) => request.Key = Key(PurchaseKind.Earn, new string('x', 65)), FieldTooLong, "key.merchant_reference" },
            { "a NUL in the reference", (GetPurchaseRequest request) => request.Key = Key(PurchaseKind.Earn, "visit-1\0"), FieldInvalid, "key.merchant_reference" },
            { "an unknown reference", (GetPurchaseRequest request) => request.Key = Key(PurchaseKind.Earn, "visit-404"), PurchaseNotFound },
            { "the other kind's reference", (GetPurchaseRequest request) => request.Key = Key(PurchaseKind.Return, "visit-1"), PurchaseNotFound },
            { "a member that is no id", (ListPurchasesRequest request) => request.MemberId = "7", IdInvalid, "member_id" },
            { "a card for a member's id", (ListPurchasesRequest request, World world) => request.MemberId = world.Member.CardNumber, IdInvalid, "member_id" },
            { "an unknown member", (ListPurchasesRequest request) => request.MemberId = WrongRequests.Unknown("mbr"), MemberNotFound },
            { "a member with a huge number", (ListPurchasesRequest request) => request.MemberId = WrongRequests.Huge("mbr"), MemberNotFound },
            { "from before all times", (ListPurchasesRequest request) => request.FromTime = new Timestamp { Seconds = -1 }, TimeInvalid, "from_time" },
            { "until after all times", (ListPurchasesRequest request) => request.UntilTime = new Timestamp { Seconds = 253_402_300_800 }, TimeInvalid, "until_time" },
            { "a kind of the future", (ListPurchasesRequest request) => request.Kind = (PurchaseKind)77, FieldInvalid, "kind" },
        };
        table.AddIds<GetPurchaseRequest>("purchase_id", "pur", (request, id) => request.PurchaseId = id, PurchaseNotFound);
        return table;
    }

    private static PurchaseKey Key(PurchaseKind kind, string reference) => new() { Kind = kind, MerchantReference = reference };
}
