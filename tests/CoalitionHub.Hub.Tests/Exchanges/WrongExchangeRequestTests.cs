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
        { request => request.Member = null, "member", Reason.FieldMissing },
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

    private static void Fault(Refusal? refusal, string field, Reason reason)
    {
        refusal.ShouldNotBeNull().Reason.ShouldBe(reason);
        refusal.Fields.ShouldHaveSingleItem().Field.ShouldBe(field);
    }
}
