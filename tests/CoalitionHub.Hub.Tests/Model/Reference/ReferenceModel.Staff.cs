namespace CoalitionHub.Hub.Tests.Model.Reference;

/// <summary>What staff do to points.</summary>
internal sealed partial class ReferenceModel
{
    /// <summary>Whether an adjustment may be proposed.</summary>
    public Verdict Propose(ReferencePartner partner, string currency)
    {
        var reasons = new List<string>();
        if (MayUse(partner, currency, reasons, out _))
        {
            Add(reasons, partner.TermsAt(currency, Now) is null, "NO_TERMS_IN_FORCE");
        }

        return reasons.Count > 0 ? Verdict.Refused(reasons) : Verdict.Answered("proposed");
    }

    /// <summary>Another person agrees to it.</summary>
    public Verdict Adjust(ReferencePartner partner, ReferenceMember member, string currency, long points, bool isCredit)
    {
        if (partner.TermsAt(currency, Now) is not { } terms)
        {
            return Verdict.Refused("NO_TERMS_IN_FORCE");
        }

        if (isCredit)
        {
            if (IsOverCap(terms, points))
            {
                return Verdict.Refused("NET_DEBIT_CAP_EXCEEDED");
            }

            Issue(terms, terms.Clearing, member, points, terms.LastDayOf(Now), DateOnly.MinValue);
            return Verdict.Answered("approved");
        }

        var debt = points - TakesToTakeBack(terms, member, points, 0).Sum(take => take.Points);
        if (debt > 0 && debt + DebtOf(LotsOf(member, currency)) > terms.Said.NegativeBalanceFloorPoints)
        {
            return Verdict.Refused("NEGATIVE_LIMIT_REACHED");
        }

        TakeBack(terms, member, points, 0, isDebtCapped: false);
        return Verdict.Answered("approved");
    }

    /// <summary>"Opening balances can be imported, once": all rows or none.</summary>
    /// <param name="partner">Whose.</param>
    /// <param name="currency">Which points.</param>
    /// <param name="rows">A null member is one that nobody knows; a null day is for the terms to say.</param>
    public Verdict Import(ReferencePartner partner, string currency, IReadOnlyList<(ReferenceMember? Member, long Points, DateOnly? LastDay)> rows)
    {
        var reasons = new List<string>();
        if (!MayUse(partner, currency, reasons, out _))
        {
            return Verdict.Refused(reasons);
        }

        var terms = partner.TermsAt(currency, Now);
        Add(reasons, terms is null, "NO_TERMS_IN_FORCE");
        Add(reasons, partner.Imported.Contains(currency), "OPENING_BALANCE_EXISTS");
        Add(reasons, terms is not null && IsOverCap(terms, rows.Sum(row => row.Points)), "NET_DEBIT_CAP_EXCEEDED");
        if (reasons.Count > 0 || terms is null)
        {
            return Verdict.Refused(reasons);
        }

        var refused = rows.Select((row, index) => (No: index + 1, Reason: Reason(row, index))).Where(row => row.Reason.Length > 0).ToList();
        if (refused.Count > 0)
        {
            return Verdict.Answered($"0 rows, 0 points, refused [{string.Join(", ", refused.Select(row => $"{row.No} {row.Reason}"))}]");
        }

        foreach (var (member, points, lastDay) in rows)
        {
            if (member is not null)
            {
                Issue(terms, terms.Clearing, member, points, lastDay ?? terms.LastDayOf(Now), DateOnly.MinValue);
            }
        }

        partner.Imported.Add(currency);
        return Verdict.Answered($"{rows.Count} rows, {rows.Sum(row => row.Points)} points, refused []");

        string Reason((ReferenceMember? Member, long Points, DateOnly? LastDay) row, int index) =>
            row.Member is null ? "MEMBER_NOT_FOUND"
            : rows.Take(index).Any(before => before.Member == row.Member) || row.LastDay < Today ? "FIELD_INVALID"
            : "";
    }

    /// <summary>Two memberships of one person become one: every lot goes over as it is, and so does what is owed.</summary>
    public Verdict Merge(ReferenceMember from, ReferenceMember into)
    {
        if (Holds.Any(hold => hold.Standing == HoldStanding.Waiting && (hold.Burn.Member == from || hold.Burn.Member == into)))
        {
            return Verdict.Refused("MEMBER_HAS_HOLDS");
        }

        foreach (var currency in wallets.Keys.Where(wallet => wallet.Member == from).Select(wallet => wallet.Currency).ToList())
        {
            var lots = LotsOf(into, currency);
            foreach (var lot in LotsOf(from, currency).OrderBy(lot => lot.Order))
            {
                var same = lots.SingleOrDefault(other => lot.IsDebt ? other.IsDebt && other.Terms == lot.Terms : other.IsLike(lot.Terms, lot.LastDay, lot.FirstDay));
                if (same is null)
                {
                    lots.Add(same = new Lot { Id = ++lastLot, Terms = lot.Terms, LastDay = lot.LastDay, FirstDay = lot.FirstDay });
                }

                same.Points += lot.Points;
                Books.Move(WalletOf(from, currency), WalletOf(into, currency), lot.Points);
            }

            LotsOf(from, currency).Clear();
        }

        var day = from.Asserted.Day > into.Asserted.Day ? from.Asserted.Day : into.Asserted.Day;
        into.Asserted = (day, (from.Asserted.Day == day ? from.Asserted.Points : 0) + (into.Asserted.Day == day ? into.Asserted.Points : 0));
        into.Cards.AddRange(from.Cards);
        Members.Remove(from);
        Purchases.ForEach(purchase => purchase.Member = purchase.Member == from ? into : purchase.Member);
        return Verdict.Answered("merged");
    }

    /// <summary>A window up to the journal's end was approved: no position has anything of it any more.</summary>
    public void SettleAll()
    {
        foreach (var partner in Partners)
        {
            Books.Move(partner.Position, new BookAccount(Protos.Ledger.V1.AccountKind.Payable, Money), Books.Balance(partner.Position));
        }
    }
}
