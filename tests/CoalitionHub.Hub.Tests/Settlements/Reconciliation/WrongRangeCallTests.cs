using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Settlements.Reconciliation;

/// <summary>What partners can get wrong about ranges, through the pipe.</summary>
public sealed class WrongRangeCallTests(WorldFixture world) : WrongRequestTests<WrongRangeCallTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = new()
    {
        { "no range", (GetTransactionDigestsRequest request) => request.Range = null, FieldMissing, "range" },
        { "no first day", (GetTransactionDigestsRequest request) => request.Range.FirstDate = "", FieldMissing, "range.first_date" },
        { "no last day", (GetTransactionDigestsRequest request) => request.Range.LastDate = "", FieldMissing, "range.last_date" },
        { "no day", (GetTransactionDigestsRequest request) => request.Range.LastDate = "2026-02-30", TimeInvalid, "range.last_date" },
        { "a day before the epoch", (GetTransactionDigestsRequest request) => request.Range.FirstDate = "1969-12-31", TimeInvalid, "range.first_date" },
        { "an end before the beginning", (GetTransactionDigestsRequest request) => request.Range.LastDate = "1970-01-01", TimeInvalid, "range.last_date" },
        { "keys of several days", (GetTransactionDigestsRequest request) => request.Range.KeyPrefix = ByteString.CopyFrom(1), FieldInvalid, "range.key_prefix" },
        { "a whole key", (GetTransactionDigestsRequest request) => request.Range.KeyPrefix = ByteString.CopyFrom(new byte[8]), FieldTooLong, "range.key_prefix" },
        { "no range", (ListRangeTransactionsRequest request) => request.Range = null, FieldMissing, "range" },
    };
}
