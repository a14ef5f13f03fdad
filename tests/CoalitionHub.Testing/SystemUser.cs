using System.Globalization;

namespace CoalitionHub.Testing;

/// <summary>A user of this machine, by whom a test that runs as root may have a program run.</summary>
public sealed record SystemUser(int UserId, int GroupId)
{
    /// <summary>Null when the machine has no such user.</summary>
    public static SystemUser? Find(string name)
    {
        string? line = File.ReadLines("/etc/passwd").FirstOrDefault(user => user.StartsWith($"{name}:", StringComparison.Ordinal));
        string[]? fields = line?.Split(':');
        return fields is null
            ? null
            : new SystemUser(int.Parse(fields[2], CultureInfo.InvariantCulture), int.Parse(fields[3], CultureInfo.InvariantCulture));
    }
}
