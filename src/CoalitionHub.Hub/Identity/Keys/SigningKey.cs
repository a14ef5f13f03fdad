using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoalitionHub.Hub.Identity.Keys;

/// <summary>
/// A key that signs access tokens for a while. It is published before it signs, so that whoever verifies tokens has it by
/// then, and stays published until the last token that it signed has expired. Times are the process's, not the business clock's.
/// </summary>
/// <param name="Generation">1, 2, 3, …: of several processes that make the next one, the database lets one win.</param>
/// <param name="Kid">Its name in tokens and in the key set.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo (RFC 5280), DER; an EC key on P-256.</param>
/// <param name="PrivateKey">PKCS #8 (RFC 5958), protected as <see cref="KeyProtection"/> says.</param>
/// <param name="CreatedMicros">From when it is published.</param>
/// <param name="ActiveMicros">From when it signs.</param>
/// <param name="RetiredMicros">From when the next one signs.</param>
/// <param name="DroppedMicros">From when it is published no more.</param>
internal sealed record SigningKey(
    int Generation,
    string Kid,
    byte[] PublicKey,
    byte[] PrivateKey,
    long CreatedMicros,
    long ActiveMicros,
    long RetiredMicros,
    long DroppedMicros);

internal sealed class SigningKeyTable : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> table)
    {
        table.ToTable("signing_keys").HasKey(row => row.Generation);
        table.Property(row => row.Kid).HasMaxLength(64);
        table.Property(row => row.PublicKey).HasMaxLength(256);
        table.Property(row => row.PrivateKey).HasMaxLength(512);
    }
}
