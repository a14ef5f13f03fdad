using System.CommandLine;

namespace CoalitionHub.Hub.Cli.Connection;

/// <summary>The option that puts a new secret into a profile instead of on the screen.</summary>
internal sealed class SaveProfileOption
{
    public Option<string> Option { get; } = new("--save-profile")
    {
        Description = "Write the new credential into a new profile that only you can read, instead of showing its secret.",
        HelpName = "NAME",
    };

    /// <summary>Refuses a profile that is there already, before the secret exists that could not be saved.</summary>
    /// <exception cref="UsageException">It is there.</exception>
    public void RefuseTaken(ParseResult input, Terminal terminal)
    {
        if (input.GetValue(Option) is { } name && Profile.PathOf(name, terminal.Variable) is var path && File.Exists(path))
        {
            throw new UsageException($"The profile {path} is there already; choose another name.");
        }
    }

    /// <summary>Saves the credential when that was asked for.</summary>
    /// <returns>Where it lies; null when it wasn't asked for, or failed: then the secret must be shown, for it can't be had again.</returns>
    public string? Save(ParseResult input, Terminal terminal, Profile profile)
    {
        if (input.GetValue(Option) is not { } name)
        {
            return null;
        }

        try
        {
            return profile.Save(name, terminal.Variable);
        }
        catch (UsageException exception)
        {
            terminal.Error.WriteLine($"error: {exception.Message}");
            return null;
        }
    }
}
