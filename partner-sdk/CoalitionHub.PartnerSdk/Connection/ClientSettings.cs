using System.Collections.Immutable;

namespace CoalitionHub.PartnerSdk;

/// <summary>The options, checked and fixed.</summary>
internal sealed record ClientSettings(
    ImmutableArray<Uri> HubAddresses,
    Uri? Authority,
    Uri? TokenAddress,
    string ClientId,
    string? ClientSecret,
    SigningKey? SigningKey,
    string? AssertionAudience,
    ImmutableArray<string> Scopes,
    TimeSpan Deadline,
    TimeSpan AttemptTimeout,
    Backoff Backoff,
    bool AllowUnencrypted,
    TimeProvider Clock,
    HttpMessageHandler? HttpHandler,
    Uri? KeysAddress,
    bool VerifiesQuotes)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <exception cref="ArgumentException">A setting is missing or wrong; the message names it.</exception>
    public static ClientSettings From(CoalitionHubClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var hub = Required(options.HubAddress, nameof(options.HubAddress));
        Check(options.Authority is not null || options.TokenAddress is not null, nameof(options.Authority), "is missing, and so is TokenAddress.");
        foreach (var (address, name) in new[]
        {
            (hub, nameof(options.HubAddress)), (options.Authority, nameof(options.Authority)), (options.TokenAddress, nameof(options.TokenAddress)),
            (options.KeysAddress, nameof(options.KeysAddress)),
        })
        {
            Check(address is null || IsAllowed(address, options.AllowUnencrypted), name, "must be an absolute https address, or http on the loopback.");
        }

        ImmutableArray<Uri> hubs = [hub, .. options.OtherHubAddresses];
        Check(hubs.All(address => IsAllowed(address, options.AllowUnencrypted)), nameof(options.OtherHubAddresses), "must be absolute https addresses, or http on the loopback.");
        Check(hubs.Distinct().Count() == hubs.Length, nameof(options.OtherHubAddresses), "must not name HubAddress, or one of themselves, again.");

        Check(options.ClientId.Length > 0, nameof(options.ClientId), "is missing.");
        var hasSecret = !string.IsNullOrEmpty(options.ClientSecret);
        var hasKey = !string.IsNullOrEmpty(options.PrivateKey);
        Check(hasSecret != hasKey, nameof(options.ClientSecret), "or PrivateKey is required, and only one of them.");
        var hour = TimeSpan.FromHours(1);
        CheckRange(options.Deadline, Shortest, hour, nameof(options.Deadline));
        CheckRange(options.AttemptTimeout, Shortest, hour, nameof(options.AttemptTimeout));
        var retry = options.Retry;
        Check(retry.MaxAttempts is >= 1 and <= 20, "Retry.MaxAttempts", "must be from 1 to 20.");
        CheckRange(retry.InitialBackoff, Shortest, TimeSpan.FromMinutes(1), "Retry.InitialBackoff");
        CheckRange(retry.MaxBackoff, retry.InitialBackoff, TimeSpan.FromMinutes(10), "Retry.MaxBackoff");

        return new ClientSettings(
            hubs,
            options.Authority,
            options.TokenAddress,
            options.ClientId,
            hasSecret ? options.ClientSecret : null,
            options.PrivateKey is { Length: > 0 } key ? SigningKey.Parse(key, options.PrivateKeyId) : null,
            options.AssertionAudience,
            [.. options.Scopes],
            options.Deadline,
            options.AttemptTimeout,
            new Backoff(retry.MaxAttempts, retry.InitialBackoff, retry.MaxBackoff),
            options.AllowUnencrypted,
            options.TimeProvider,
            options.HttpHandler,
            options.KeysAddress,
            options.VerifyQuotes && (options.KeysAddress ?? options.Authority) is not null);
    }

    /// <summary>Whether tokens and secrets may go to this address.</summary>
    public static bool IsAllowed(Uri address, bool allowUnencrypted) =>
        address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (allowUnencrypted || address.IsLoopback)));

    private static Uri Required(Uri? address, string name) =>
        address ?? throw new ArgumentException($"CoalitionHubClientOptions.{name} is missing.");

    private static void CheckRange(TimeSpan value, TimeSpan least, TimeSpan most, string name) =>
        Check(value >= least && value <= most, name, $"must be from {least} to {most}.");

    private static void Check(bool isRight, string name, string whatIsWrong)
    {
        if (!isRight)
        {
            throw new ArgumentException($"CoalitionHubClientOptions.{name} {whatIsWrong}");
        }
    }
}
