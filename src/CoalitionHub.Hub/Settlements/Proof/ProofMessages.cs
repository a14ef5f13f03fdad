using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Proof;
using CoalitionHub.Hub.Outcomes;
using Google.Protobuf;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Proof;

/// <summary>How transactions of a window and their proof are said in the contract.</summary>
internal static class ProofMessages
{
    public static V1.WindowTransaction Of(PartLine line, string currencyCode, string termsId, PurchaseNamesStore names)
    {
        var purchase = names.PurchaseOf(line);
        return new V1.WindowTransaction
        {
            Seq = line.Transfer.Seq,
            ChainSeq = line.Transfer.ChainSeq,
            // The contract's kinds have the core's numbers.
            Kind = (V1.StatementLineKind)line.Kind,
            PointsCurrencyCode = currencyCode,
            Points = line.Points,
            OwedMicros = line.OwedMicros,
            DueMicros = line.DueMicros,
            EffectiveTime = ContractTimes.Time(line.EffectiveMicros),
            JournalTime = ContractTimes.Time(line.Transfer.TimeMicros),
            PurchaseId = purchase?.Id ?? "",
            PurchaseKind = (Protos.Purchases.V1.PurchaseKind)(purchase?.Kind ?? 0),
            MerchantReference = purchase?.Reference ?? "",
            ExchangeId = names.ExchangeIdOf(line),
            ReferenceCommitment = ByteString.CopyFrom(line.Transfer.ReferenceCommitment.Span),
            ReferenceSalt = purchase is null ? ByteString.Empty : ByteString.CopyFrom(purchase.ReferenceSalt.Span),
            TermsId = termsId,
            CountsInPriceRanges = line.Volume.IsPriced,
            BearsInterchange = line.Volume.IsOfOther,
        };
    }

    /// <summary>The proof of a partner's part; WINDOW_NOT_FOUND, WINDOW_STATE when there is none.</summary>
    public static Outcome<V1.WindowProof> Find(StateView view, int windowNo, int partnerNo)
    {
        if (view.Find(view.State.Windows, windowNo) is not { } window)
        {
            return new Refusal(Reason.WindowNotFound, "There is no such window.");
        }

        WindowRoot[] roots = [.. view.All(view.State.WindowRoots).Where(root => root.Key.WindowNo == windowNo).OrderBy(root => root.Key.PartnerNo)];
        var own = Array.FindIndex(roots, root => root.Key.PartnerNo == partnerNo);
        // Partner 0 is the window, and comes first.
        return own < 1
            ? new Refusal(Reason.WindowState, $"The window is {window.State}; there is no proof of the partner's part in it.")
            : Of(view, window, roots[0], roots[1..], own - 1);
    }

    private static V1.WindowProof Of(StateView view, Window window, WindowRoot whole, WindowRoot[] parts, int index)
    {
        var part = parts[index];
        var leaves = WindowTrees.LeavesOf(window, parts, view.PartnerId);
        var proof = new V1.WindowProof
        {
            WindowId = window.Id,
            PartnerId = view.PartnerId(part.Key.PartnerNo),
            FirstSeq = window.FromSeq,
            LastSeq = window.ToSeq,
            LeafCount = part.Count,
            OwedMicros = part.OwedMicros,
            DueMicros = part.DueMicros,
            TransactionsRoot = ByteString.CopyFrom(part.Hash.Span),
            LeafIndex = index,
            TreeSize = parts.Length,
            WindowRoot = ByteString.CopyFrom(whole.Hash.Span),
        };
        proof.Path.AddRange(MerkleTree.PathOf(leaves, index).Select(hash => ByteString.CopyFrom(hash)));
        return proof;
    }
}
