using System.Collections.Immutable;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Settlements.Prices;

namespace CoalitionHub.Core.Settlements.Proof;

/// <summary>A tree for each partner over its lines and shares of a window, and one over the partners. Fed with the window's transfers in order.</summary>
/// <param name="window">The closed window.</param>
/// <param name="terms">All versions of terms.</param>
/// <param name="currencyCodeOf">Currency codes by number.</param>
public sealed class WindowTrees(Window window, WindowTerms terms, Func<int, string> currencyCodeOf)
{
    private readonly PartLineReader reader = new(terms);
    private readonly Dictionary<int, PartTree> parts = [];

    /// <summary>Adds the next transfer of the window.</summary>
    public void Add(Transfer transfer) => Add(reader.Add(transfer));

    /// <summary>The roots, once all transfers were added: one for each of these partners, and the window's.</summary>
    /// <param name="partners">Who has a part in the window.</param>
    /// <param name="shares">What the partners pay each other, in the order of <see cref="WindowShares.InOrder"/>: the last leaves of both sides' trees.</param>
    public ImmutableArray<WindowRoot> Finish(IReadOnlyList<Partner> partners, IEnumerable<WindowShare> shares)
    {
        Add(reader.Finish());
        Add(shares, partnerNo => partners.First(partner => partner.No == partnerNo).Id);
        ImmutableArray<WindowRoot> roots =
        [
            .. from partner in partners
               orderby partner.No
               let part = parts.GetValueOrDefault(partner.No) ?? new PartTree()
               select new WindowRoot(new PartKey(window.No, partner.No), part.Tree.Count, part.OwedMicros, part.DueMicros, part.Tree.Root()),
        ];
        var leaves = LeavesOf(window, roots, partnerNo => partners.First(partner => partner.No == partnerNo).Id);
        return [.. roots, new WindowRoot(new PartKey(window.No, 0), roots.Length, 0, 0, MerkleTree.RootOf(leaves))];
    }

    /// <summary>The hashes of the leaves of the window's tree: the partners' roots, by partner number.</summary>
    public static byte[][] LeavesOf(Window window, IEnumerable<WindowRoot> partnerRoots, Func<int, string> partnerIdOf) =>
        [.. partnerRoots.OrderBy(root => root.Key.PartnerNo).Select(root => MerkleTree.LeafHash(root.CanonicalBytes(window, partnerIdOf(root.Key.PartnerNo))))];

    private void Add(IReadOnlyList<PartLine> lines)
    {
        foreach (var line in lines)
        {
            var part = TreeOf(line.PartnerNo);
            part.Tree.Add(line.CanonicalBytes(line.CurrencyNo == 0 ? "" : currencyCodeOf(line.CurrencyNo), terms.IdOf(line.Volume.TermsNo)));
            part.OwedMicros += line.OwedMicros;
            part.DueMicros += line.DueMicros;
        }
    }

    private void Add(IEnumerable<WindowShare> shares, Func<int, string> partnerIdOf)
    {
        foreach (var share in shares)
        {
            var bytes = share.CanonicalBytes(terms, currencyCodeOf, partnerIdOf);
            TreeOf(share.Key.PayerNo).Tree.Add(bytes);
            TreeOf(share.Key.PayeeNo).Tree.Add(bytes);
        }
    }

    private PartTree TreeOf(int partnerNo)
    {
        if (!parts.TryGetValue(partnerNo, out var part))
        {
            parts.Add(partnerNo, part = new PartTree());
        }

        return part;
    }

    private sealed class PartTree
    {
        public MerkleTree Tree { get; } = new();

        public long OwedMicros { get; set; }

        public long DueMicros { get; set; }
    }
}
