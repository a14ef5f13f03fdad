using System.Security.Cryptography;
using Grpc.Core;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Takes a file from the hub. A stream that breaks is begun again: half a file is no file.</summary>
internal sealed class FileReading(HubConnection hub, V1.SettlementsService.SettlementsServiceClient service, SettlementFileId fileId)
{
    public async Task<byte[]> RunAsync(CancellationToken cancellationToken)
    {
        Tries tries = new(hub.Tokens, hub.Settings.Backoff);
        while (true)
        {
            using MemoryStream bytes = new();
            var sha256 = "";
            using OpenedStream<V1.StreamOwnFileResponse> stream = new(hub, Open, cancellationToken);
            while (await stream.NextAsync().ConfigureAwait(false) is { } piece)
            {
                sha256 = piece.File?.Sha256 ?? sha256;
                piece.Chunk.WriteTo(bytes);
            }

            if (stream.Failure is not { } failure)
            {
                return Checked(bytes.ToArray(), sha256);
            }

            var wait = tries.WaitAfter(failure, stream.Token) ?? throw failure;
            await Task.Delay(wait, hub.Settings.Clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private (IDisposable, IAsyncStreamReader<V1.StreamOwnFileResponse>) Open(CallOptions options)
    {
        var call = service.StreamOwnFile(new V1.StreamOwnFileRequest { FileId = fileId.Value ?? "" }, options);
        return (call, call.ResponseStream);
    }

    private byte[] Checked(byte[] bytes, string sha256) =>
        string.Equals(Convert.ToHexString(SHA256.HashData(bytes)), sha256, StringComparison.OrdinalIgnoreCase)
            ? bytes
            : throw new CoalitionHubException(CoalitionHubReason.Unspecified, StatusCode.DataLoss, $"The bytes of {fileId} are not those that the hub made.");
}
