namespace CoalitionHub.Hub.Tests.Fixture;

/// <summary>What every changing request needs.</summary>
internal static class Requests
{
    public static string NewId() => Guid.CreateVersion7().ToString();

    /// <summary>A short name that no other test has.</summary>
    public static string NewCode(string prefix = "p") => prefix + Guid.NewGuid().ToString("N")[..12];
}
