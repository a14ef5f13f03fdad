using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Exchanges;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf.WellKnownTypes;
using Shouldly;
using Xunit;
using MemberSelector = CoalitionHub.Protos.Members.V1.MemberSelector;

namespace CoalitionHub.Hub.Tests.Exchanges;

/// <summary>What is wrong with a request is told by field and reason, before anything is decided.</summary>
public sealed class WrongExchangeRequestTests
{
    private static readonly Caller Partner = new("cli_1", 1, 0, Roles.None, new HashSet<string>());
    private static readonly Caller Person = new("cli_2", 0, 2, Roles.FinanceMaker, new HashSet<string>());

    public static TheoryData<Action<QuoteExchangeRequest>, string, Reason> Quotes => new()
    {
        { request => request.Member = new MemberSelector(), "member", Reason.FieldMissing },
        { request => request.AccountName = new string('x', 201), "account_name", Reason.FieldTooLong },
        { request => request.FromCurrencyCode = "", "from_currency_code", Reason.FieldMissing },
        { request => request.FromCurrencyCode = "nights", "from_currency_code", Reason.CurrencyUnknown },
        { request => request.ToCurrencyCode = "", "to_currency_code", Reason.FieldMissing },
        { request => request.ToCurrencyCode = new string('X', 300), "to_currency_code", Reason.CurrencyUnknown },
        { request => request.Points = 0, "points", Reason.AmountNotPositive },
        { request => request.Points = -1, "points", Reason.AmountNotPositive },
        { request => request.Points = 1_000_000_001, "points", Reason.AmountTooLarge },
        { request => request.Points = long.MaxValue, "points", Reason.AmountTooLarge },
    };

    public static TheoryData<Action<ProposeRouteRequest>, string, Reason> Proposals => new()
    {
        { request => request.Terms = null, "terms", Reason.FieldMissing },
        { request => request.Terms.FromCurrencyCode = "?", "terms.from_currency_code", Reason.CurrencyUnknown },
        { request => request.Terms.IssuerPartnerId = "", "terms.issuer_partner_id", Reason.FieldMissing },
        { request => request.Terms.IssuerPartnerId = "airline", "terms.issuer_partner_id", Reason.IdInvalid },
        { request => request.Terms.Rate = null, "terms.rate", Reason.FieldMissing },
        { request => request.Terms.Rate = TermsRequests.Of(0, 1), "terms.rate", Reason.FractionInvalid },
        { request => request.Terms.Rate = TermsRequests.Of(1, 0), "terms.rate", Reason.FractionInvalid },
        { request => request.Terms.Fee = TermsRequests.Of(1, 1), "terms.fee", Reason.FractionInvalid },
        { request => request.Terms.Fee = TermsRequests.Of(-1, 2), "terms.fee", Reason.FractionInvalid },
        { request => request.Terms.MinimumPoints = 0, "terms.minimum_points", Reason.AmountNotPositive },
        { request => request.Terms.IncrementPoints = 0, "terms.increment_points", Reason.AmountNotPositive },
        { request => request.Terms.MaximumPoints = 2_000_000_000, "terms.maximum_points", Reason.AmountTooLarge },
        { request => request.Terms.MaximumPoints = 9, "terms.maximum_points", Reason.FieldInvalid },
        { request => request.Terms.IncrementPoints = 700, "terms.increment_points", Reason.FieldInvalid },
        { request => request.Terms.QuoteValidity = new Duration { Seconds = 601 }, "terms.quote_validity", Reason.FieldInvalid },
        { request => request.Terms.QuoteValidity = new Duration { Nanos = 999_999_999 }, "terms.quote_validity", Reason.FieldInvalid },
        { request => request.Terms.QuoteValidity = new Duration { Seconds = long.MinValue }, "terms.quote_validity", Reason.FieldInvalid },
        { request => request.EffectiveTime = new Timestamp { Seconds = -1 }, "effective_time", Reason.TimeInvalid },
        { request => request.Terms.Rounding = (AmountRounding)9, "terms.rounding", Reason.FieldInvalid },
        { request => request.Terms.ArrivalExpiry = (ArrivalExpiry)9, "terms.arrival_expiry", Reason.FieldInvalid },
        { request => request.Terms.FlatFeePoints = -1, "terms.flat_fee_points", Reason.FieldInvalid },
        { request => request.Terms.MoneyFee = new MoneyFee(), "terms.money_fee", Reason.FieldMissing },
        { request => request.Terms.MoneyFee = new MoneyFee { FlatMicros = -1 }, "terms.money_fee.flat_micros", Reason.FieldInvalid },
        { request => request.Terms.MoneyFee = new MoneyFee { MicrosPerPoint = TermsRequests.Of(1_000_000_001, 1) }, "terms.money_fee.micros_per_point", Reason.FractionInvalid },
        { request => request.Terms.MoneyFee = new MoneyFee { FlatMicros = 1, PayerPartnerId = "kiwi" }, "terms.money_fee.payer_partner_id", Reason.IdInvalid },
        { request => request.Terms.Bonus = new RouteBonus(), "terms.bonus", Reason.FieldMissing },
        { request => request.Terms.Bonus = new RouteBonus { BlockPoints = 1, PointsPerBlock = 1, Share = TermsRequests.Of(1, 2) }, "terms.bonus", Reason.FieldInvalid },
        { request => request.Terms.Bonus = new RouteBonus { BlockPoints = 1 }, "terms.bonus.points_per_block", Reason.AmountNotPositive },
        { request => request.Terms.Bonus = new RouteBonus { BlockPoints = -1, PointsPerBlock = 1 }, "terms.bonus.block_points", Reason.AmountNotPositive },
        { request => request.Terms.Bonus = new RouteBonus { Share = TermsRequests.Of(1_001, 1) }, "terms.bonus.share", Reason.FractionInvalid },
        { request => request.Terms.Bonus = Share(bonus => (bonus.FromTime, bonus.UntilTime) = (new Timestamp { Seconds = 2 }, new Timestamp { Seconds = 2 })), "terms.bonus.until_time", Reason.FieldInvalid },
        { request => request.Terms.Bonus = Share(bonus => bonus.BudgetPoints = -1), "terms.bonus.budget_points", Reason.FieldInvalid },
        { request => request.Terms.Bonus = Share(bonus => bonus.PayerPartnerId = "kiwi"), "terms.bonus.payer_partner_id", Reason.IdInvalid },
        { request => request.Terms.Eligibility = new RouteEligibility { MinimumAccountAgeDays = -1 }, "terms.eligibility.minimum_account_age_days", Reason.FieldInvalid },
        { request => request.Terms.Eligibility = new RouteEligibility { NamePolicy = (NamePolicy)9 }, "terms.eligibility.name_policy", Reason.FieldInvalid },
        { request => request.Terms.Limits = new RouteLimits { Card = new DayLimit { Points = -1 } }, "terms.limits.card.points", Reason.FieldInvalid },
        { request => request.Terms.Limits = new RouteLimits { Route = new DayLimit { Count = -1 } }, "terms.limits.route.count", Reason.FieldInvalid },
        { request => request.Terms.Undo = new UndoRules(), "terms.undo.delay", Reason.FieldMissing },
        { request => request.Terms.Undo = new UndoRules { Delay = new Duration { Seconds = 31 * 86_400 } }, "terms.undo.delay", Reason.FieldInvalid },
        { request => request.Terms.Undo = new UndoRules { Delay = new Duration { Seconds = 1 }, AbovePoints = -1 }, "terms.undo.above_points", Reason.FieldInvalid },
        { request => request.Terms.SourceTimeout = new Duration { Seconds = 59 }, "terms.source_timeout", Reason.FieldInvalid },
    };

