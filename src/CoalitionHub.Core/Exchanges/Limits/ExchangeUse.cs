using System.Collections.Immutable;

namespace CoalitionHub.Core.Exchanges;

/// <summary>What an exchange counts for against limits and budgets; kept with it, so that the same can be given back.</summary>
/// <param name="Day">The day (since the Unix epoch, UTC) on which it was accepted.</param>
/// <param name="PartnerNo">Through whom.</param>
/// <param name="MemberNo">Whose.</param>
/// <param name="CardNumber">The card that named the member; empty for none, and forgotten once the exchange or gift is at rest.</param>
/// <param name="BonusPoints">Out of the first leg's budget.</param>
/// <param name="Legs">One for each route.</param>
public sealed record ExchangeUse(int Day, int PartnerNo, long MemberNo, string CardNumber, long BonusPoints, ImmutableArray<LegUse> Legs);

/// <summary>What counts against one route.</summary>
/// <param name="RouteNo">The version.</param>
/// <param name="FromCurrencyNo">Its versions are counted together by their currencies.</param>
/// <param name="ToCurrencyNo">The other one.</param>
/// <param name="Points">What leaves by it.</param>
public readonly record struct LegUse(int RouteNo, int FromCurrencyNo, int ToCurrencyNo, long Points);

/// <summary>Whose use of a route is counted. Values are stored.</summary>
public enum TallyScope : byte
{
    Member = 1,
    Card = 2,
    Partner = 3,
    Route = 4,
}

/// <summary>What is counted together.</summary>
/// <param name="Scope">Whose use.</param>
/// <param name="FromCurrencyNo">By the routes between these currencies; the same twice for gifts.</param>
/// <param name="ToCurrencyNo">The other one.</param>
/// <param name="Subject">The member's or partner's number, or the card's; "0" for everybody.</param>
public readonly record struct TallyKey(TallyScope Scope, int FromCurrencyNo, int ToCurrencyNo, string Subject);

/// <summary>What was exchanged on the last day on which anything was. The day before needs no record: only a day is limited.</summary>
/// <param name="Key">What is counted together.</param>
/// <param name="Day">The day (since the Unix epoch, UTC).</param>
/// <param name="Points">Points that left.</param>
/// <param name="Count">Exchanges.</param>
/// <param name="CountEver">Exchanges since ever, those given back not counted.</param>
public sealed record ExchangeTally(TallyKey Key, int Day, long Points, int Count, long CountEver);

/// <summary>How many bonus points a version of a route has promised so far.</summary>
public sealed record BonusSpending(int RouteNo, long Points);
