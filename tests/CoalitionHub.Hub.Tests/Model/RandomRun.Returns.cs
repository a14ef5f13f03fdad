using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Model.Reference;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Purchases.V1;

namespace CoalitionHub.Hub.Tests.Model;

/// <summary>Goods that come back, and return windows that end early.</summary>
internal sealed partial class RandomRun
{
    private async Task Return()
    {
        // Often one whose points are spent, so that members come to owe.
        var isSpentWanted = In100(40);
        if (AnyPurchase(one => !isSpentWanted || (one.Kind == PurchaseKind.Earn && one.Points - one.ReturnedPoints > Model.AvailableOf(one.Member, one.Terms.Currency))) is not { } original)
        {
            return;
        }

        var isEarn = In100(96) ? original.Kind == PurchaseKind.Earn : original.Kind != PurchaseKind.Earn;
        var open = isEarn ? original.MinorUnits - original.ReturnedMinorUnits : original.Points - original.ReturnedPoints;
        var extent = In100(35) ? (long?)null : Math.Max(1, random.NextInt64(1, Math.Max(2, open + 2)));
        var what = new ReturnTry(
            In100(95) ? original.Partner : Pick(Model.Partners),
            original,
            AnyReference(original.Partner, PurchaseKind.Return),
            isEarn ? extent : null,
            In100(97) && original.Money.Length > 0 ? original.Money : "EUR",
            isEarn ? null : extent);
        var request = RequestOf(what);
        var (verdict, made) = Model.Reverse(what);
        var answer = await Check(
            $"partner {what.Partner.No}: reverse {original.Kind} {original.Id} {original.Reference} by {extent} ({(isEarn ? what.Money : "points")}) as {what.Reference}",
            verdict, async () => await PointsOf(what.Partner).ReverseAsync(request), SayReturn, what.Partner, request.RequestId);
        if (answer is not null && made is not null)
        {
            made.Id = answer.PurchaseId;
        }
    }

    private ReverseRequest RequestOf(ReturnTry what)
    {
        var request = new ReverseRequest { RequestId = HubPeople.NewRequest(), ReturnReference = what.Reference };
        if (what.Original.Kind == PurchaseKind.Return || In100(60))
        {
            request.PurchaseId = what.Original.Id;
        }
        else
        {
            request.Key = new PurchaseKey { Kind = what.Original.Kind, MerchantReference = what.Original.Reference };
        }

        if (what.MinorUnits is { } minorUnits)
        {
            request.Amount = new Money { CurrencyCode = what.Money, MinorUnits = minorUnits };
        }
        else if (what.Points is { } points)
        {
            request.Points = points;
        }

        return request;
    }

    private static string SayReturn(ReverseResponse answer) => answer.RemainingAmount is { } remaining
        ? $"{answer.Points} points back ({answer.PointsFromPending}, {answer.PointsFromBalance}, {answer.PointsFromDebt}), {answer.RemainingPoints} points and {remaining.MinorUnits} remain: {Say(answer.Balance)}"
        : $"{answer.Points} points given back, {answer.RemainingPoints} remain: {Say(answer.Balance)}";

    private async Task Release()
    {
        var isPendingWanted = In100(80);
        if (AnyPurchase(purchase => !isPendingWanted || (purchase.Kind == PurchaseKind.Earn && purchase.Came.FirstDay > Model.Today)) is not { } earn)
        {
            return;
        }

        var partner = In100(95) ? earn.Partner : Pick(Model.Partners);
        var request = new ReleasePendingRequest { RequestId = HubPeople.NewRequest(), PurchaseId = earn.Id };
        await Check(
            $"partner {partner.No}: release {earn.Kind} {earn.Id}, {earn.Points} points", Model.Release(partner, earn), async () => await PointsOf(partner).ReleasePendingAsync(request),
            answer => $"{answer.Points} released: {Say(answer.Balance)}", partner, request.RequestId);
    }

    /// <summary>One member spends, brings goods back, and buys again, all at one partner: so debts meet return windows.</summary>
    private async Task Spree()
    {
        (wanted, wantedPartner) = (Pick(Model.Members), Pick(Model.Partners));
        Func<Task>[] visit = [Earn, () => Burn(null), () => Burn(null), Return, Return, Earn, Earn, Release, Release, Return];
        foreach (var call in visit)
        {
            await call();
        }

        (wanted, wantedPartner) = (null, null);
    }

    /// <summary>Rather a late one.</summary>
    private ReferencePurchase? AnyPurchase(Func<ReferencePurchase, bool> isWanted)
    {
        var fitting = Model.Purchases.Where(one => isWanted(one) && (wanted is null || (one.Member == wanted && one.Partner == wantedPartner))).ToList();
        if (fitting.Count == 0)
        {
            return null;
        }

        var purchase = fitting[In100(50) ? random.Next(fitting.Count) : random.Next(Math.Max(0, fitting.Count - 12), fitting.Count)];
        concerned = purchase.Member;
        return purchase;
    }
}
