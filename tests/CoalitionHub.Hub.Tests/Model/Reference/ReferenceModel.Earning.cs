using System.Numerics;
using CoalitionHub.Protos.Purchases.V1;

namespace CoalitionHub.Hub.Tests.Model.Reference;

/// <summary>A purchase as a till tries to report it.</summary>
/// <param name="Currency">The points named; empty for the partner's usual ones.</param>
/// <param name="At">When it was made; null for now.</param>
internal sealed record EarnTry(ReferencePartner Partner, ReferenceMember Member, string Currency, string Reference, long MinorUnits, string Money, DateTimeOffset? At, bool IsOffline);

/// <summary>Earning, and the preview of it.</summary>
internal sealed partial class ReferenceModel
{
    private static readonly TimeSpan MostAhead = TimeSpan.FromMinutes(5);

    public (Verdict Verdict, ReferencePurchase? Purchase) Earn(EarnTry what)
    {
        var (reasons, terms, points) = Judge(what);
        if (reasons.Count > 0 || terms is null)
        {
            return (Verdict.Refused(reasons), null);
        }

        var (lastDay, firstDay) = DaysOf(terms, what);
        var (lotId, kept) = points == 0 ? default : Put(terms, terms.Clearing, what.Member, points, lastDay, firstDay);
        PayForIssuing(terms, points);
        var purchase = new ReferencePurchase
        {
            Kind = PurchaseKind.Earn,
            Partner = what.Partner,
            Member = what.Member,
            Terms = terms,
            Reference = what.Reference,
            MinorUnits = what.MinorUnits,
            Money = what.Money,
            Points = points,
            Came = (lotId, kept, lastDay, firstDay),
        };
        Purchases.Add(purchase);
        what.Partner.Used.Add((PurchaseKind.Earn, what.Reference));
        return (Verdict.Answered($"{points} points from {DayText(firstDay)} under {terms.Id}: {SnapshotOf(what.Member, terms.Currency)}"), purchase);
    }

    public Verdict Preview(EarnTry what)
    {
        var (reasons, terms, points) = Judge(what);
        return reasons.Count > 0 || terms is null
            ? Verdict.Refused(reasons)
            : Verdict.Answered($"{points} {terms.Currency} from {DayText(DaysOf(terms, what).FirstDay)} till {DayText(DaysOf(terms, what).LastDay)} under {terms.Id}");
    }

    public static string DayText(DateOnly day) => day == DateOnly.MinValue || day == DateOnly.MaxValue ? "" : day.ToString("yyyy-MM-dd", null);

    private (DateOnly LastDay, DateOnly FirstDay) DaysOf(AgreedTerms terms, EarnTry what)
    {
        var firstDay = terms.FirstDayOf(what.At ?? Now);
        return (terms.LastDayOf(what.At ?? Now), firstDay <= Today ? DateOnly.MinValue : firstDay);
    }

    private (List<string> Reasons, AgreedTerms? Terms, long Points) Judge(EarnTry what)
    {
        var reasons = new List<string>();
        JudgeReference(what.Partner, PurchaseKind.Earn, what.Reference, what.At, reasons);
        if (!MayUse(what.Partner, what.Currency, reasons, out var currency))
        {
            return (reasons, null, 0);
        }

        var terms = what.Partner.TermsAt(currency, what.At ?? Now);
        JudgeLateness(what.At, terms, reasons);
        if (terms is null)
        {
            return (reasons, null, 0);
        }

        if (terms.RateFor(what.Money) is not { } rate)
        {
            reasons.Add("CURRENCY_NOT_IN_TERMS");
            return (reasons, terms, 0);
        }

        if (new BigInteger(what.MinorUnits) * rate.Numerator / rate.Denominator > MostPoints)
        {
            reasons.Add("AMOUNT_TOO_LARGE");
            return (reasons, terms, 0);
        }

        var points = Exactly.Down(rate, what.MinorUnits);
        if (points > 0 && !what.IsOffline && IsOverCap(terms, points))
        {
            reasons.Add("NET_DEBIT_CAP_EXCEEDED");
        }

        return (reasons, terms, points);
    }

    /// <summary>A partner gives and takes the coalition's points and its own.</summary>
    private bool MayUse(ReferencePartner partner, string named, List<string> reasons, out string currency)
    {
        currency = named.Length == 0 ? partner.Usual : named;
        if (currency == SharedPoints || currency == partner.Brand)
        {
            return true;
        }

        var code = currency;
        reasons.Add(Partners.Any(other => other.Brand == code) || code == Money ? "CURRENCY_NOT_ALLOWED" : "CURRENCY_UNKNOWN");
        return false;
    }

    private void JudgeLateness(DateTimeOffset? at, AgreedTerms? terms, List<string> reasons)
    {
        if (terms is null)
        {
            reasons.Add("NO_TERMS_IN_FORCE");
        }
        else if (Now - (at ?? Now) > terms.Said.MaximumLateness.ToTimeSpan())
        {
            reasons.Add("PURCHASE_TOO_LATE");
        }
    }

    private void JudgeReference(ReferencePartner partner, PurchaseKind kind, string reference, DateTimeOffset? at, List<string> reasons)
    {
        if ((at ?? Now) - Now > MostAhead)
        {
            reasons.Add("PURCHASE_IN_FUTURE");
        }

        if (partner.Used.Contains((kind, reference)))
        {
            reasons.Add("PURCHASE_ALREADY_RECORDED");
        }
    }
}
