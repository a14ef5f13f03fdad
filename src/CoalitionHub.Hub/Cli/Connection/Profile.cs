using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoalitionHub.Hub.Cli.Connection;

/// <summary>A file with a person's credential, so that the secret is neither on the command line nor in the shell's history.</summary>
internal sealed record Profile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The hub's gRPC address; null leaves it to the variables.</summary>
    public string? Hub { get; init; }

    /// <summary>The token endpoint or the issuer; null leaves it to the variables.</summary>
    public string? Authority { get; init; }

    /// <summary>Null leaves it to the variables.</summary>
    public string? ClientId { get; init; }

    /// <summary>Null leaves it to the variables.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Where a profile lies: a name in the person's configuration folder, or a path.</summary>
    public static string PathOf(string name, Func<string, string?> variable)
    {
        if (name.Contains(Path.DirectorySeparatorChar) || name.EndsWith(".json", StringComparison.Ordinal))
        {
            return name;
        }

        var home = variable("XDG_CONFIG_HOME") is { Length: > 0 } configured ? configured : Path.Combine(variable("HOME") ?? variable("USERPROFILE") ?? ".", ".config");
        return Path.Combine(home, "coalition-hub", name + ".json");
    }

    /// <exception cref="UsageException">There is no such profile, others can read it, or it is no profile.</exception>
    public static Profile Read(string name, Func<string, string?> variable)
    {
        var path = PathOf(name, variable);
        try
        {
            using var file = File.OpenRead(path);
            RefuseReadableByOthers(file, path);
            return JsonSerializer.Deserialize<Profile>(file, Json) ?? throw new UsageException($"The profile {path} is empty.");
        }
        catch (JsonException exception)
        {
            // Not the exception's own words: they may quote the secret.
            throw new UsageException($"The profile {path} is no JSON object of hub, authority, clientId and clientSecret (line {exception.LineNumber + 1}).");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The profile {path} can't be read: {exception.Message}");
        }
    }

    /// <summary>Writes a new profile that only its owner can read.</summary>
    /// <returns>Where it lies.</returns>
    /// <exception cref="UsageException">It is there already, or can't be written.</exception>
    public string Save(string name, Func<string, string?> variable)
    {
        var path = PathOf(name, variable);
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using var file = new FileStream(path, options);
            JsonSerializer.Serialize(file, this, Json);
            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The profile {path} can't be written: {exception.Message}");
        }
    }

    /// <summary>Without the secret: it must never come into a message by accident.</summary>
    public override string ToString() => $"{ClientId} at {Hub}";

    private static void RefuseReadableByOthers(FileStream file, string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file.SafeFileHandle) & Others) != 0)
        {
            throw new UsageException($"The profile {path} holds a secret and others can read it; run: chmod 600 {path}");
        }
    }
}
