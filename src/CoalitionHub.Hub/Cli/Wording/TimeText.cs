using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Cli.Wording;

/// <summary>Times and durations as people type them.</summary>
internal static class TimeText
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFK", "yyyy-MM-dd HH:mmK",
    ];

    /// <summary>2026-08-01 (midnight UTC), 2026-08-01T09:00Z, 2026-08-01T09:00:00+08:00. A time needs its offset.</summary>
    public static bool TryParse(string text, out Timestamp time)
    {
        time = new Timestamp();
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            time = Timestamp.FromDateTimeOffset(new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
            return true;
        }

        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        if (!hasOffset || !DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            return false;
        }

        time = Timestamp.FromDateTimeOffset(moment);
        return true;
    }

    /// <summary>90s, 15m, 12h, 30d.</summary>
    public static bool TryParseDuration(string text, out Duration duration)
    {
        duration = new Duration();
        var seconds = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        if (seconds == 0 || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        duration.Seconds = (long)count * seconds;
        return true;
    }
}
