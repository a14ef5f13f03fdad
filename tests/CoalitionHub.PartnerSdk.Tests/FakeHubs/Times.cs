using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>Times in canned answers, a day apart.</summary>
internal static class Times
{
    public static DateTimeOffset Of(int day) => new(2026, 3, day, 12, 30, 0, TimeSpan.Zero);

    public static Timestamp Wire(int day) => Timestamp.FromDateTimeOffset(Of(day));
}
