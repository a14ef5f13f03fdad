using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Google.Protobuf;
using V1 = CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// Purchases that a till keeps in a file while the hub can't be reached, and sends later: each once, those of one member in their order,
/// also after the till's process was killed or its machine lost power. Safe for several threads; one process at a time.
/// </summary>
/// <remarks>
/// Keep the very request that was tried: under its id the hub knows whether it has it already. A request that was never tried is best made
/// with <see cref="EarnRequest.Offline"/>, so that no cap refuses what has happened.
/// </remarks>
public sealed class OfflineQueue : IDisposable
{
    private const byte Purchase = 1;
    private const byte Done = 2;

    private readonly object gate = new();
    private readonly QueueFile file;
    private readonly SortedDictionary<long, EarnRequest> waiting = [];
    private readonly Dictionary<RequestId, long> numbers = [];
    private Queue<EarnRequest>? offered;
    private long last;

    /// <summary>Opens the queue in a file, which is made if it isn't there.</summary>
    /// <param name="path">On a disk that keeps what it has confirmed.</param>
    /// <exception cref="InvalidDataException">The file is no queue, or is damaged before its end; the message says where.</exception>
    /// <exception cref="IOException">Another process has it open, or it can't be read or written.</exception>
    public OfflineQueue(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        file = QueueFile.Open(path, Take);
        if (waiting.Count == 0)
        {
            file.Clear();
        }
    }

    /// <summary>How many purchases wait.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    /// <summary>Keeps a purchase. When this returns, it is on the disk.</summary>
    /// <exception cref="ArgumentException">The receipt has no <see cref="Receipt.PurchaseTime"/>: it would get the time of sending.</exception>
    /// <exception cref="IOException">It could not be written, and is not kept: the disk is full, say.</exception>
    public void Keep(EarnRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Receipt.PurchaseTime is null)
        {
            throw new ArgumentException("A purchase that is sent later needs its Receipt.PurchaseTime.", nameof(request));
        }

        var bytes = PointsWire.Of(request).ToByteArray();
        lock (gate)
        {
            if (numbers.ContainsKey(request.RequestId))
            {
                return;
            }

            file.Append(Purchase, bytes, isDurable: true);
            Add(request);
            offered?.Enqueue(request);
        }
    }

    /// <summary>
    /// Sends what waits, and what is kept meanwhile. A purchase leaves the queue when the hub has recorded or refused it; what it could
    /// not be asked about stays, for the next time.
    /// </summary>
    /// <param name="points">The client's points.</param>
    /// <param name="cancellationToken">Stops sending; what has no answer stays.</param>
    /// <returns>One outcome for each purchase that was answered. Refused ones need a look: they are no longer in the queue.</returns>
    /// <exception cref="CoalitionHubException">The hub can't be reached, or doesn't take this caller; everything unanswered stays.</exception>
    /// <exception cref="InvalidOperationException">It is being sent already.</exception>
    public async IAsyncEnumerable<EarnOutcome> SendAsync(IPoints points, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(points);
        OfflineOrder order = new();
        var next = System.Threading.Channels.Channel.CreateUnbounded<EarnRequest>();
        Begin();
        try
        {
            Offer(order, next.Writer);
            await foreach (var outcome in points.EarnManyAsync(next.Reader.ReadAllAsync(cancellationToken), cancellationToken).ConfigureAwait(false))
            {
                if (outcome.Failure is { IsTransient: true })
                {
                    order.Stop(outcome.Request.Member);
                }
                else
                {
                    Finish(outcome.Request);
                    order.Next(outcome.Request.Member, next.Writer);
                    yield return outcome;
                }

                Offer(order, next.Writer);
            }
        }
        finally
        {
            End();
        }
    }

    /// <inheritdoc />
    public void Dispose() => file.Dispose();

    private void Take(byte kind, byte[] content)
    {
        switch (kind)
        {
            case Purchase:
                Add(PointsWire.Read(V1.EarnRequest.Parser.ParseFrom(content)));
                break;
            case Done:
                Remove(new RequestId(new Guid(content, bigEndian: true)));
                break;
            default:
                throw new InvalidDataException($"The queue has a record of kind {kind}, which this version of the SDK doesn't know; use the one that wrote it.");
        }
    }

    private void Offer(OfflineOrder order, ChannelWriter<EarnRequest> next)
    {
        lock (gate)
        {
            while (offered is not null && offered.TryDequeue(out var request))
            {
                order.Add(request, next);
            }
        }

        if (order.IsEmpty)
        {
            next.TryComplete();
        }
    }

    private void Add(EarnRequest request)
    {
        waiting.Add(++last, request);
        numbers.Add(request.RequestId, last);
    }

    private void Remove(RequestId id)
    {
        if (numbers.Remove(id, out var number))
        {
            waiting.Remove(number);
        }
    }

    /// <summary>Strikes a purchase out. Not synced: at worst it is sent once more, and gets the same answer.</summary>
    private void Finish(EarnRequest request)
    {
        lock (gate)
        {
            Remove(request.RequestId);
            if (waiting.Count == 0)
            {
                file.Clear();
            }
            else
            {
                file.Append(Done, request.RequestId.Value.ToByteArray(bigEndian: true), isDurable: false);
            }
        }
    }

    private void Begin()
    {
        lock (gate)
        {
            if (offered is not null)
            {
                throw new InvalidOperationException("The queue is being sent already.");
            }

            offered = new Queue<EarnRequest>(waiting.Values);
        }
    }

    private void End()
    {
        lock (gate)
        {
            offered = null;
        }
    }
}
