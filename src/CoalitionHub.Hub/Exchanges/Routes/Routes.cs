using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf.WellKnownTypes;
using Fraction = CoalitionHub.Core.Amounts.Fraction;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Proposing, approving and rejecting routes.</summary>
internal static class Routes
{
    private const long DefaultValidityMicros = 5 * 60 * 1_000_000L;
    private const long MinValidityMicros = 1_000_000;
    private const long MaxSeconds = 3600;

    public static Outcome<Decide<ProposeRouteResponse>> Prepare(ProposeRouteRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        if (request.Terms is not { } terms)
        {
            checks.Add(Reason.FieldMissing, "terms", "must be given: the route's rules.");
            return checks.Refusal ?? throw new InvalidOperationException("A fault was noted.");
        }

        var command = new ProposeRouteCommand(
            checks.PointsCurrency("terms.from_currency_code", terms.FromCurrencyCode),
            checks.PointsCurrency("terms.to_currency_code", terms.ToCurrencyCode),
            checks.IntId("terms.issuer_partner_id", Core.Partners.Partner.IdPrefix, terms.IssuerPartnerId),
            checks.Fraction("terms.rate", terms.Rate, mayBeZero: false),
            Fee(checks, terms),
            checks.Points("terms.minimum_points", terms.MinimumPoints),
            checks.Points("terms.increment_points", terms.IncrementPoints),
            checks.Points("terms.maximum_points", terms.MaximumPoints),
            ValidityMicros(checks, terms.QuoteValidity),
            request.EffectiveTime is null ? 0 : checks.Time("effective_time", request.EffectiveTime),
            caller.StaffNo)
        {
            Rules = RouteRulesFields.Read(checks, terms),
        };
        CheckBounds(checks, command);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ProposeRouteResponse>)((state, moment) => ProposeRoute.Decide(state, moment, command).TryGet(out var route, out var refused)
            ? Answer(state, moment, route)
            : refused);
    }

    /// <summary>The proposal, with a warning where it couldn't be approved as things stand.</summary>
    private static ProposeRouteResponse Answer(HubState state, Moment moment, Core.Exchanges.Route route)
    {
        var view = StateView.OfDraft(state);
        var loop = RouteDecisions.LoopOf(state, moment, route);
        return new ProposeRouteResponse { Route = RouteMessages.Of(view, route), Loop = RouteMessages.Of(view, loop), Warning = loop?.Said(state) ?? "" };
    }

    public static Outcome<Decide<ApproveRouteResponse>> Prepare(ApproveRouteRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var routeNo = checks.IntId("route_id", Core.Exchanges.Route.IdPrefix, request.RouteId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ApproveRouteResponse>)((state, moment) => RouteDecisions.Approve(state, moment, routeNo, caller.StaffNo).TryGet(out var route, out var refused)
            ? new ApproveRouteResponse { Route = RouteMessages.Of(StateView.OfDraft(state), route) }
            : refused);
    }

    public static Outcome<Decide<RejectRouteResponse>> Prepare(RejectRouteRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var routeNo = checks.IntId("route_id", Core.Exchanges.Route.IdPrefix, request.RouteId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<RejectRouteResponse>)((state, moment) => RouteDecisions.Reject(state, moment, routeNo, caller.StaffNo).TryGet(out var route, out var refused)
            ? new RejectRouteResponse { Route = RouteMessages.Of(StateView.OfDraft(state), route) }
            : refused);
    }

    private static void CheckBounds(FieldChecks checks, ProposeRouteCommand command)
    {
        if (command.Maximum < command.Minimum)
        {
            checks.Add(Reason.FieldInvalid, "terms.maximum_points", $"is {command.Maximum}, below the minimum of {command.Minimum}.");
        }
        else if (command.Increment > 0 && command.Maximum / command.Increment * command.Increment < command.Minimum)
        {
            checks.Add(Reason.FieldInvalid, "terms.increment_points", "has no multiple between the minimum and the maximum.");
        }
    }

    private static Fraction Fee(FieldChecks checks, RouteTerms terms)
    {
        if (terms.Fee is null)
        {
            return Fraction.Zero;
        }

        var fee = checks.Fraction("terms.fee", terms.Fee);
        if (fee.IsValid && fee.Numerator >= fee.Denominator)
        {
            checks.Add(Reason.FractionInvalid, "terms.fee", $"is {fee}; a fee takes less than all.");
        }

        return fee;
    }

    private static long ValidityMicros(FieldChecks checks, Duration? duration)
    {
        if (duration is null)
        {
            return DefaultValidityMicros;
        }

        var micros = duration is { Seconds: >= 0 and <= MaxSeconds, Nanos: >= 0 and <= 999_999_999 } ? duration.Seconds * 1_000_000 + duration.Nanos / 1000 : 0;
        if (micros < MinValidityMicros || micros > QuoteSigner.MaxValidity.Ticks / TimeSpan.TicksPerMicrosecond)
        {
            checks.Add(Reason.FieldInvalid, "terms.quote_validity", "must be one second to ten minutes; leave it out for five minutes.");
        }

        return micros;
    }
}
