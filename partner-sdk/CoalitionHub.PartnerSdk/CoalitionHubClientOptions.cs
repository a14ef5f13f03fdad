namespace CoalitionHub.PartnerSdk;

/// <summary>What a client needs to know. It is read once, when the client is made; later changes have no effect.</summary>
public sealed class CoalitionHubClientOptions
{
    /// <summary>Where the hub takes gRPC calls: "https://hub.example:5080". Required.</summary>
    public Uri? HubAddress { get; set; }

    /// <summary>
    /// Where further processes of the same hub, on the same database, take gRPC calls. Calls go to one process: the next in turn when
    /// it can't be reached, or when it says that it only hands calls on to the one that writes. Empty: there is one, or a balancer.
    /// </summary>
    public IList<Uri> OtherHubAddresses { get; init; } = [];

    /// <summary>
    /// The issuer of tokens: the hub's web address, or the coalition's own identity server. Its discovery document tells the token
    /// endpoint (RFC 8414). Required unless <see cref="TokenAddress"/> is given.
    /// </summary>
    public Uri? Authority { get; set; }

    /// <summary>The token endpoint itself, for an issuer without discovery. Then <see cref="Authority"/> is not asked.</summary>
    public Uri? TokenAddress { get; set; }

    /// <summary>
    /// Where the hub publishes its keys (RFC 7517), by which its quotes are verified. Null: <see cref="Authority"/>'s discovery document
    /// tells; where that is another issuer than the hub, this must say "https://hub.example/.well-known/openid-configuration/jwks".
    /// </summary>
    public Uri? KeysAddress { get; set; }

    /// <summary>
    /// Verifies each quote's signature before it is given to the caller. It needs <see cref="KeysAddress"/> or <see cref="Authority"/>;
    /// without either, quotes are taken as they come.
    /// </summary>
    public bool VerifyQuotes { get; set; } = true;

    /// <summary>The OAuth client id. Required.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The client's secret. Either this or <see cref="PrivateKey"/> is required.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// The client's private key for private_key_jwt (RFC 7523): a JWK (RFC 7517), or PEM as openssl writes it. EC P-256 signs with
    /// ES256, RSA of 2048 bits or more with RS256.
    /// </summary>
    public string? PrivateKey { get; set; }

    /// <summary>The key's id, sent as `kid`; null means the JWK's own, if it has one.</summary>
    public string? PrivateKeyId { get; set; }

    /// <summary>The audience of the signed assertion; null means the token endpoint's address.</summary>
    public string? AssertionAudience { get; set; }

    /// <summary>The scopes to ask for; empty means all that the client may have.</summary>
    public IList<string> Scopes { get; init; } = [];

    /// <summary>
    /// How long one call may take with all its tries, 1 millisecond to 1 hour. Sent to the hub, which drops a call that is late.
    /// Doesn't end streams.
    /// </summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long one try may take, 1 millisecond to 1 hour; then the next one begins, as far as <see cref="Deadline"/> allows.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How tries follow each other.</summary>
    public RetryOptions Retry { get; set; } = new();

    /// <summary>
    /// Sends the client's id, tokens and calls without TLS to other machines too. Without it, that is done on the loopback only.
    /// </summary>
    public bool AllowUnencrypted { get; set; }

    /// <summary>The clock: tokens, deadlines and waits go by it.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Takes the place of the SDK's own connections to the hub and the token endpoint: for a proxy, a certificate authority of one's
    /// own, or tests. The client doesn't dispose it. Null means the SDK's own.
    /// </summary>
    public HttpMessageHandler? HttpHandler { get; set; }
}
