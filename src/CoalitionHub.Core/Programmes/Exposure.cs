using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Programmes;

/// <summary>What a partner has with the coalition, in micros of the settlement money.</summary>
/// <param name="PositionMicros">Not settled yet; minus: it owes.</param>
/// <param name="HeldMicros">What holds may come to take of it.</param>
/// <param name="SettledMicros">Settled, and not paid yet; minus: it owes.</param>
/// <param name="PrefundMicros">Paid in ahead.</param>
/// <param name="OutstandingMicros">What its points in wallets will cost it when they are burnt, at their issue price.</param>
/// <param name="PromisedMicros">What it will owe for exchanges that are under way and not booked yet.</param>
public readonly record struct Exposure(
    long PositionMicros, long HeldMicros, long SettledMicros, long PrefundMicros, Int128 OutstandingMicros, Int128 PromisedMicros)
{
    /// <summary>
    /// What the partner may come to owe, beyond what it has paid in. Settling a window doesn't change it: what has left the position is owed
    /// until it is paid.
    /// </summary>
    public Int128 Micros => (Int128)HeldMicros - PositionMicros - SettledMicros - PrefundMicros + OutstandingMicros + PromisedMicros;

    /// <summary>As the draft sees it; for the writer's thread.</summary>
    public static Exposure OfDraft(HubState state, int partnerNo) => Of(
        state, partnerNo, state.Ledger.Account, state.Partners.Find(partnerNo), key => state.Schedules.Find(key),
        termsNo => state.Ledger.Outstanding.Find(termsNo)?.Points ?? 0, state.PromisedMicros(partnerNo));

    /// <summary>As it is committed; for any thread.</summary>
    public static Exposure OfCommitted(HubState state, int partnerNo) => Of(
        state,
        partnerNo,
        id => state.Ledger.Accounts.TryGetCommitted(id, out var account) ? account : Account.Untouched(id),
        state.Partners.TryGetCommitted(partnerNo, out var partner) ? partner : null,
        key => state.Schedules.TryGetCommitted(key, out var schedule) ? schedule : null,
        termsNo => state.Ledger.Outstanding.TryGetCommitted(termsNo, out var outstanding) ? outstanding.Points : 0,
        state.PromisedMicrosOfCommitted(partnerNo));

    /// <summary>The caps of its terms in force, of which the tightest counts first; null without terms.</summary>
    public static long? CapMicros(HubState state, int partnerNo, long nowMicros) =>
        state.Schedules.Committed
            .Select(schedule => schedule.At(nowMicros))
            .Where(terms => terms?.PartnerNo == partnerNo)
            .Min(terms => terms?.NetDebitCapMicros);

    private static Exposure Of(
        HubState state, int partnerNo, Func<AccountId, Account> account, Partners.Partner? partner, Func<ScheduleKey, Schedule?> schedule, Func<int, long> points,
        Int128 promised)
    {
        var position = account(AccountId.Of(AccountKind.Position, Currency.SettlementMoneyNo, partnerNo));
        var settled = account(AccountId.Of(AccountKind.Receivable, Currency.SettlementMoneyNo, partnerNo)).Balance +
                      account(AccountId.Of(AccountKind.Payable, Currency.SettlementMoneyNo, partnerNo)).Balance;
        var prefund = account(AccountId.Of(AccountKind.Prefund, Currency.SettlementMoneyNo, partnerNo)).Balance;
        var outstanding = Cost(schedule(new ScheduleKey(partnerNo, Currency.CoalitionPointsNo)), points);
        if (partner is { BrandCurrencyNo: not 0 })
        {
            outstanding += Cost(schedule(new ScheduleKey(partnerNo, partner.BrandCurrencyNo)), points);
        }

        return new Exposure(position.Balance, position.DebitsPending, settled, prefund, outstanding, promised);
    }

    private static Int128 Cost(Schedule? schedule, Func<int, long> points)
    {
        Int128 micros = 0;
        foreach (var version in schedule?.Versions ?? [])
        {
            if (version.Funding == FundingModel.AtRedemption && points(version.No) is > 0 and var outstanding)
            {
                micros += Cost(version, outstanding);
            }
        }

        return micros;
    }

    /// <summary>Price × points, rounded up. Purchases of offline tills pass the cap, so that points at their price may come to more than a long holds.</summary>
    public static Int128 Cost(Terms terms, long points) =>
        ((Int128)points * terms.IssuePrice.Numerator + terms.IssuePrice.Denominator - 1) / terms.IssuePrice.Denominator;
}
