using System.Security.Cryptography;
using System.Text;
using CoalitionHub.Hub.Identity.Keys;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Identity.Keys;

public sealed class KeyProtectionTests
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("a private key of some length");

    private readonly KeyProtection protection = new(RandomNumberGenerator.GetBytes(KeyProtection.KeyBytes));

    [Fact]
    public void An_encrypted_key_is_read_again_and_not_to_be_seen()
    {
        var stored = protection.Protect("one", Secret);

        protection.Unprotect("one", stored).ShouldBe(Secret);
        stored.AsSpan().IndexOf(Secret.AsSpan(0, 8)).ShouldBe(-1);
        protection.Protect("one", Secret).ShouldNotBe(stored);
    }

    [Fact]
    public void Every_altered_byte_is_noticed()
    {
        var stored = protection.Protect("one", Secret);
        for (var index = 0; index < stored.Length; index++)
        {
            var altered = stored.ToArray();
            altered[index] ^= 0x80;

            Should.Throw<CryptographicException>(() => protection.Unprotect("one", altered), $"byte {index}");
        }
    }

    [Fact]
    public void A_key_put_under_another_name_is_noticed() =>
        Should.Throw<CryptographicException>(() => protection.Unprotect("two", protection.Protect("one", Secret)));

    [Fact]
    public void Under_another_encryption_key_the_setting_is_named() =>
        Should.Throw<CryptographicException>(() => new KeyProtection(new byte[KeyProtection.KeyBytes]).Unprotect("one", protection.Protect("one", Secret)))
            .Message.ShouldContain("Identity:KeyEncryptionKey");

    [Fact]
    public void Without_the_encryption_key_the_setting_is_named() =>
        Should.Throw<CryptographicException>(() => new KeyProtection(null).Unprotect("one", protection.Protect("one", Secret)))
            .Message.ShouldContain("Identity:KeyEncryptionKey");

    [Fact]
    public void What_was_kept_plain_is_still_read_once_there_is_an_encryption_key()
    {
        var plain = new KeyProtection(null).Protect("one", Secret);

        protection.Unprotect("one", plain).ShouldBe(Secret);
        protection.ShouldEncrypt(plain).ShouldBeTrue();
        protection.ShouldEncrypt(protection.Protect("one", Secret)).ShouldBeFalse();
        new KeyProtection(null).ShouldEncrypt(plain).ShouldBeFalse();
    }
}
