using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoalitionHub.Hub.Identity.Keys;

/// <summary>Random bytes that all processes on one database share and that never change, such as the key that signs quotes.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Value">Protected as <see cref="KeyProtection"/> says.</param>
internal sealed record HubSecret(string Name, byte[] Value);

internal sealed class HubSecretTable : IEntityTypeConfiguration<HubSecret>
{
    public void Configure(EntityTypeBuilder<HubSecret> table)
    {
        table.ToTable("hub_secrets").HasKey(row => row.Name);
        table.Property(row => row.Name).HasMaxLength(64);
        table.Property(row => row.Value).HasMaxLength(256);
    }
}
