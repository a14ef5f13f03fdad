using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>
/// What follows when it is known what became of a step. Nothing moves for good before every brand concerned knows the member;
/// a brand's points are debited before others are credited; and a no after that puts back what had moved.
/// </summary>
internal static class ExchangeProgress
{
    /// <summary>Starts an accepted exchange whose source is set aside.</summary>
    public static Outcome<Exchange> Begin(HubState state, Moment moment, Exchange exchange, string who)
    {
        if (exchange.Plan.IsHubOnly)
        {
            return Complete(state, moment, exchange, ExchangeTrigger.MoveAtOnce, who, "");
        }

        var begun = exchange with { TimesOutMicros = moment.NowMicros + exchange.Plan.TimeOutMicros };
        if (exchange.Plan.From == Custody.Partner)
        {
            return InstructionBook.Give(state, moment, begun, InstructionKind.ValidateMember, exchange.FromCurrencyNo);
        }

        begun = ExchangeSteps.Take(state, moment, begun, ExchangeTrigger.HoldSource, who);
        return InstructionBook.Give(state, moment, begun, InstructionKind.ValidateMember, exchange.ToCurrencyNo);
    }

    /// <summary>Goes on with what became of the instruction that the exchange waits for.</summary>
    /// <param name="state">The draft.</param>
    /// <param name="moment">Now.</param>
    /// <param name="exchange">An open exchange.</param>
    /// <param name="instruction">The instruction, done or refused.</param>
    /// <param name="who">By whose word it is known.</param>
    /// <param name="why">In that party's words; may be empty.</param>
    /// <returns>The exchange, put in its place; ACCOUNT_LIMIT_REACHED when it can't be booked.</returns>
    public static Outcome<Exchange> GoOn(HubState state, Moment moment, Exchange exchange, Instruction instruction, string who, string why)
    {
        var isDone = instruction.Outcome == InstructionOutcome.Done;
        var outcome = instruction.Kind switch
        {
            InstructionKind.ValidateMember => isDone ? Validated(state, moment, exchange, instruction, who) : Invalid(state, moment, exchange, instruction, who, why),
            InstructionKind.Debit => isDone ? Debited(state, moment, exchange, instruction, who) : NotDebited(state, moment, exchange, who, why),
            InstructionKind.Credit => isDone ? Complete(state, moment, exchange with { CreditNo = instruction.No }, ExchangeTrigger.ConfirmDestination, who, why) : NotCredited(state, moment, exchange, who, why),
            InstructionKind.Reverse when exchange.ReversingPoints > 0 => ReversalProgress.GoOn(state, moment, exchange, instruction, who, why),
            InstructionKind.Reverse => isDone ? End(state, moment, exchange, ExchangeTrigger.Compensate, who, why) : CompensationRefused(state, moment, exchange, instruction, who, why),
            _ => throw new InvalidOperationException($"Instruction {instruction.No} is a {instruction.Kind}, which takes no exchange further."),
        };
        if (outcome.TryGet(out var after, out _))
        {
            state.PutExchange(after);
        }

        return outcome;
    }

    /// <summary>Ends the exchange without having moved anything: what was set aside is free again.</summary>
    public static Exchange End(HubState state, Moment moment, Exchange exchange, ExchangeTrigger trigger, string who, string why)
    {
        if (exchange.Plan.Use is { } use)
        {
            ExchangeTallies.GiveBack(state, use);
        }

        return ExchangeBooking.Release(state, moment, ExchangeSteps.Take(state, moment, exchange, trigger, who, why));
    }

    /// <summary>Nobody knows what became of a step; the source stays set aside.</summary>
    public static Exchange LoseTrack(HubState state, Moment moment, Exchange exchange, string who, string why) =>
        exchange.State == ExchangeState.Unknown ? exchange : ExchangeSteps.Take(state, moment, exchange, ExchangeTrigger.LoseTrack, who, why);

