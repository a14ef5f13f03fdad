using CoalitionHub.Protos.Purchases.V1;

namespace CoalitionHub.Hub.Tests.Model.Reference;

/// <summary>Goods that come back.</summary>
/// <param name="MinorUnits">Of an earn: how much of its money; null: all that remains.</param>
/// <param name="Money">What that is counted in.</param>
/// <param name="Points">Of a burn: how many; null: all that remain.</param>
internal sealed record ReturnTry(ReferencePartner Partner, ReferencePurchase Original, string Reference, long? MinorUnits, string Money, long? Points);

/// <summary>Taking back earns and burns, and releasing pending points.</summary>
internal sealed partial class ReferenceModel
{
    public (Verdict Verdict, ReferencePurchase? Return) Reverse(ReturnTry what)
    {
        var original = what.Original;
        if (original.Partner != what.Partner)
        {
            return (Verdict.Refused("PURCHASE_NOT_FOUND"), null);
        }

        var reasons = new List<string>();
        var isEarn = original.Kind == PurchaseKind.Earn;
        Add(reasons, original.Kind == PurchaseKind.Return || (original.Kind == PurchaseKind.Burn && original.IsOpenOrVoid), "PURCHASE_NOT_REVERSIBLE");
        Add(reasons, isEarn ? what.Points is not null : what.MinorUnits is not null, "FIELD_INVALID");
        JudgeReference(what.Partner, PurchaseKind.Return, what.Reference, null, reasons);
        var open = isEarn ? original.MinorUnits - original.ReturnedMinorUnits : original.Points - original.ReturnedPoints;
        var back = (isEarn ? what.MinorUnits : what.Points) ?? open;
        Add(reasons, isEarn && what.MinorUnits is not null && what.Money != original.Money, "CURRENCY_MISMATCH");
        Add(reasons, back == 0 || back > open, "RETURN_EXCEEDS_PURCHASE");
        if (reasons.Count > 0)
        {
            return (Verdict.Refused(reasons), null);
        }

        what.Partner.Used.Add((PurchaseKind.Return, what.Reference));
        var made = new ReferencePurchase { Kind = PurchaseKind.Return, Partner = what.Partner, Member = original.Member, Terms = original.Terms, Reference = what.Reference };
        Purchases.Add(made);
        var answer = isEarn ? TakeBackEarn(original, back) : GiveBackBurn(original, back);
        return (Verdict.Answered($"{answer}: {SnapshotOf(original.Member, original.Terms.Currency)}"), made);
    }

    public Verdict Release(ReferencePartner partner, ReferencePurchase earn)
    {
        if (partner != earn.Partner || earn.Kind != PurchaseKind.Earn)
        {
            return Verdict.Refused("PURCHASE_NOT_FOUND");
        }

        var (_, kept, lastDay, firstDay) = earn.Came;
        var lots = LotsOf(earn.Member, earn.Terms.Currency);
        var lot = firstDay <= Today ? null : lots.SingleOrDefault(lot => lot.IsLike(earn.Terms, lastDay, firstDay));
        // Of the points that are still there together with those of like purchases, only what this one brought.
        var points = lot is null ? 0 : Math.Min(lot.Free, kept - earn.ReturnedPoints - earn.ReleasedPoints);
        if (lot is null || points <= 0)
        {
            return Verdict.Refused("NOTHING_PENDING");
        }

        var wallet = WalletOf(earn.Member, earn.Terms.Currency);
        lot.Points -= points;
        Books.Move(wallet, earn.Terms.Clearing, points);
        var released = lots.SingleOrDefault(like => like.IsLike(earn.Terms, lastDay, DateOnly.MinValue));
        if (released is null)
        {
            lots.Add(released = new Lot { Id = ++lastLot, Terms = earn.Terms, LastDay = lastDay, FirstDay = DateOnly.MinValue });
        }

        released.Points += points;
        Books.Move(earn.Terms.Clearing, wallet, points);
        Tidy(lots);
        earn.ReleasedPoints += points;
        return Verdict.Answered($"{points} released: {SnapshotOf(earn.Member, earn.Terms.Currency)}");
    }

