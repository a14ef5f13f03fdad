namespace CoalitionHub.Hub.Identity;

/// <summary>What this room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Made signing key {Generation}, {Kid}; it signs from {Active:u}.")]
    public static partial void KeyMade(ILogger logger, int generation, string kid, DateTimeOffset active);

    [LoggerMessage(Level = LogLevel.Information, Message = "Encrypted the signing key {Kid}, which was kept plain.")]
    public static partial void KeyEncrypted(ILogger logger, string kid);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signing keys lie unencrypted in the database: set {Setting}.")]
    public static partial void KeysArePlain(ILogger logger, string setting);

    [LoggerMessage(Level = LogLevel.Error, Message = "The signing keys could not be read or renewed; trying again.")]
    public static partial void KeysNotRead(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Gave {ClientId} a token for {Scopes}.")]
    public static partial void TokenGiven(ILogger logger, string clientId, string scopes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{ClientId} did not authenticate at the token endpoint: {Problem}")]
    public static partial void ClientRefused(ILogger logger, string clientId, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The issuer {Authority} could not be asked for its keys.")]
    public static partial void AuthorityAway(ILogger logger, string authority, Exception exception);
}
