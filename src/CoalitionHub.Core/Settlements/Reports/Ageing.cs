using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Reports;

/// <summary>What is unpaid between the coalition and one partner, one way, by days since the window was approved. Minor units.</summary>
public sealed record AgeingSums(int PartnerNo, bool PartnerPays, long UpTo30, long UpTo60, long UpTo90, long Over90, int OldestDays)
{
    /// <summary>Together.</summary>
    public long Total => UpTo30 + UpTo60 + UpTo90 + Over90;
}

/// <summary>Sorts unpaid parts by age.</summary>
public static class Ageing
{
    /// <summary>By partner, then who pays.</summary>
    /// <param name="parts">All parts.</param>
    /// <param name="windowOf">Windows by number.</param>
    /// <param name="nowMicros">Now.</param>
    public static IReadOnlyList<AgeingSums> Of(IEnumerable<WindowPart> parts, Func<int, Window> windowOf, long nowMicros) =>
    [
        .. from part in parts
           let window = windowOf(part.Key.WindowNo)
           where window.ApprovedMicros != 0
           from way in new[] { (PartnerPays: true, Outstanding: WindowParts.ToPayMinorUnits(part)), (PartnerPays: false, Outstanding: WindowParts.ToReceiveMinorUnits(part)) }
           where way.Outstanding != 0
           group (way.Outstanding, Days: Moment.DayOf(nowMicros) - Moment.DayOf(window.ApprovedMicros)) by (part.Key.PartnerNo, way.PartnerPays) into unpaid
           orderby unpaid.Key
           select new AgeingSums(
               unpaid.Key.PartnerNo,
               unpaid.Key.PartnerPays,
               unpaid.Where(one => one.Days <= 30).Sum(one => one.Outstanding),
               unpaid.Where(one => one.Days is > 30 and <= 60).Sum(one => one.Outstanding),
               unpaid.Where(one => one.Days is > 60 and <= 90).Sum(one => one.Outstanding),
               unpaid.Where(one => one.Days > 90).Sum(one => one.Outstanding),
               unpaid.Max(one => one.Days)),
    ];
}
