using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Core.Settlements;

/// <summary>What a partner pays for a window, and what it is paid, in minor units; never both where everything is set off.</summary>
/// <param name="Pay">What it pays.</param>
/// <param name="Receive">What it is paid.</param>
public readonly record struct Legs(long Pay, long Receive)
{
    /// <summary>
    /// A partner's legs: obligations netted multilaterally come to one amount; of those netted bilaterally there is one for each other
    /// side; of the gross ones, one for each other side and direction. Each is rounded once.
    /// </summary>
    /// <param name="partnerNo">Whose.</param>
    /// <param name="obligations">Of the window; those of others are left out.</param>
    /// <param name="rules">Which obligations are netted how.</param>
    /// <param name="microsPerMinorUnit">Of the settlement money.</param>
    internal static Legs Of(int partnerNo, IEnumerable<Obligation> obligations, RuleTerms rules, long microsPerMinorUnit)
    {
        long pay = 0, receive = 0;
        foreach (var leg in Each(partnerNo, obligations, rules, microsPerMinorUnit))
        {
            pay += Math.Max(0, -leg.MinorUnits);
            receive += Math.Max(0, leg.MinorUnits);
        }

        return new Legs(pay, receive);
    }

    /// <summary>The legs one by one: by model, and by other side and direction as far as they are kept apart.</summary>
    public static IEnumerable<PartLeg> Each(int partnerNo, IEnumerable<Obligation> obligations, RuleTerms rules, long microsPerMinorUnit)
    {
        SortedDictionary<(NettingModel Model, int OtherNo, bool Owes), long> sums = [];
        foreach (var obligation in obligations)
        {
            var owes = obligation.Key.DebtorNo == partnerNo;
            if (!owes && obligation.Key.CreditorNo != partnerNo)
            {
                continue;
            }

            var otherNo = owes ? obligation.Key.CreditorNo : obligation.Key.DebtorNo;
            var model = rules.ModelOf(obligation.Key.CurrencyNo);
            var key = model switch
            {
                NettingModel.Gross => (model, otherNo, owes),
                NettingModel.NetBilateral => (model, otherNo, false),
                _ => (model, 0, false),
            };
            sums[key] = sums.GetValueOrDefault(key) + (owes ? -obligation.Micros : obligation.Micros);
        }

        return sums.Select(sum => new PartLeg(sum.Key.Model, sum.Key.OtherNo, sum.Value, MinorUnits.RoundedHalfAwayFromZero(sum.Value, microsPerMinorUnit)));
    }
}

/// <summary>One amount that a partner pays or is paid for a window.</summary>
/// <param name="Model">How it was netted.</param>
/// <param name="OtherNo">With whom: another partner; 0 for the coalition, or for all sides together where they are netted multilaterally.</param>
/// <param name="Micros">What it comes to; minus: the partner owes it.</param>
/// <param name="MinorUnits">The same as it is paid.</param>
public readonly record struct PartLeg(NettingModel Model, int OtherNo, long Micros, long MinorUnits);
