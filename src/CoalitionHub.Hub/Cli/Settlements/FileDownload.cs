using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>Takes files from the hub and writes them to a disk, as they were made.</summary>
internal static class FileDownload
{
    /// <summary>The file and its bytes.</summary>
    public static async Task<(SettlementFile File, byte[] Bytes)> ReadAsync(HubSession hub, string fileId)
    {
        var files = new FilesAdminService.FilesAdminServiceClient(hub.Invoker);
        var pieces = await hub.CallForStream(files.StreamSettlementFile, new StreamSettlementFileRequest { FileId = fileId });
        using var bytes = new MemoryStream();
        foreach (var piece in pieces)
        {
            piece.Chunk.WriteTo(bytes);
        }

        return (pieces[0].File, bytes.ToArray());
    }

    /// <summary>Writes a file; whatever is there under the name stays.</summary>
    /// <exception cref="UsageException">It can't be written.</exception>
    public static void Write(HubSession hub, string path, byte[] bytes)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            file.Write(bytes);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{path} can't be written: {exception.Message}");
        }

        hub.Terminal.Error.WriteLine($"written: {path}");
    }
}
