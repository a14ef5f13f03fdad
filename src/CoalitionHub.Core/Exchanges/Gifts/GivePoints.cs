using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>A gift that a member wants to make.</summary>
/// <param name="PartnerNo">The partner through which.</param>
/// <param name="From">Who gives.</param>
/// <param name="To">Who gets.</param>
/// <param name="Currency">Which points.</param>
/// <param name="Points">How many.</param>
/// <param name="Proof">That the giver is willing; null when none was given.</param>
/// <param name="IsNewDevice">True when the partner says that the request comes from a device it hasn't seen before.</param>
/// <param name="Who">The client that brings it, for the history.</param>
public sealed record GivePointsCommand(
    int PartnerNo, MemberSelector From, MemberSelector To, CurrencyCode Currency, long Points, Proof? Proof, bool IsNewDevice, string Who);

/// <summary>
/// Gives a member's points to another. The rules are the route's from the currency to itself: amounts, limits for a day, who may,
/// and the undo window. No money moves: whoever is to pay for the points when they are burnt goes on being so.
/// </summary>
public static class GivePoints
{
    public static Outcome<Gift> Decide(HubState state, Moment moment, GivePointsCommand command)
    {
        if (!MemberLookup.Find(state, command.From, command.PartnerNo).TryGet(out var giver, out var refusal) ||
            !MemberLookup.Find(state, command.To, command.PartnerNo).TryGet(out var receiver, out refusal) ||
            !PointsCurrencies.Find(state, command.Currency).TryGet(out var currency, out refusal))
        {
            return refusal;
        }

        if (giver.No == receiver.No)
        {
            return new Refusal(Reason.GiftSameMember, "Giver and receiver are the same member.");
        }

        if (!RouteInForce.Find(state, currency.No, currency.No, moment.NowMicros).TryGet(out var route, out _))
        {
            return new Refusal(Reason.RouteNotFound, $"{currency.Code} can't be given: there is no approved route from {currency.Code} to itself, which would be the rules for it.");
        }

        if (!ExchangePricing.Leaving(route, command.Points).TryGet(out var points, out refusal) ||
            !Obligors.Before(state, moment, currency.No, []).TryGet(out _, out refusal))
        {
            return refusal;
        }

        var use = new ExchangeUse(
            moment.Today, command.PartnerNo, giver.No, command.From.CardNumber ?? "", 0, [new LegUse(route.No, currency.No, currency.No, points)]);
        var isFirst = ExchangeTallies.IsFirst(state, currency.No, currency.No, giver.No);
        var own = state.Schedules.Find(new ScheduleKey(command.PartnerNo, currency.No))?.At(moment.NowMicros);
        if ((Eligibility.Check(state, moment, new Way(route), giver) ??
             MemberProof.Check(state, moment, giver, own, points, command.Proof) ??
             ExchangeTallies.Take(state, use)) is { } refused)
        {
            return refused;
        }

        var wallet = state.Ledger.Account(PointsAccounts.Wallet(currency.No, giver.No));
        var takes = LotChoice.ToBurn(wallet, points, moment.Today);
        if (takes.IsEmpty)
        {
            return new Refusal(Reason.InsufficientPoints, $"The member has {WalletLots.Available(wallet.Lots, moment.Today)} points available, {points} are to leave.");
        }

        var (undoMicros, undoReasons) = new Way(route).Undo(isFirst, points, command.IsNewDevice);
        Gift gift = new(
            state.DocumentNumbers.Next(), command.PartnerNo, giver.No, receiver.No, currency.No, route.No, points,
            [.. takes.Select(take => GiftLot.Of(take.Lot, take.Points))], use, GiftState.Accepted,
            undoMicros == 0 ? 0 : moment.NowMicros + undoMicros, 0, moment.NowMicros, 0)
        {
            UndoReasons = undoReasons,
        };
        GiftSteps.Note(state, moment, gift, "", "Give", command.Who);
        return undoMicros == 0 ? GiftSteps.GiveAtOnce(state, moment, gift, takes, command.Who) : GiftSteps.SetAside(state, moment, gift, takes, command.Who);
    }
}
