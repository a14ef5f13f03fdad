using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Ledger.V1;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Ledger;

/// <summary>What staff can get wrong when they read the books.</summary>
public sealed class WrongLedgerRequestTests(WorldFixture world) : WrongRequestTests<WrongLedgerRequestTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table() => new()
    {
        { "from below 0", (ListTransfersRequest request) => request.FromSeq = -1, SeqOutOfRange, "from_seq" },
        { "from the lowest number", (ListTransfersRequest request) => request.FromSeq = long.MinValue, SeqOutOfRange, "from_seq" },
        { "a kind of the future", (ListAccountsRequest request) => request.Kind = (AccountKind)99, FieldInvalid, "kind" },
        { "a currency that isn't", (ListAccountsRequest request) => request.CurrencyCode = "PEBBLES", CurrencyUnknown },
        { "a currency in small letters", (ListAccountsRequest request) => request.CurrencyCode = "hkd", CurrencyUnknown },
        { "a partner that is no id", (ListAccountsRequest request) => request.PartnerId = "hotel", IdInvalid, "partner_id" },
        { "an unknown partner", (ListAccountsRequest request) => request.PartnerId = WrongRequests.Unknown("ptn"), PartnerNotFound },
        { "a partner with a huge number", (ListAccountsRequest request) => request.PartnerId = WrongRequests.Huge("ptn"), PartnerNotFound },
    };
}