    private static Outcome<Exchange> Complete(HubState state, Moment moment, Exchange exchange, ExchangeTrigger trigger, string who, string why) =>
        ExchangeBooking.Complete(state, moment, exchange).TryGet(out var booked, out var full)
            ? ExchangeSteps.Take(state, moment, booked, trigger, who, why)
            : full;

    private static Outcome<Exchange> Validated(HubState state, Moment moment, Exchange exchange, Instruction instruction, string who)
    {
        if (exchange.State == ExchangeState.SourceHeld)
        {
            return Credit(state, moment, exchange, who);
        }

        // Where two brands keep balances, the one that gets points is asked before the other one is debited: a no then costs nothing.
        return instruction.CurrencyNo == exchange.FromCurrencyNo && exchange.Plan.To == Custody.Partner
            ? InstructionBook.Give(state, moment, exchange, InstructionKind.ValidateMember, exchange.ToCurrencyNo)
            : InstructionBook.Give(state, moment, exchange, InstructionKind.Debit, exchange.FromCurrencyNo, exchange.Points);
    }

    private static Outcome<Exchange> Invalid(HubState state, Moment moment, Exchange exchange, Instruction instruction, string who, string why)
    {
        if (exchange.State == ExchangeState.SourceHeld)
        {
            return NotCredited(state, moment, exchange, who, why);
        }

        var trigger = instruction.CurrencyNo == exchange.FromCurrencyNo ? ExchangeTrigger.DeclineSource : ExchangeTrigger.DeclineDestination;
        return End(state, moment, exchange, trigger, who, why);
    }

    /// <summary>A debit that was carried out counts, even when its time was over: it can't be told from one that was answered late.</summary>
    private static Outcome<Exchange> Debited(HubState state, Moment moment, Exchange exchange, Instruction instruction, string who)
    {
        var debited = ExchangeSteps.Take(state, moment, exchange, ExchangeTrigger.DebitSource, who) with { DebitNo = instruction.No, MarkedMicros = 0, TimesOutMicros = 0 };
        return exchange.Plan.To == Custody.Partner
            ? Credit(state, moment, debited, who)
            : Complete(state, moment, debited, ExchangeTrigger.ConfirmDestination, who, "");
    }

    private static Exchange NotDebited(HubState state, Moment moment, Exchange exchange, string who, string why) =>
        End(state, moment, exchange, exchange.MarkedMicros == 0 ? ExchangeTrigger.DeclineSource : ExchangeTrigger.TimeOut, who, why);

    private static Exchange Credit(HubState state, Moment moment, Exchange exchange, string who)
    {
        var instructed = ExchangeSteps.Take(state, moment, exchange, ExchangeTrigger.InstructDestination, who) with { TimesOutMicros = 0 };
        return InstructionBook.Give(state, moment, instructed, InstructionKind.Credit, exchange.ToCurrencyNo, exchange.ArrivingPoints, expiresOn: exchange.ExpiresOn);
    }

    private static Exchange NotCredited(HubState state, Moment moment, Exchange exchange, string who, string why)
    {
        var compensating = ExchangeSteps.Take(state, moment, exchange, ExchangeTrigger.DeclineDestination, who, why);
        return exchange.DebitNo == 0
            ? End(state, moment, compensating, ExchangeTrigger.Compensate, "hub", "")
            : InstructionBook.Give(state, moment, compensating, InstructionKind.Reverse, exchange.FromCurrencyNo, exchange.Points, exchange.DebitNo);
    }

    /// <summary>The brand keeps points that it should give back: people have to settle that, and say when it is done.</summary>
    private static Exchange CompensationRefused(HubState state, Moment moment, Exchange exchange, Instruction instruction, string who, string why)
    {
        Alerts.Raise(state, moment, AlertName.ExchangeCompensationRefused, instruction.PartnerNo, $"{exchange.Id}: the brand refused {instruction.Id}, which was to give the member's points back.");
        return LoseTrack(state, moment, exchange, who, why);
    }
}
