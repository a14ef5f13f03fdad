using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points;

/// <summary>
/// How far a partner may owe: its position, less what its outstanding points will cost it, must not fall below minus the cap.
/// Tested where obligations arise (earn, exchange, gift); a burn, a capture or a reversal is never stopped by it.
/// </summary>
public static class NetDebitCap
{
    /// <summary>Tests the cap as if points of these terms were issued, and money beside them owed, now.</summary>
    /// <param name="state">The draft.</param>
    /// <param name="terms">The partner's.</param>
    /// <param name="points">Points that it would issue.</param>
    /// <param name="promisedMicros">Other money that it would owe.</param>
    /// <returns>Null, or the refusal.</returns>
    public static Refusal? Test(HubState state, Terms terms, long points, long promisedMicros = 0)
    {
        var exposure = ExposureMicros(state, terms.PartnerNo, terms.CurrencyNo) + Cost(terms, points) + promisedMicros;
        return exposure <= terms.NetDebitCapMicros
            ? null
            : new Refusal(Reason.NetDebitCapExceeded, $"The partner would owe {exposure} micros, outstanding points included; its terms allow {terms.NetDebitCapMicros}. It must pay in or settle first.");
    }

    /// <summary>What the partner owes now, in micros: minus its position (holds counted), plus its outstanding points that will be paid at redemption, at their issue price. Purchases of offline tills pass the cap, so that points at their price may come to more than a long holds.</summary>
    public static Int128 ExposureMicros(HubState state, int partnerNo, int currencyNo)
    {
        var position = state.Ledger.Account(PointsAccounts.Position(partnerNo));
        var exposure = (Int128)position.DebitsPending - position.Balance + OutstandingMicros(state, partnerNo, currencyNo);
        return currencyNo == Currency.CoalitionPointsNo
            ? exposure + OutstandingOfHomeCurrency(state, partnerNo)
            : exposure + OutstandingMicros(state, partnerNo, Currency.CoalitionPointsNo);
    }

    private static Int128 OutstandingOfHomeCurrency(HubState state, int partnerNo) =>
        state.Partners.Find(partnerNo) is { BrandCurrencyNo: not 0 } partner ? OutstandingMicros(state, partnerNo, partner.BrandCurrencyNo) : 0;

    private static Int128 OutstandingMicros(HubState state, int partnerNo, int currencyNo)
    {
        if (state.Schedules.Find(new ScheduleKey(partnerNo, currencyNo)) is not { } schedule)
        {
            return 0;
        }

        Int128 micros = 0;
        foreach (var version in schedule.Versions)
        {
            if (version.Funding == FundingModel.AtRedemption && state.Ledger.Outstanding.Find(version.No) is { Points: > 0 } outstanding)
            {
                micros += Cost(version, outstanding.Points);
            }
        }

        return micros;
    }

    /// <summary>Price × points, rounded up.</summary>
    private static Int128 Cost(Terms terms, long points) =>
        ((Int128)points * terms.IssuePrice.Numerator + terms.IssuePrice.Denominator - 1) / terms.IssuePrice.Denominator;
}
