using System.Collections.Immutable;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;

namespace CoalitionHub.Core.Exchanges;

/// <summary>What partners owe for an exchange beside the worth of its points: money fees, and bonuses that others than the issuer pay for.</summary>
public static class ExchangeCharges
{
    /// <summary>The charges of a priced exchange.</summary>
    /// <param name="priced">The exchange.</param>
    /// <param name="terms">The issuer's terms for the arriving points.</param>
    /// <param name="partnerNo">The partner through which the member asks.</param>
    public static ImmutableArray<Charge> Of(PricedWay priced, Terms terms, int partnerNo)
    {
        var charges = ImmutableArray.CreateBuilder<Charge>();
        foreach (var (route, leg) in priced.Way.Routes.Zip(priced.Legs))
        {
            if (route.Rules.MoneyFee is { } fee && fee.MicrosOf(leg.CountedPoints) is var micros and > 0)
            {
                charges.Add(new Charge(ChargeKind.Fee, fee.PayerNo == 0 ? partnerNo : fee.PayerNo, 0, micros));
            }
        }

        var payerNo = priced.Way.First.Rules.Bonus?.PayerNo ?? 0;
        var bonusMicros = terms.IssuePrice.TimesRoundedUp(priced.Price.BonusPoints);
        if (payerNo != 0 && payerNo != terms.PartnerNo && bonusMicros > 0)
        {
            charges.Add(new Charge(ChargeKind.Bonus, payerNo, terms.PartnerNo, bonusMicros));
        }

        return charges.ToImmutable();
    }

    /// <summary>Writes them into the exchange's chain.</summary>
    public static void Write(Chain chain, ImmutableArray<Charge> charges)
    {
        foreach (var charge in charges)
        {
            var payee = charge.PayeeNo == 0 ? AccountId.Of(AccountKind.Fees, Amounts.Currency.SettlementMoneyNo) : PointsAccounts.Position(charge.PayeeNo);
            chain.Move(PointsAccounts.Position(charge.PayerNo), payee, charge.Micros, TransferKind.ExchangeMoney);
        }
    }
}
