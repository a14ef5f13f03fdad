using System.Collections.Frozen;
using System.Globalization;
using CoalitionHub.Hub.Identity.Keys;
using CoalitionHub.Hub.Storage.Setup;

namespace CoalitionHub.Hub.Identity;

/// <summary>Who issues the tokens that the hub takes, and how its own are made: the section <c>Identity</c> of the configuration.</summary>
internal sealed record IdentityOptions
{
    public const string Section = "Identity";

    private const string WebUrl = "Web:Url";
    private const string DefaultWebUrl = "http://127.0.0.1:5081";

    /// <summary>Any OpenID Connect issuer's address; empty: the hub issues its tokens itself.</summary>
    public string Authority { get; init; } = "";

    /// <summary>
    /// The hub's own name as an issuer: the address at which others reach its web port. Several processes on one database
    /// must have the same.
    /// </summary>
    public string Issuer { get; init; } = DefaultWebUrl;

    /// <summary>The <c>aud</c> of the tokens that the hub takes.</summary>
    public string Audience { get; init; } = "coalitionhub";

    /// <summary>The claim of a foreign issuer's tokens that holds the scopes, where it is neither <c>scope</c> nor <c>scp</c>.</summary>
    public string ScopeClaim { get; init; } = "";

    /// <summary>Which of our credentials a foreign issuer's client stands for, where it could not be given our client id.</summary>
    public FrozenDictionary<string, string> ClientIds { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>How long a token of our own is good.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a key of our own signs before the next one does.</summary>
    public TimeSpan KeyLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>The key under which keys lie encrypted in the database, 32 bytes; null leaves them plain.</summary>
    public byte[]? KeyEncryptionKey { get; init; }

    /// <summary>True when the hub runs its own token endpoint.</summary>
    public bool IsOwnIssuer => Authority.Length == 0;

    /// <summary>How long before its first use a key is published: a tenth of its life, a day at most.</summary>
    public TimeSpan KeyPublishedAhead => KeyLifetime / 10 < TimeSpan.FromDays(1) ? KeyLifetime / 10 : TimeSpan.FromDays(1);

    /// <summary>Reads the section.</summary>
    /// <exception cref="InvalidSettingException">A setting is wrong; the message names it.</exception>
    public static IdentityOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var authority = section[nameof(Authority)] ?? "";
        return new IdentityOptions
        {
            Authority = authority.Length == 0 ? "" : Address(nameof(Authority), authority),
            Issuer = Address(nameof(Issuer), section[nameof(Issuer)] ?? configuration[WebUrl] ?? DefaultWebUrl),
            Audience = section[nameof(Audience)] is { Length: > 0 } audience ? audience : "coalitionhub",
            ScopeClaim = section[nameof(ScopeClaim)] ?? "",
            ClientIds = section.GetSection(nameof(ClientIds)).GetChildren().ToFrozenDictionary(pair => pair.Key, pair => pair.Value ?? ""),
            TokenLifetime = Duration(section, nameof(TokenLifetime), TimeSpan.FromHours(1), TimeSpan.FromMinutes(1), TimeSpan.FromDays(1)),
            KeyLifetime = Duration(section, nameof(KeyLifetime), TimeSpan.FromDays(30), TimeSpan.FromMinutes(10), TimeSpan.FromDays(3660)),
            KeyEncryptionKey = EncryptionKey(section[nameof(KeyEncryptionKey)]),
        };
    }

    private static string Address(string name, string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            throw new InvalidSettingException($"{Section}:{name}", $"'{text}' is no address such as https://identity.example.com.");
        }

        if (name == nameof(Authority) && address.Scheme == "http" && !address.IsLoopback)
        {
            throw new InvalidSettingException($"{Section}:{name}", "whom the hub trusts must be reached over https; http is for this machine only.");
        }

        return text.TrimEnd('/');
    }

    private static TimeSpan Duration(IConfiguration section, string name, TimeSpan otherwise, TimeSpan least, TimeSpan most)
    {
        var text = section[name];
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        return TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var duration) && duration >= least && duration <= most
            ? duration
            : throw new InvalidSettingException($"{Section}:{name}", $"'{text}' is no duration from {least:c} to {most:c}, written as [days.]hours:minutes:seconds.");
    }

    private static byte[]? EncryptionKey(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var key = new byte[KeyProtection.KeyBytes];
        return Convert.TryFromBase64String(text, key, out var length) && length == KeyProtection.KeyBytes
            ? key
            : throw new InvalidSettingException($"{Section}:{nameof(KeyEncryptionKey)}", $"must be {KeyProtection.KeyBytes} random bytes in base64, as `openssl rand -base64 {KeyProtection.KeyBytes}` makes them.");
    }
}