    [Theory]
    [MemberData(nameof(Quotes))]
    public void A_wrong_quote_request_is_refused(Action<QuoteExchangeRequest> spoil, string field, Reason reason)
    {
        var request = new QuoteExchangeRequest
        {
            Member = new MemberSelector { CardNumber = CardNumber.From([1, 2, 3], 0) },
            FromCurrencyCode = "NIGHTS",
            ToCurrencyCode = "MILES",
            Points = 100,
        };
        Quoting.Prepare(request, Partner).Refusal.ShouldBeNull();

        spoil(request);

        Fault(Quoting.Prepare(request, Partner).Refusal, field, reason);
    }

    [Theory]
    [MemberData(nameof(Proposals))]
    public void A_wrong_route_is_refused(Action<ProposeRouteRequest> spoil, string field, Reason reason)
    {
        var request = new ProposeRouteRequest
        {
            Terms = new RouteTerms
            {
                FromCurrencyCode = "NIGHTS",
                ToCurrencyCode = "MILES",
                IssuerPartnerId = OpaqueId.Format("ptn", 2, 1_000_000),
                Rate = TermsRequests.Of(1, 3),
                MinimumPoints = 10,
                MaximumPoints = 600,
                IncrementPoints = 1,
            },
        };
        Routes.Prepare(request, Person).Refusal.ShouldBeNull();

        spoil(request);

        Fault(Routes.Prepare(request, Person).Refusal, field, reason);
    }

    [Theory]
    [InlineData("", Reason.FieldMissing)]
    [InlineData("route", Reason.IdInvalid)]
    public void A_wrong_route_id_is_refused(string routeId, Reason reason)
    {
        Fault(Routes.Prepare(new ApproveRouteRequest { RouteId = routeId }, Person).Refusal, "route_id", reason);
        Fault(Routes.Prepare(new RejectRouteRequest { RouteId = routeId }, Person).Refusal, "route_id", reason);
    }

    private static RouteBonus Share(Action<RouteBonus> change)
    {
        var bonus = new RouteBonus { Share = TermsRequests.Of(1, 2) };
        change(bonus);
        return bonus;
    }

    private static void Fault(Refusal? refusal, string field, Reason reason)
    {
        refusal.ShouldNotBeNull().Reason.ShouldBe(reason);
        refusal.Fields.ShouldHaveSingleItem().Field.ShouldBe(field);
    }
}
