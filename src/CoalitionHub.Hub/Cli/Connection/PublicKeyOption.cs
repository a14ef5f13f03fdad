using System.CommandLine;

namespace CoalitionHub.Hub.Cli.Connection;

/// <summary>The option that gives a new credential a key pair instead of a secret.</summary>
internal sealed class PublicKeyOption
{
    public Option<string> Option { get; } = new("--public-jwk")
    {
        Description = "A file with a public key as a JWK (RFC 7517), for private_key_jwt. Without it the hub makes a secret.",
        HelpName = "FILE",
    };

    /// <summary>The file's text; empty when none is named.</summary>
    /// <exception cref="UsageException">It can't be read.</exception>
    public string TextIn(ParseResult input)
    {
        if (input.GetValue(Option) is not { } path)
        {
            return "";
        }

        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} can't be read: {exception.Message}");
        }
    }
}
