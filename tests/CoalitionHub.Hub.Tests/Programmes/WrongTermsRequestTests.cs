using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Programmes;
using CoalitionHub.Protos.Programmes.V1;
using Google.Protobuf.WellKnownTypes;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Programmes;

/// <summary>What is wrong with terms is told by field and reason, before anything is decided.</summary>
public sealed class WrongTermsRequestTests
{
    private static readonly Caller Person = new("cli_2", 0, 2, Roles.FinanceMaker, new HashSet<string>());

    public static TheoryData<Action<ProposeTermsRequest>, string, Reason> Wrong => new()
    {
        { request => request.PartnerId = "", "partner_id", Reason.FieldMissing },
        { request => request.PartnerId = "grocer", "partner_id", Reason.IdInvalid },
        { request => request.EffectiveTime = new Timestamp { Seconds = -5 }, "effective_time", Reason.TimeInvalid },
        { request => request.Terms = null, "terms", Reason.FieldMissing },
        { request => request.Terms.PointsCurrencyCode = "", "terms.points_currency_code", Reason.FieldMissing },
        { request => request.Terms.PointsCurrencyCode = "pts", "terms.points_currency_code", Reason.CurrencyUnknown },
        { request => request.Terms.EarnRates.Clear(), "terms.earn_rates", Reason.FieldMissing },
        { request => request.Terms.EarnRates[0].CurrencyCode = "ZZZ", "terms.earn_rates[0].currency_code", Reason.CurrencyUnknown },
        { request => request.Terms.EarnRates[0].PointsPerMinorUnit = null, "terms.earn_rates[0].points_per_minor_unit", Reason.FieldMissing },
        { request => request.Terms.EarnRates[0].PointsPerMinorUnit = TermsRequests.Of(1, 0), "terms.earn_rates[0].points_per_minor_unit", Reason.FractionInvalid },
        { request => request.Terms.EarnRates.Add(Enumerable.Repeat(request.Terms.EarnRates[0], 40)), "terms.earn_rates", Reason.FieldTooLong },
        { request => request.Terms.BurnValue = null, "terms.burn_value", Reason.FieldMissing },
        { request => request.Terms.FundingModel = FundingModel.Unspecified, "terms.funding_model", Reason.FieldMissing },
        { request => request.Terms.FundingModel = (FundingModel)700, "terms.funding_model", Reason.FieldInvalid },
        { request => request.Terms.IssuePrice = null, "terms.issue_price", Reason.FieldMissing },
        { request => request.Terms.RedemptionPrice = TermsRequests.Of(-1, 1), "terms.redemption_price", Reason.FractionInvalid },
        { request => request.Terms.Fee = TermsRequests.Of(3, 2), "terms.fee", Reason.FractionInvalid },
        { request => request.Terms.NetDebitCap = null, "terms.net_debit_cap", Reason.FieldMissing },
        { request => request.Terms.NetDebitCap.MinorUnits = -1, "terms.net_debit_cap.minor_units", Reason.AmountNegative },
        { request => request.Terms.NetDebitCap.MinorUnits = long.MaxValue, "terms.net_debit_cap.minor_units", Reason.AmountTooLarge },
        { request => request.Terms.MinimumBurnPoints = -1, "terms.minimum_burn_points", Reason.FieldInvalid },
        { request => request.Terms.BurnIncrementPoints = long.MaxValue, "terms.burn_increment_points", Reason.FieldInvalid },
        { request => request.Terms.PendingDays = int.MinValue, "terms.pending_days", Reason.FieldInvalid },
        { request => request.Terms.ExpiryMonths = int.MaxValue, "terms.expiry_months", Reason.FieldInvalid },
        { request => request.Terms.MaximumLateness = null, "terms.maximum_lateness", Reason.FieldMissing },
        { request => request.Terms.MaximumLateness = new Duration { Seconds = long.MaxValue }, "terms.maximum_lateness", Reason.FieldInvalid },
        { request => request.Terms.MaximumLateness = new Duration { Seconds = -1 }, "terms.maximum_lateness", Reason.FieldInvalid },
        { request => request.Terms.HoldMaxDuration = new Duration(), "terms.hold_max_duration", Reason.FieldInvalid },
        { request => request.Terms.HoldMaxDuration = new Duration { Seconds = 400 * 86_400, Nanos = 1_000 }, "terms.hold_max_duration", Reason.FieldInvalid },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Each_slip_is_refused_by_field_and_reason(Action<ProposeTermsRequest> change, string field, Reason reason)
    {
        var refusal = TermsProposals.Prepare(TermsRequests.Proposal(change), Person).Refusal.ShouldNotBeNull();

        refusal.Fields.ShouldContain(fault => fault.Field == field);
        refusal.Reason.ShouldBe(reason);
    }

    [Fact]
    public void The_defaults_of_the_contract_are_filled_in()
    {
        var terms = TermsFields.Read(TermsRequests.Proposal(), 2).Value.Terms;

        (terms.BurnMinimum, terms.BurnIncrement, terms.EffectiveMicros).ShouldBe((1L, 1L, 0L));
        (terms.MaxLatenessMicros, terms.HoldMaxMicros).ShouldBe((30 * Moment.MicrosPerDay, 7 * Moment.MicrosPerDay));
    }

    [Fact]
    public void An_effective_time_at_the_epoch_is_a_time_and_not_none() =>
        TermsFields.Read(TermsRequests.Proposal(request => request.EffectiveTime = new Timestamp()), 2).Value.Terms.EffectiveMicros.ShouldBe(1);

    [Fact]
    public void Terms_to_decide_are_named_by_their_id()
    {
        TermsProposals.Prepare(new ApproveTermsRequest { TermsId = "trm_1" }, Person).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.IdInvalid);
        TermsProposals.Prepare(new RejectTermsRequest(), Person).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.FieldMissing);
        TermsProposals.Prepare(new ApproveTermsRequest { TermsId = OpaqueId.Format("trm", OpaqueId.MaxNumber, 1_000_000) }, Person).Refusal.ShouldBeNull("an id too large to exist is simply not found");
    }
}
