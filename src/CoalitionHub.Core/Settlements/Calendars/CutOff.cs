namespace CoalitionHub.Core.Settlements;

/// <summary>How often windows are closed. Values are stored.</summary>
public enum CutOffFrequency : byte
{
    Daily = 1,
    Weekly = 2,
    Monthly = 3,
}

/// <summary>When windows are closed: a time of day by the clocks of one place.</summary>
/// <param name="Frequency">How often.</param>
/// <param name="Day">Weekly: 1 for Monday to 7 for Sunday (ISO 8601). Monthly: 1 to 31, of which a short month has the last. Daily: 0.</param>
/// <param name="MinuteOfDay">0 to 1439.</param>
/// <param name="TimeZone">Of the IANA database, such as Asia/Hong_Kong.</param>
public sealed record CutOff(CutOffFrequency Frequency, int Day, int MinuteOfDay, string TimeZone);
