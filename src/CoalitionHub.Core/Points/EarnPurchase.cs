using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points.Packs;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points;

/// <summary>A purchase that earns.</summary>
/// <param name="PartnerNo">Where.</param>
/// <param name="Member">Who.</param>
/// <param name="Points">Which points; null for the partner's usual ones.</param>
/// <param name="Receipt">What was bought.</param>
/// <param name="IsOffline">The till couldn't reach the hub: the purchase has happened, so no cap refuses it.</param>
public sealed record EarnCommand(int PartnerNo, MemberSelector Member, CurrencyCode? Points, TillReceipt Receipt, bool IsOffline);

/// <summary>What was earned.</summary>
/// <param name="Purchase">The purchase as it is kept.</param>
/// <param name="Terms">What priced it.</param>
/// <param name="MaturesOn">First day the points can be burnt; 0 for at once.</param>
/// <param name="ExpiresOn">First day they can't be burnt any more.</param>
/// <param name="Wallet">The wallet afterwards.</param>
public sealed record Earned(Purchase Purchase, Terms Terms, int MaturesOn, int ExpiresOn, Account Wallet);

/// <summary>Prices a purchase by the terms in force at its own time, keeps it, and issues its points.</summary>
public static class EarnPurchase
{
    public static Outcome<Earned> Decide(HubState state, Moment moment, EarnCommand command)
    {
        if (!PointsCaller.Active(state, command.PartnerNo).TryGet(out var partner, out var refusal) ||
            !PointsCaller.Currency(state, partner, command.Points).TryGet(out var currencyNo, out refusal) ||
            !MemberLookup.Find(state, command.Member, command.PartnerNo).TryGet(out var member, out refusal))
        {
            return refusal;
        }

        var receipt = command.Receipt;
        var time = receipt.TimeAt(moment);
        if (!TermsInForce.Find(state, partner.No, currencyNo, time).TryGet(out var terms, out refusal))
        {
            return refusal;
        }

        refusal = receipt.Check(state, moment, partner.No, PurchaseKind.Earn, terms.MaxLatenessMicros);
        if (refusal is not null || !PointsOf(terms, receipt.Amount).TryGet(out var points, out refusal))
        {
            return refusal;
        }

        if (points > 0 && PackUse.Test(state, terms, points) is { } usedUp)
        {
            if (!command.IsOffline)
            {
                return usedUp;
            }

            PackAlerts.UsedUp(state, moment, terms, usedUp.Message);
        }

        if (PackUse.Uncovered(state, terms, points) is > 0 and var owed && NetDebitCap.Test(state, terms, owed) is { } cap)
        {
            if (!command.IsOffline)
            {
                return cap;
            }

            Alerts.Raise(state, moment, AlertName.OfflineEarnOverCap, partner.No, cap.Message);
        }

        var purchase = new Purchase
        {
            No = state.PurchaseNumbers.Next(),
            PartnerNo = partner.No,
            MemberNo = member.No,
            Kind = PurchaseKind.Earn,
            Reference = receipt.Reference,
            ReferenceSalt = receipt.ReferenceSalt,
            MinorUnits = receipt.Amount.MinorUnits,
            Money = receipt.Amount.Currency,
            CurrencyNo = currencyNo,
            Points = points,
            TermsNo = terms.No,
            Store = receipt.Store,
            Channel = receipt.Channel,
            PurchaseTimeMicros = time,
            CreatedMicros = moment.NowMicros,
            Lines = receipt.Lines,
        };
        return Book(state, moment, receipt, terms, purchase);
    }

    private static Outcome<Earned> Book(HubState state, Moment moment, TillReceipt receipt, Terms terms, Purchase purchase)
    {
        var expiresOn = TermsInForce.ExpiryDay(terms, purchase.PurchaseTimeMicros);
        var maturesOn = TermsInForce.MaturityDay(terms, purchase.PurchaseTimeMicros);
        maturesOn = maturesOn <= moment.Today ? 0 : maturesOn;
        if (purchase.Points > 0)
        {
            var packsBefore = PackUse.Left(state, terms);
            var chain = state.Ledger.Begin(receipt.Header(moment, purchase.PartnerNo, purchase.MemberNo, purchase.No, terms.No));
            var from = PointsAccounts.Clearing(terms.CurrencyNo, purchase.PartnerNo);
            PointsFlow.Issue(state, chain, terms, from, purchase.MemberNo, purchase.Points, expiresOn, maturesOn, TransferKind.Earn, TransferKind.EarnMoney);
            if (!chain.Finish().TryGet(out var chainSeq, out var full))
            {
                return full;
            }

            purchase = purchase with { ChainSeq = chainSeq };
            PackAlerts.Test(state, moment, terms, packsBefore);
        }

        state.AddPurchase(purchase);
        var wallet = state.Ledger.Account(PointsAccounts.Wallet(terms.CurrencyNo, purchase.MemberNo));
        return new Earned(purchase, terms, maturesOn, expiresOn, wallet);
    }

    /// <summary>"HK$1 = 1 point": rate × amount, rounded down; a purchase worth no points is kept all the same.</summary>
    private static Outcome<long> PointsOf(Terms terms, Money amount)
    {
        foreach (var rate in terms.EarnRates)
        {
            if (rate.Money != amount.Currency)
            {
                continue;
            }

            var points = (Int128)amount.MinorUnits * rate.PointsPerMinorUnit.Numerator / rate.PointsPerMinorUnit.Denominator;
            return points <= AmountLimits.MaxPoints
                ? (long)points
                : new Refusal(Reason.AmountTooLarge, $"The purchase is worth {points} points; one call moves at most {AmountLimits.MaxPoints}.");
        }

        return new Refusal(Reason.CurrencyNotInTerms, $"The partner's terms have no earn rate for {amount.Currency}; they have one for {string.Join(", ", terms.EarnRates.Select(rate => rate.Money))}.");
    }
}
