using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Settlements.Prices;

namespace CoalitionHub.Core.Settlements.Proof;

/// <summary>
/// Reads a range of the journal, fed one transfer after another, as the partners' lines: exactly what a settlement's calculation adds
/// up, before it is added up. What is worked out for a window as a whole, such as fees, comes from no one transfer and is not here.
/// </summary>
public sealed class PartLineReader
{
    private readonly ChainReader chains;
    private readonly List<Transfer> chain = [];
    private readonly Dictionary<(long Seq, int PartnerNo, LineKind Kind, int CurrencyNo), TallyEntry> entries = [];
    private long chainSeq;

    /// <param name="terms">All versions of terms.</param>
    public PartLineReader(WindowTerms terms) => chains = new ChainReader(new WindowTally { Noted = Note }, terms);

    /// <summary>Adds the next transfer.</summary>
    /// <returns>The lines of the chain before it, if that ended with it: by seq, partner and kind.</returns>
    public IReadOnlyList<PartLine> Add(Transfer transfer)
    {
        IReadOnlyList<PartLine> ended = [];
        if (transfer.ChainSeq != chainSeq)
        {
            ended = Finish();
            chainSeq = transfer.ChainSeq;
        }

        if (transfer.Phase is Phase.Posted or Phase.Post)
        {
            chain.Add(transfer);
        }

        return ended;
    }

    /// <summary>The lines of the last chain, once all its transfers were added.</summary>
    public IReadOnlyList<PartLine> Finish()
    {
        if (chain.Count == 0)
        {
            return [];
        }

        var purpose = ChainFacts.Of(chain).Purpose;
        chains.Read(chain);
        IReadOnlyList<PartLine> lines =
        [
            .. from entry in entries
               orderby entry.Key
               let line = entry.Value
               select new PartLine(
                   line.PartnerNo, line.Transfer, purpose, line.Kind, line.CurrencyNo, line.Points, line.OwedMicros, line.DueMicros) { Volume = line.Volume },
        ];
        chain.Clear();
        entries.Clear();
        return lines;
    }

    private void Note(TallyEntry entry)
    {
        var key = (entry.Transfer.Seq, entry.PartnerNo, entry.Kind, entry.CurrencyNo);
        entries[key] = entries.TryGetValue(key, out var before)
            ? entry with
            {
                Points = entry.Points + before.Points,
                OwedMicros = entry.OwedMicros + before.OwedMicros,
                DueMicros = entry.DueMicros + before.DueMicros,
                Volume = entry.Volume.TermsNo != 0 ? entry.Volume : before.Volume,
            }
            : entry;
    }
}
