using CoalitionHub.CoalitionDay.Coalition;

namespace CoalitionHub.CoalitionDay.Planning;

/// <summary>What the plan knows of one member.</summary>
internal sealed class MemberPlan
{
    private readonly Dictionary<string, Purse> purses = [];
    private readonly List<string> brands = [];
    private DateOnly assertedOn;
    private long asserted;

    /// <summary>The brand that enrolled the member; null before.</summary>
    public string? EnrolledBy => brands.Count == 0 ? null : brands[0];

    public bool HasSecret { get; set; }

    public bool IsKnownTo(string brand) => brands.Contains(brand);

    public void BecomeKnownTo(string brand) => brands.Add(brand);

    /// <summary>The member's points in one currency.</summary>
    public Purse Purse(string pointsCode)
    {
        if (!purses.TryGetValue(pointsCode, out var purse))
        {
            purses.Add(pointsCode, purse = new Purse());
        }

        return purse;
    }

    /// <summary>Notes points to be burnt on a brand's word, if the terms' limits of a burn and of a day allow it.</summary>
    public bool TryAssert(long points, DateTimeOffset time, BrandTerms terms)
    {
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        var before = assertedOn == day ? asserted : 0;
        if (points > terms.AssertionPoints || before + points > terms.AssertionPoints)
        {
            return false;
        }

        (assertedOn, asserted) = (day, before + points);
        return true;
    }
}
