using System.Text.Json;

namespace CoalitionHub.CoalitionDay.Coalition;

/// <summary>
/// A credential with the addresses at which it is used, as a file: <c>coalition-hub … --profile FILE</c> takes it as it is.
/// </summary>
internal sealed record Profile(Uri Hub, Uri Authority, string ClientId, string ClientSecret)
{
    /// <summary>Without the secret: it must never come onto the screen by accident.</summary>
    public override string ToString() => $"{ClientId} at {Hub}";
}

/// <summary>The credentials of a run: a folder of files that only their owner can read.</summary>
internal sealed class Profiles(string folder)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Where the credential of this name lies.</summary>
    public string PathOf(string name) => Path.Combine(folder, name + ".json");

    /// <summary>The credential of this name; null when there is none.</summary>
    public Profile? Find(string name) =>
        File.Exists(PathOf(name)) ? JsonSerializer.Deserialize<Profile>(File.ReadAllText(PathOf(name)), Json) : null;

    /// <summary>Keeps a credential, whole or not at all.</summary>
    public Profile Keep(string name, Profile profile)
    {
        Write(PathOf(name), JsonSerializer.Serialize(profile, Json));
        return profile;
    }

    /// <summary>Keeps a credential as variables for a shell, as the sample QuickStart reads them.</summary>
    /// <returns>The file's path.</returns>
    public string KeepForShell(string name, Profile profile)
    {
        var path = Path.Combine(folder, name + ".env");
        Write(path, $"export COALITION_CLIENT_ID='{profile.ClientId}'\nexport COALITION_CLIENT_SECRET='{profile.ClientSecret}'\n");
        return path;
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(folder);
        var draft = path + ".new";
        File.Delete(draft);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var file = new StreamWriter(draft, options))
        {
            file.Write(text);
        }

        File.Move(draft, path, overwrite: true);
    }
}
