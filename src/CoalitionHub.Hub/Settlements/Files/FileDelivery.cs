using System.Runtime.CompilerServices;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Hub.Outcomes;
using Google.Protobuf;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>Gives files out as they were made, piece by piece.</summary>
internal sealed class FileDelivery(FilesStore store)
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>The bytes in order; what the file is comes with the first piece.</summary>
    /// <param name="fileNo">Which file.</param>
    /// <param name="ownerNo">The one partner whose files may be taken; 0 for all files.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RefusalException">FILE_NOT_FOUND, also for another's; FILE_STATE for a payment file that waits.</exception>
    public async IAsyncEnumerable<(V1.SettlementFile? File, ByteString Chunk)> Read(
        long fileNo, int ownerNo, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = await store.Find(fileNo, cancellationToken);
        if (file is null || (ownerNo != 0 && file.PartnerNo != ownerNo))
        {
            throw new RefusalException(FileShelf.NotFound);
        }

        if (file.State is FileState.Proposed or FileState.Rejected)
        {
            throw new RefusalException(new Refusal(Reason.FileState, $"The payment file is {file.State}; it can be taken once another person has released it."));
        }

        var stored = await store.Read(file, cancellationToken);
        var first = FileMessages.Of(stored);
        for (var at = 0; at < stored.Bytes.Length || at == 0; at += ChunkBytes)
        {
            var chunk = stored.Bytes.Slice(at, Math.Min(ChunkBytes, stored.Bytes.Length - at));
            yield return (at == 0 ? first : null, UnsafeByteOperations.UnsafeWrap(chunk));
        }
    }
}
