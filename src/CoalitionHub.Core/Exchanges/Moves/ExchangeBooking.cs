using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Books what an exchange has come to.</summary>
internal static class ExchangeBooking
{
    /// <summary>What the exchange's chains have in common.</summary>
    public static ChainHeader Header(Moment moment, Exchange exchange) => new(moment.RequestId, moment.NowMicros)
    {
        PartnerNo = exchange.PartnerNo,
        MemberNo = exchange.MemberNo,
        SourceNo = exchange.No,
        TermsNo = exchange.TermsNo,
    };

    /// <summary>What it moves.</summary>
    public static ExchangePrice PriceOf(Exchange exchange) => new(exchange.Points, exchange.FeePoints, exchange.ResiduePoints, exchange.ArrivingPoints);

    /// <summary>Sets aside what leaves.</summary>
    /// <returns>The exchange with its hold; else INSUFFICIENT_POINTS, ACCOUNT_LIMIT_REACHED.</returns>
    public static Outcome<Exchange> SetAside(HubState state, Moment moment, Exchange exchange, ExchangeSides sides)
    {
        var chain = state.Ledger.Begin(Header(moment, exchange));
        if (ExchangeChain.Leave(state, moment, chain, exchange.MemberNo, sides, PriceOf(exchange), Phase.Pending) is { } refusal)
        {
            return refusal;
        }

        if (!chain.Finish().TryGet(out var holdNo, out refusal))
        {
            return refusal;
        }

        ExchangeHold.Keep(state, holdNo, sides.From.No, exchange.Points);
        return exchange with { HoldNo = holdNo };
    }

    /// <summary>All of it has happened: the hold is posted, and the arriving points are issued, in one chain.</summary>
    /// <returns>The exchange with its chain; ACCOUNT_LIMIT_REACHED when it can't be booked.</returns>
    public static Outcome<Exchange> Complete(HubState state, Moment moment, Exchange exchange)
    {
        var sides = ExchangeSides.Of(state, exchange);
        var member = MemberLookup.Survivor(state, exchange.MemberNo);
        var chain = state.Ledger.Begin(Header(moment, exchange) with { MemberNo = member.No });
        ExchangeHold.Post(state, moment, chain, exchange.HoldNo);
        // What was promised may have come to its end while a brand was away: then the points get the grace of points given back.
        var expiresOn = exchange.ExpiresOn <= moment.Today ? moment.Today + 1 + sides.Issuer.GraceDays : exchange.ExpiresOn;
        ExchangeChain.Arrive(state, chain, member.No, sides, exchange.ArrivingPoints, expiresOn, exchange.Plan.Charges);
        return chain.Finish().TryGet(out var chainSeq, out var full)
            ? exchange with { HoldNo = 0, ChainSeq = chainSeq, ExpiresOn = expiresOn, CompletedMicros = moment.NowMicros, InstructionNo = 0, MarkedMicros = 0, TimesOutMicros = 0 }
            : full;
    }

    /// <summary>None of it has happened: what was set aside is free again.</summary>
    public static Exchange Release(HubState state, Moment moment, Exchange exchange)
    {
        var chain = state.Ledger.Begin(Header(moment, exchange));
        ExchangeHold.Void(state, moment, chain, exchange.HoldNo);
        return exchange with { HoldNo = 0, InstructionNo = 0, TimesOutMicros = 0 };
    }
}
