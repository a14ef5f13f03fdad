using System.Buffers.Binary;
using Google.Protobuf;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// Finds what differs by looking only into ranges whose digests differ. A range of few transactions is listed; a larger one is split: days
/// by 16, a day's keys by 256. So a difference among n transactions in d days takes at most log16 d + log256 n + 2 calls.
/// </summary>
internal sealed class Reconciler(HubConnection hub, OwnRecords own)
{
    /// <summary>So many are listed at once rather than split.</summary>
    private const int Few = 100;

    /// <summary>The hub takes prefixes of so many bytes; what shares them is listed page by page.</summary>
    private const int MaxPrefix = 7;

    private readonly V1.ReconciliationService.ReconciliationServiceClient service = new(hub.Invoker);
    private readonly List<(DateOnly Date, OwnTransaction Transaction)> onlyHere = [];
    private readonly List<RecordedTransaction> onlyThere = [];
    private int calls;

    public async Task<TransactionReconciliation> RunAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        OwnRange whole = new(first, last, 0, 0);
        Stack<OwnRange> differing = new([whole]);
        long? hubCount = null;
        while (differing.TryPop(out var range))
        {
            var parts = await SplitAsync(range, cancellationToken).ConfigureAwait(false);
            hubCount ??= parts.Values.Sum(part => part.Count);
            foreach (var (part, there) in parts)
            {
                var here = own.DigestOf(part);
                if (here == there)
                {
                    continue;
                }

                if (there.Count == 0)
                {
                    onlyHere.AddRange(own.In(part));
                }
                else if ((there.Count <= Few && here.Count <= Few) || part.PrefixLength == MaxPrefix)
                {
                    await CompareAsync(part, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    differing.Push(part);
                }
            }
        }

        return new TransactionReconciliation { HubCount = hubCount ?? 0, OwnCount = own.Count, Calls = calls, Differences = Pair() };
    }

    /// <summary>The parts of a range at the hub, and those that only the partner has.</summary>
    private async Task<Dictionary<OwnRange, (long Count, UInt128 Digest)>> SplitAsync(OwnRange range, CancellationToken cancellationToken)
    {
        calls++;
        var parts = await hub.CallAsync(
            service.GetTransactionDigestsAsync,
            new V1.GetTransactionDigestsRequest { Range = Wired(range) },
            static answer => answer.Digests.ToDictionary(
                digest => Read(digest.Range), digest => (digest.Count, BinaryPrimitives.ReadUInt128BigEndian(digest.Digest.Span))),
            null,
            cancellationToken).ConfigureAwait(false);
        if (range.First == range.Last)
        {
            foreach (var part in own.PartsOf(range))
            {
                parts.TryAdd(part, default);
            }
        }

        return parts;
    }

    private async Task CompareAsync(OwnRange range, CancellationToken cancellationToken)
    {
        Dictionary<(PurchaseKind, string), RecordedTransaction> there = [];
        var pageToken = "";
        do
        {
            calls++;
            pageToken = await hub.CallAsync(
                service.ListRangeTransactionsAsync,
                new V1.ListRangeTransactionsRequest { Range = Wired(range), PageToken = pageToken, PageSize = Few },
                answer =>
                {
                    foreach (var transaction in answer.Transactions.Select(Read))
                    {
                        there[(transaction.Kind, transaction.MerchantReference)] = transaction;
                    }

                    return answer.NextPageToken;
                },
                null,
                cancellationToken).ConfigureAwait(false);
        }
        while (pageToken.Length > 0);

        foreach (var (date, transaction) in own.In(range))
        {
            var isThere = there.Remove((transaction.Kind, transaction.MerchantReference), out var recorded);
            if (recorded is null || recorded.Points != transaction.Points || recorded.PurchaseDate != date)
            {
                onlyHere.Add((date, transaction));
                if (isThere && recorded is not null)
                {
                    onlyThere.Add(recorded);
                }
            }
        }

        onlyThere.AddRange(there.Values);
    }

    /// <summary>What has the same reference on both sides is one difference, also when it was found in two ranges.</summary>
    private List<TransactionDifference> Pair()
    {
        var there = onlyThere.ToDictionary(transaction => (transaction.Kind, transaction.MerchantReference));
        List<TransactionDifference> differences = [];
        foreach (var (_, transaction) in onlyHere)
        {
            there.Remove((transaction.Kind, transaction.MerchantReference), out var recorded);
            differences.Add(new TransactionDifference(transaction, recorded));
        }

        differences.AddRange(there.Values.Select(recorded => new TransactionDifference(null, recorded)));
        return [.. differences.OrderBy(difference => difference.Own?.MerchantReference ?? difference.Hub?.MerchantReference, StringComparer.Ordinal)];
    }

    private static V1.TransactionRange Wired(OwnRange range) => new()
    {
        FirstDate = Wire.Of(range.First),
        LastDate = Wire.Of(range.Last),
        KeyPrefix = ByteString.CopyFrom(range.PrefixBytes()),
    };

    private static OwnRange Read(V1.TransactionRange range)
    {
        var prefix = new byte[sizeof(ulong)];
        range.KeyPrefix.Span.CopyTo(prefix);
        return new OwnRange(Wire.Date(range.FirstDate) ?? default, Wire.Date(range.LastDate) ?? default, BinaryPrimitives.ReadUInt64BigEndian(prefix), range.KeyPrefix.Length);
    }

    private static RecordedTransaction Read(V1.RecordedTransaction transaction) => new(
        (PurchaseKind)transaction.Kind,
        transaction.MerchantReference,
        Wire.Date(transaction.PurchaseDate) ?? default,
        transaction.Points,
        new PurchaseId(transaction.PurchaseId));
}
