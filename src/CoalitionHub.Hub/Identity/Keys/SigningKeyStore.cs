using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Identity.Keys;

/// <summary>The keys in the database. They don't go through the writer: every process must be able to make one.</summary>
internal sealed class SigningKeyStore(IDbContextFactory<HubDbContext> contexts)
{
    /// <summary>All keys, oldest first.</summary>
    public async Task<List<SigningKey>> Load(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<SigningKey>().OrderBy(key => key.Generation).ToListAsync(cancellationToken);
    }

    /// <summary>Adds a key, unless another process has added one of this generation.</summary>
    /// <returns>False when another was first.</returns>
    public async Task<bool> TryAdd(SigningKey key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Add(key);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Providers name a taken primary key in different ways; whether it is taken they all can say.
            var isTaken = await context.Set<SigningKey>().AnyAsync(one => one.Generation == key.Generation, cancellationToken);
            if (!isTaken)
            {
                throw;
            }

            return false;
        }
    }

    /// <summary>Encrypts a key that was kept plain before there was a key to encrypt it with.</summary>
    public async Task Replace(SigningKey key, byte[] privateKey, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<SigningKey>()
            .Where(one => one.Generation == key.Generation)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.PrivateKey, privateKey), cancellationToken);
    }

    /// <summary>Deletes keys that signed their last token long ago; never the newest, after which the generations go on.</summary>
    public async Task DeleteDropped(DateTimeOffset before, int newestGeneration, CancellationToken cancellationToken)
    {
        var beforeMicros = Moment.MicrosOf(before);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<SigningKey>()
            .Where(key => key.DroppedMicros < beforeMicros && key.Generation < newestGeneration)
            .ExecuteDeleteAsync(cancellationToken);
    }
}
