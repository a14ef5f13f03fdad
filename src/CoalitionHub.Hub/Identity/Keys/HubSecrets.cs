using System.Collections.Concurrent;
using System.Security.Cryptography;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Identity.Keys;

/// <summary>Secrets that all processes on one database share. The first that asks for one makes it; it never changes.</summary>
internal sealed class HubSecrets(IDbContextFactory<HubDbContext> contexts, KeyProtection protection)
{
    private const int SecretBytes = 32;

    private readonly ConcurrentDictionary<string, byte[]> known = new(StringComparer.Ordinal);

    /// <summary>The secret of this name: 32 random bytes.</summary>
    public byte[] Get(string name) => known.GetOrAdd(name, FindOrMake);

    private byte[] FindOrMake(string name)
    {
        using var context = contexts.CreateDbContext();
        if (Find(context, name) is { } there)
        {
            return there;
        }

        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        context.Add(new HubSecret(name, protection.Protect(name, secret)));
        try
        {
            context.SaveChanges();
            return secret;
        }
        catch (DbUpdateException)
        {
            // Another process was first: its secret is the one.
            return Find(context, name) ?? throw new InvalidOperationException($"The secret '{name}' could not be made.");
        }
    }

    private byte[]? Find(HubDbContext context, string name) =>
        context.Set<HubSecret>().AsNoTracking().FirstOrDefault(row => row.Name == name) is { } row ? protection.Unprotect(name, row.Value) : null;
}
