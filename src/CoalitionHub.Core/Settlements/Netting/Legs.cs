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
        // By other side and direction, as far as they are kept apart.
        SortedDictionary<(int OtherNo, bool Owes), long> sums = [];
        foreach (var obligation in obligations)
        {
            var owes = obligation.Key.DebtorNo == partnerNo;
            if (!owes && obligation.Key.CreditorNo != partnerNo)
            {
                continue;
            }

            var otherNo = owes ? obligation.Key.CreditorNo : obligation.Key.DebtorNo;
            var key = rules.ModelOf(obligation.Key.CurrencyNo) switch
            {
                NettingModel.Gross => (otherNo, owes),
                NettingModel.NetBilateral => (-1 - otherNo, false),
                _ => (int.MaxValue, false),
            };
            sums[key] = sums.GetValueOrDefault(key) + (owes ? -obligation.Micros : obligation.Micros);
        }

        long pay = 0, receive = 0;
        foreach (var micros in sums.Values)
        {
            var minorUnits = MinorUnits.RoundedHalfAwayFromZero(micros, microsPerMinorUnit);
            pay += Math.Max(0, -minorUnits);
            receive += Math.Max(0, minorUnits);
        }

        return new Legs(pay, receive);
    }
}
