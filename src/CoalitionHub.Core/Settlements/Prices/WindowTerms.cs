using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Staff;

namespace CoalitionHub.Core.Settlements.Prices;

/// <summary>
/// All versions of terms, as a calculation needs them. Versions never change and none is approved retroactively, so what is in force
/// at a time that has passed is the same whenever it is asked.
/// </summary>
public sealed class WindowTerms
{
    private readonly Dictionary<int, Terms> versions;

    /// <param name="versions">Every version, approved or not.</param>
    public WindowTerms(IEnumerable<Terms> versions) => this.versions = versions.ToDictionary(terms => terms.No);

    /// <summary>A version by its number.</summary>
    /// <exception cref="InvalidOperationException">There is none: a broken invariant, terms are never deleted.</exception>
    public Terms Named(int no) => versions.GetValueOrDefault(no) ?? throw new InvalidOperationException($"The journal names terms {no}, which don't exist.");

    /// <summary>A version as it is known outside; empty for 0, which stands for none.</summary>
    public string IdOf(int no) => no == 0 ? "" : Named(no).Id;

    /// <summary>The version in force for each partner and currency, in order of both.</summary>
    public IEnumerable<Terms> InForceAt(long micros) =>
        from terms in versions.Values
        where terms.State == ApprovalState.Approved && terms.EffectiveMicros <= micros
        group terms by (terms.PartnerNo, terms.CurrencyNo) into schedule
        orderby schedule.Key
        select schedule.OrderBy(terms => terms.EffectiveMicros).ThenBy(terms => terms.No).Last();
}
