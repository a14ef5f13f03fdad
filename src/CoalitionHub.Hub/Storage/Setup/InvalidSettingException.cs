namespace CoalitionHub.Hub.Storage.Setup;

/// <summary>A setting that the hub can't start with.</summary>
/// <param name="setting">Its name, as in the configuration: <c>Storage:Provider</c>.</param>
/// <param name="problem">What is wrong and what would be right.</param>
internal sealed class InvalidSettingException(string setting, string problem) : Exception($"{setting}: {problem}")
{
    public string Setting { get; } = setting;
}