    /// <summary>"Points proportional to what came back, taken from pending points, then balance, then as far below zero as the terms allow."</summary>
    private string TakeBackEarn(ReferencePurchase earn, long minorUnits)
    {
        earn.ReturnedMinorUnits += minorUnits;
        var points = Exactly.Share(earn.Points, earn.ReturnedMinorUnits, earn.MinorUnits) - earn.ReturnedPoints;
        earn.ReturnedPoints += points;
        var (pending, balance, debt) = TakeBack(earn.Terms, earn.Member, points, earn.Came.LotId, isDebtCapped: true);
        return $"{pending + balance + debt} points back ({pending}, {balance}, {debt}), {earn.Points - earn.ReturnedPoints} points and {earn.MinorUnits - earn.ReturnedMinorUnits} remain";
    }

    /// <summary>Takes points that these terms gave: from pending lots of the issuer, then from mature ones; each time the own lot first.</summary>
    private (long Pending, long Balance, long Debt) TakeBack(AgreedTerms terms, ReferenceMember member, long points, int ownLot, bool isDebtCapped)
    {
        var lots = LotsOf(member, terms.Currency);
        var takes = TakesToTakeBack(terms, member, points, ownLot);
        var pending = takes.Where(take => !take.Lot.IsMature(Today)).Sum(take => take.Points);
        var recovered = takes.Sum(take => take.Points);
        var debt = points - recovered;
        debt = isDebtCapped ? Math.Min(debt, Math.Max(0, terms.Said.NegativeBalanceFloorPoints - DebtOf(lots))) : debt;
        foreach (var (lot, taken) in takes)
        {
            lot.Points -= taken;
            Books.Move(WalletOf(member, terms.Currency), terms.Clearing, taken);
            Books.Move(lot.Terms.Funder, terms.Funder, terms.PaidFor(taken));
        }

        if (debt > 0)
        {
            var owed = lots.SingleOrDefault(lot => lot.IsDebt && lot.Terms == terms);
            if (owed is null)
            {
                lots.Add(owed = new Lot { Id = ++lastLot, Terms = terms, LastDay = DateOnly.MaxValue, FirstDay = DateOnly.MinValue });
            }

            owed.Points -= debt;
            Books.Move(WalletOf(member, terms.Currency), terms.Clearing, debt);
        }

        if (terms.IsPaidAtIssuance)
        {
            Books.Move(terms.Funder, terms.Partner.Position, terms.RefundOf(recovered + debt));
        }

        Tidy(lots);
        return (pending, recovered - pending, debt);
    }

    private List<Take> TakesToTakeBack(AgreedTerms terms, ReferenceMember member, long points, int ownLot)
    {
        var lots = LotsOf(member, terms.Currency).Where(lot => !lot.IsExpired(Today)).OrderBy(lot => lot.Order).ToList();
        var pending = lots.Where(lot => !lot.IsMature(Today) && lot.Terms.Partner == terms.Partner);
        var mature = lots.Where(lot => lot.IsMature(Today));
        return TakeFrom([.. OwnFirst(pending), .. OwnFirst(mature)], points);

        IEnumerable<Lot> OwnFirst(IEnumerable<Lot> some) => some.Where(lot => lot.Id == ownLot).Concat(some.Where(lot => lot.Id != ownLot));
    }

    /// <summary>"A reversed burn gives back the original lots, with a stated grace if they have expired meanwhile": the last taken first.</summary>
    private string GiveBackBurn(ReferencePurchase burn, long points)
    {
        var passed = 0L;
        foreach (var leg in burn.Left.AsEnumerable().Reverse())
        {
            var from = Math.Max(passed, burn.ReturnedPoints) - passed;
            var to = Math.Min(passed + leg.Points, burn.ReturnedPoints + points) - passed;
            passed += leg.Points;
            if (to > from)
            {
                Books.Move(burn.Partner.Position, leg.Payer, Exactly.Share(leg.Micros, to, leg.Points) - Exactly.Share(leg.Micros, from, leg.Points));
                var lastDay = leg.Lot.IsExpired(Today) ? Today.AddDays(leg.Lot.Terms.Said.ExpiredLotGraceDays) : leg.Lot.LastDay;
                Put(leg.Lot.Terms, burn.Terms.Clearing, burn.Member, to - from, lastDay, DateOnly.MinValue);
            }
        }

        burn.ReturnedPoints += points;
        return $"{points} points given back, {burn.Points - burn.ReturnedPoints} remain";
    }
}
