using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Purchases.V1;

namespace CoalitionHub.Hub.Tests.Model.Reference;

/// <summary>Points that a till tries to burn, or to hold.</summary>
/// <param name="AuthenticatedAt">By the partner's word; null: no proof is given.</param>
/// <param name="HoldFor">Null: burn at once; zero: as long as the terms allow.</param>
internal sealed record BurnTry(
    ReferencePartner Partner, ReferenceMember Member, string Currency, string Reference, long Points, DateTimeOffset? AuthenticatedAt, DateTimeOffset? At, TimeSpan? HoldFor);

/// <summary>Burning at once, and in two steps.</summary>
internal sealed partial class ReferenceModel
{
    public (Verdict Verdict, ReferencePurchase? Burn, ReferenceHold? Hold) Burn(BurnTry what)
    {
        var reasons = new List<string>();
        JudgeReference(what.Partner, PurchaseKind.Burn, what.Reference, what.At, reasons);
        if (!MayUse(what.Partner, what.Currency, reasons, out var currency))
        {
            return (Verdict.Refused(reasons), null, null);
        }

        var terms = what.Partner.TermsAt(currency, Now);
        JudgeLateness(what.At, terms, reasons);
        JudgeBurn(what, terms, currency, reasons);
        if (reasons.Count > 0 || terms is null)
        {
            return (Verdict.Refused(reasons), null, null);
        }

        Assert(what.Member, what.Points);
        var legs = TakesToBurn(what.Member, currency, what.Points).ConvertAll(take => new BurntLeg(take.Lot, take.Points, take.Lot.Terms.Funder, terms.PaidFor(take.Points)));
        var burn = new ReferencePurchase
        {
            Kind = PurchaseKind.Burn,
            Partner = what.Partner,
            Member = what.Member,
            Terms = terms,
            Reference = what.Reference,
            Points = what.Points,
            IsOpenOrVoid = what.HoldFor is not null,
        };
        Purchases.Add(burn);
        what.Partner.Used.Add((PurchaseKind.Burn, what.Reference));
        return what.HoldFor is { } duration ? SetAside(burn, legs, duration) : BurnNow(burn, legs);
    }

    private void JudgeBurn(BurnTry what, AgreedTerms? terms, string currency, List<string> reasons)
    {
        if (terms is { Said: var said })
        {
            Add(reasons, said.BurnValue.Numerator == 0, "BURN_NOT_ALLOWED");
            Add(reasons, what.Points < Math.Max(1, said.MinimumBurnPoints), "BURN_BELOW_MINIMUM");
            Add(reasons, what.Points % Math.Max(1, said.BurnIncrementPoints) != 0, "BURN_NOT_INCREMENT");
            Add(reasons, what.HoldFor > said.HoldMaxDuration.ToTimeSpan(), "HOLD_DURATION_TOO_LONG");
        }

        JudgeProof(what.Member, terms, what.Points, what.AuthenticatedAt, reasons);
        Add(reasons, AvailableOf(what.Member, currency) < what.Points, "INSUFFICIENT_POINTS");
    }

    /// <summary>"The partner's own authentication of the member, asserted within limits that its terms allow."</summary>
    private void JudgeProof(ReferenceMember member, AgreedTerms? terms, long points, DateTimeOffset? authenticatedAt, List<string> reasons)
    {
        if (authenticatedAt is not { } at)
        {
            reasons.Add("PROOF_REQUIRED");
            return;
        }

        Add(reasons, Now - at > TimeSpan.FromMinutes(5), "PROOF_WRONG");
        var today = member.Asserted.Day == Today ? member.Asserted.Points : 0;
        Add(
            reasons,
            terms is null || points > terms.Said.AssertionLimitPointsPerBurn || today + points > terms.Said.AssertionLimitPointsPerDay,
            "ASSERTION_LIMIT_EXCEEDED");
    }

    private void Assert(ReferenceMember member, long points) =>
        member.Asserted = (Today, points + (member.Asserted.Day == Today ? member.Asserted.Points : 0));

    private (Verdict Verdict, ReferencePurchase? Burn, ReferenceHold? Hold) BurnNow(ReferencePurchase burn, List<BurntLeg> legs)
    {
        foreach (var leg in legs)
        {
            Settle(burn, leg, leg.Points, leg.Micros);
        }

        Tidy(LotsOf(burn.Member, burn.Terms.Currency));
        return (Verdict.Answered($"{burn.Points} points worth {burn.Terms.ValueOf(burn.Points)} under {burn.Terms.Id}: {SnapshotOf(burn.Member, burn.Terms.Currency)}"), burn, null);
    }

    private (Verdict Verdict, ReferencePurchase? Burn, ReferenceHold? Hold) SetAside(ReferencePurchase burn, List<BurntLeg> legs, TimeSpan duration)
    {
        foreach (var leg in legs)
        {
            leg.Lot.Held += leg.Points;
            SetAside(burn, leg, 1);
        }

        var until = Now + (duration == TimeSpan.Zero ? burn.Terms.Said.HoldMaxDuration.ToTimeSpan() : duration);
        var hold = new ReferenceHold { Burn = burn, Legs = legs, Until = until };
        Holds.Add(hold);
        return (Verdict.Answered($"held till {until:O} worth {burn.Terms.ValueOf(burn.Points)} under {burn.Terms.Id}: {SnapshotOf(burn.Member, burn.Terms.Currency)}"), burn, hold);
    }

    /// <summary>"An authorisation holds both legs."</summary>
    private void SetAside(ReferencePurchase burn, BurntLeg leg, int sign)
    {
        Books.SetAside(WalletOf(burn.Member, burn.Terms.Currency), burn.Terms.Clearing, sign * leg.Points);
        Books.SetAside(leg.Payer, burn.Partner.Position, sign * leg.Micros);
    }

    /// <summary>"Wallet to partner clearing in points; money to the redeeming partner's position."</summary>
    private void Settle(ReferencePurchase burn, BurntLeg leg, long points, long micros)
    {
        leg.Lot.Points -= points;
        Books.Move(WalletOf(burn.Member, burn.Terms.Currency), burn.Terms.Clearing, points);
        Books.Move(leg.Payer, burn.Partner.Position, micros);
        if (points > 0)
        {
            burn.Left.Add(leg with { Points = points, Micros = leg.Payer == burn.Partner.Position ? 0 : micros });
        }
    }

    private static void Add(List<string> reasons, bool holds, string reason)
    {
        if (holds)
        {
            reasons.Add(reason);
        }
    }
}
