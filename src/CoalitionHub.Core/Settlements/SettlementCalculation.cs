using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Settlements.Prices;

namespace CoalitionHub.Core.Settlements;

/// <summary>What a window comes to.</summary>
/// <param name="Parts">One part for each partner, by number; partners without business have a part of zeros.</param>
/// <param name="Lines">What the parts are made of, by partner, kind and currency.</param>
/// <param name="Obligations">Who owes whom, by debtor, creditor and currency.</param>
/// <param name="FundMicros">By how much the fund grew.</param>
/// <param name="FeesMicros">By how much the hub's fees grow, those of this settlement included.</param>
/// <param name="BreakageMicros">By how much breakage grew.</param>
/// <param name="RoundingMicros">By how much the rounding account grows, this settlement's residues included.</param>
/// <param name="PacksMicros">By how much the value of packs bought ahead grew, purchases of packs left out: they are paid for.</param>
public sealed record CalculatedWindow(
    ImmutableArray<WindowPart> Parts,
    ImmutableArray<WindowLine> Lines,
    ImmutableArray<Obligation> Obligations,
    long FundMicros,
    long FeesMicros,
    long BreakageMicros,
    long RoundingMicros,
    long PacksMicros)
{
    /// <summary>What partners pay each other by interchange and joint funding, in order: the lines of both sides are sums of it.</summary>
    public ImmutableArray<WindowShare> Shares { get; init; } = [];
}

/// <summary>
/// A settlement's calculation: a pure function of the window's transfers, fed one by one in order, and of the terms. The same
/// range gives the same result, however often; its memory doesn't grow with the range.
/// </summary>
/// <param name="window">The closed window.</param>
/// <param name="partners">The partners; those that joined after the window was closed have no part in it.</param>
/// <param name="terms">All versions of terms.</param>
/// <param name="microsPerMinorUnit">Of the settlement money (<see cref="IsoMoney.MicrosPerMinorUnit"/>).</param>
public sealed class SettlementCalculation(Window window, IEnumerable<Partner> partners, WindowTerms terms, long microsPerMinorUnit)
{
    private readonly WindowTally tally = new();
    private readonly List<Transfer> chain = [];
    private long nextSeq = window.FromSeq;
    private long chainSeq;

    /// <summary>How obligations are set off.</summary>
    public RuleTerms Rules { get; init; } = RuleTerms.Usual;

    /// <summary>Adds the next transfer of the window.</summary>
    /// <exception cref="InvalidOperationException">It isn't the next one: the journal has no gaps.</exception>
    public void Add(Transfer transfer)
    {
        if (transfer.Seq != nextSeq || transfer.Seq > window.ToSeq)
        {
            throw new InvalidOperationException($"Transfer {transfer.Seq} came where {nextSeq} of {window.FromSeq} to {window.ToSeq} was due.");
        }

        nextSeq++;
        if (transfer.ChainSeq != chainSeq)
        {
            ReadChain();
            chainSeq = transfer.ChainSeq;
        }

        if (transfer.Phase is Phase.Posted or Phase.Post)
        {
            chain.Add(transfer);
        }
    }

    /// <summary>The window's parts, once all its transfers were added.</summary>
    /// <exception cref="InvalidOperationException">Transfers are missing, or the sums don't come to zero: a broken invariant.</exception>
    public CalculatedWindow Finish()
    {
        if (nextSeq != window.ToSeq + 1)
        {
            throw new InvalidOperationException($"The window goes to {window.ToSeq}; transfer {nextSeq} is missing.");
        }

        ReadChain();
        WindowCharges charges = new(window, tally, terms);
        charges.Add();
        ImmutableArray<WindowLine> lines = [.. tally.Lines(window.No)];
        ImmutableArray<Obligation> obligations = [.. tally.Obligations(window.No)];
        ImmutableArray<WindowPart> parts = [.. Parts(lines, obligations)];
        CalculatedWindow calculated = new(
            parts,
            lines,
            obligations,
            tally.HubMicros(AccountKind.Fund),
            tally.HubMicros(AccountKind.Fees) + lines.Sum(ChargeBookings.FeesMicros),
            tally.HubMicros(AccountKind.Breakage),
            tally.HubMicros(AccountKind.Rounding) + parts.Sum(part => part.ResidueMicros),
            tally.HubMicros(AccountKind.Packs))
        {
            Shares = [.. WindowShares.InOrder(charges.Shares)],
        };
        RequireZero(calculated);
        return calculated;
    }

    private void ReadChain()
    {
        new ChainReader(tally, terms).Read(chain);
        chain.Clear();
    }

    private IEnumerable<WindowPart> Parts(ImmutableArray<WindowLine> lines, ImmutableArray<Obligation> obligations)
    {
        var byPartner = lines.ToLookup(line => line.Key.PartnerNo);
        return partners.Where(partner => partner.CreatedMicros <= window.ClosedMicros)
            .Select(partner => partner.No)
            .Union(byPartner.Select(group => group.Key))
            .Order()
            .Select(partnerNo => WindowParts.Of(
                new PartKey(window.No, partnerNo), [.. byPartner[partnerNo]], Legs.Of(partnerNo, obligations, Rules, microsPerMinorUnit), microsPerMinorUnit));
    }

    /// <summary>What partners are paid, and what the hub's own accounts grew by, is all there is: every transfer has two sides.</summary>
    private void RequireZero(CalculatedWindow calculated)
    {
        var sum = calculated.Parts.Sum(part => part.NetMinorUnits * microsPerMinorUnit) + calculated.FundMicros + calculated.FeesMicros +
                  calculated.BreakageMicros + calculated.RoundingMicros + calculated.PacksMicros;
        if (sum != 0)
        {
            throw new InvalidOperationException($"Window {window.No} comes to {sum} micros instead of zero.");
        }
    }
}
