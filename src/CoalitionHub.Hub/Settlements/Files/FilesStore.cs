using System.Security.Cryptography;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using SettlementFile = CoalitionHub.Core.Settlements.Files.SettlementFile;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>A file with its bytes, and the ids of what its record names.</summary>
internal sealed record StoredFile(SettlementFile File, ReadOnlyMemory<byte> Bytes, string WindowId, string PartnerId, string MadeBy, string DecidedBy);

/// <summary>Reads files from the database: any process can, whoever writes.</summary>
internal sealed class FilesStore(IDbContextFactory<HubDbContext> contexts)
{
    /// <summary>A file's record; null for none.</summary>
    public async Task<SettlementFile?> Find(long no, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.SettlementFiles.AsNoTracking().SingleOrDefaultAsync(file => file.No == no, cancellationToken);
    }

    /// <summary>The file as it was made.</summary>
    /// <exception cref="InvalidOperationException">Its bytes are not those that were kept: somebody changed the database.</exception>
    public async Task<StoredFile> Read(SettlementFile file, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var content = await context.FileContents.AsNoTracking().SingleAsync(one => one.FileNo == file.No, cancellationToken);
        if (Convert.ToHexStringLower(SHA256.HashData(content.Bytes.Span)) != file.Sha256)
        {
            throw new InvalidOperationException($"The bytes of {file.Id} are not those that it was made of.");
        }

        var window = await context.Windows.AsNoTracking().SingleOrDefaultAsync(one => one.No == file.WindowNo, cancellationToken);
        var partner = await context.Partners.AsNoTracking().SingleOrDefaultAsync(one => one.No == file.PartnerNo, cancellationToken);
        var people = await context.Staff.AsNoTracking().Where(one => one.No == file.MadeBy || one.No == file.DecidedBy).ToListAsync(cancellationToken);
        return new StoredFile(
            file, content.Bytes, window?.Id ?? "", partner?.Id ?? "", people.Find(person => person.No == file.MadeBy)?.Id ?? "",
            people.Find(person => person.No == file.DecidedBy)?.Id ?? "");
    }
}
