using System.Collections.Immutable;

namespace CoalitionHub.Core.Settlements;

/// <summary>Two sides of a window, the one with the lower number first; 0 is the coalition.</summary>
/// <param name="FirstNo">One side.</param>
/// <param name="SecondNo">The other.</param>
/// <param name="FirstOwesMicros">What the first owes the second, before anything is set off.</param>
/// <param name="SecondOwesMicros">What the second owes the first.</param>
public sealed record NettedPair(int FirstNo, int SecondNo, long FirstOwesMicros, long SecondOwesMicros)
{
    /// <summary>What is left between the two; minus: the second owes it.</summary>
    public long NetMicros => FirstOwesMicros - SecondOwesMicros;
}

/// <summary>Who owes whom in a window, and how much money each way of settling it would move.</summary>
/// <param name="Pairs">By number; pairs that owe each other nothing are left out.</param>
/// <param name="GrossMicros">What moves when everything owed is paid.</param>
/// <param name="BilateralMicros">What moves when each pair sets off.</param>
/// <param name="MultilateralMicros">What moves when each partner has one net: the sum of what all debtors pay.</param>
public sealed record NettingMatrix(ImmutableArray<NettedPair> Pairs, long GrossMicros, long BilateralMicros, long MultilateralMicros)
{
    /// <summary>The matrix of a window's obligations.</summary>
    public static NettingMatrix Of(IEnumerable<Obligation> obligations)
    {
        SortedDictionary<(int First, int Second), (long First, long Second)> sums = [];
        foreach (var (key, micros) in obligations.Select(obligation => (obligation.Key, obligation.Micros)))
        {
            var isFirst = key.DebtorNo < key.CreditorNo;
            var pair = isFirst ? (key.DebtorNo, key.CreditorNo) : (key.CreditorNo, key.DebtorNo);
            var before = sums.GetValueOrDefault(pair);
            sums[pair] = isFirst ? (before.First + micros, before.Second) : (before.First, before.Second + micros);
        }

        ImmutableArray<NettedPair> pairs = [.. sums.Select(sum => new NettedPair(sum.Key.First, sum.Key.Second, sum.Value.First, sum.Value.Second))];
        Dictionary<int, long> nets = [];
        foreach (var pair in pairs)
        {
            nets[pair.FirstNo] = nets.GetValueOrDefault(pair.FirstNo) - pair.NetMicros;
            nets[pair.SecondNo] = nets.GetValueOrDefault(pair.SecondNo) + pair.NetMicros;
        }

        return new NettingMatrix(
            pairs,
            pairs.Sum(pair => pair.FirstOwesMicros + pair.SecondOwesMicros),
            pairs.Sum(pair => Math.Abs(pair.NetMicros)),
            nets.Values.Where(net => net < 0).Sum(net => -net));
    }
}
