using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Netting;

public sealed class RulesTests
{
    private readonly Brands brands = new();

    public static TheoryData<RuleTerms> Wrong =>
    [
        new RuleTerms { AgreeDays = -1 },
        new RuleTerms { PayDays = 367 },
        new RuleTerms { Timing = SettlementTiming.Immediate },
        new RuleTerms { Timing = SettlementTiming.Immediate, Model = NettingModel.Gross, Currencies = [new CurrencyModel(Brands.Miles, NettingModel.NetBilateral)] },
        new RuleTerms { Timing = SettlementTiming.Immediate, Model = NettingModel.Gross, CutOff = new CutOff(CutOffFrequency.Daily, 0, 0, "UTC") },
        new RuleTerms { ThresholdPercents = [80, 50] },
        new RuleTerms { ThresholdPercents = [50, 50] },
        new RuleTerms { ThresholdPercents = [101] },
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_makes_no_sense_is_refused(RuleTerms terms) =>
        Propose(terms).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.FieldInvalid);

    [Fact]
    public void Rules_are_proposed_by_one_and_approved_by_another_and_never_backwards()
    {
        var proposed = Propose(new RuleTerms { Model = NettingModel.Gross }).Value;
        Approve(proposed, Brands.Maker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);
        var approved = Approve(proposed, Brands.Checker).Value;
        Approve(proposed, Brands.Checker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NotProposed);
        Propose(RuleTerms.Usual, brands.Coalition.NowMicros - 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.TermsRetroactive);

        var later = Propose(RuleTerms.Usual, brands.Coalition.NowMicros + Moment.MicrosPerDay).Value;
        brands.Coalition.NowMicros += 2 * Moment.MicrosPerDay;
        Approve(later, Brands.Checker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.TermsRetroactive);
        SettlementRules.InForce(brands.State.SettlementRules.All(), brands.Coalition.NowMicros).ShouldBe(approved);
        SettlementRules.InForce(brands.State.SettlementRules.All(), approved.EffectiveMicros - 1).ShouldBeNull();
    }

    [Fact]
    public void The_last_version_in_force_counts_and_a_rejected_one_never()
    {
        var first = Approve(Propose(new RuleTerms { PayDays = 1 }).Value, Brands.Checker).Value;
        var future = Approve(Propose(new RuleTerms { PayDays = 2 }, brands.Coalition.NowMicros + Moment.MicrosPerDay).Value, Brands.Checker).Value;
        var rejected = Propose(new RuleTerms { PayDays = 3 }).Value;
        brands.Coalition.Done((state, now) => RulesDecisions.Reject(state, now, rejected.No, Brands.Checker, "no")).State.ShouldBe(ApprovalState.Rejected);

        SettlementRules.InForce(brands.State.SettlementRules.All(), brands.Coalition.NowMicros).ShouldBe(first);
        SettlementRules.InForce(brands.State.SettlementRules.All(), future.EffectiveMicros).ShouldBe(future);
    }

    private Outcome<SettlementRules> Propose(RuleTerms terms, long effective = 0) =>
        brands.Coalition.Decide((state, now) => RulesDecisions.Propose(state, now, new ProposeRulesCommand(terms, effective, Brands.Maker)));

    private Outcome<SettlementRules> Approve(SettlementRules rules, int staffNo) =>
        brands.Coalition.Decide((state, now) => RulesDecisions.Approve(state, now, rules.No, staffNo));
}
