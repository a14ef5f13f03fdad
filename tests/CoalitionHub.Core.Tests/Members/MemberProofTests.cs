using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Fixtures;
using CoalitionHub.Core.Tests.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Members;

public sealed class MemberProofTests
{
    private const long Second = 1_000_000;
    private const long Step = 30 * Second;

    private readonly Coalition coalition = new();
    private readonly Partner grocer;
    private readonly Terms terms;
    private readonly Member member;
    private readonly byte[] secret = [.. Enumerable.Range(1, RotatingCode.SecretBytes).Select(value => (byte)value)];

    public MemberProofTests()
    {
        grocer = coalition.AddPartner("grocer");
        terms = coalition.AddTerms(grocer, yuu => yuu with { AssertionMaxPoints = 1_000, AssertionMaxPointsPerDay = 1_500 });
        var enrolled = coalition.AddMember(grocer);
        member = coalition.Done((state, moment) => CreateProofSecret.Decide(
            state, moment, new CreateProofSecretCommand(grocer.No, MemberSelector.ById(enrolled.No), null, secret, "test")));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public void The_codes_of_this_step_and_its_neighbours_are_taken(int steps) => Check(CodeAt(steps)).ShouldBeNull();

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void Codes_further_away_are_wrong(int steps) => ReasonOf(Check(CodeAt(steps))).ShouldBe(Reason.ProofWrong);

    [Fact]
    public void On_a_clock_that_was_set_back_the_clock_counts_and_not_the_journal()
    {
        var moment = new Moment(Guid.NewGuid(), coalition.NowMicros + Moment.MicrosPerDay) { ClockMicros = coalition.NowMicros };

        MemberProof.Check(coalition.State, moment, member, terms, 10, CodeAt(0)).ShouldBeNull();
        MemberProof.Check(coalition.State, moment, member, terms, 10, Asserted(0)).ShouldBeNull();
    }

    [Fact]
    public void A_code_is_good_once()
    {
        Check(CodeAt(0)).ShouldBeNull();

        ReasonOf(Check(CodeAt(0))).ShouldBe(Reason.ProofReplayed);
        coalition.NowMicros += Step;
        Check(CodeAt(0)).ShouldBeNull();
    }

    [Fact]
    public void An_older_code_isn_t_taken_after_a_newer_one()
    {
        Check(CodeAt(1)).ShouldBeNull();

        ReasonOf(Check(CodeAt(0))).ShouldBe(Reason.ProofReplayed);
        ReasonOf(Check(CodeAt(-1))).ShouldBe(Reason.ProofReplayed);
    }

    [Fact]
    public void A_code_of_a_refused_request_can_be_used_again()
    {
        coalition.Decide<Member>((state, moment) =>
            MemberProof.Check(state, moment, member, terms, 10, CodeAt(0)) ?? new Refusal(Reason.InsufficientPoints, "too few"));

        Check(CodeAt(0)).ShouldBeNull();
    }

    [Fact]
    public void Without_any_proof_it_is_required() => ReasonOf(Check(null)).ShouldBe(Reason.ProofRequired);

    [Fact]
    public void Without_a_secret_no_code_can_be_right()
    {
        var other = coalition.AddMember(grocer);

        ReasonOf(MemberProof.Check(coalition.State, coalition.Now, other, terms, 10, new CodeProof("000000"))).ShouldBe(Reason.ProofNotSetUp);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("not six digits")]
    public void What_is_no_code_is_wrong(string code) => ReasonOf(Check(new CodeProof(code))).ShouldBe(Reason.ProofWrong);

    [Fact]
    public void Five_wrong_codes_lock_even_the_right_one_for_fifteen_minutes()
    {
        for (var time = 0; time < WrongCodes.MostWrong; time++)
        {
            ReasonOf(Check(Wrong)).ShouldBe(Reason.ProofWrong);
        }

        var locked = Check(CodeAt(0)).ShouldNotBeNull();
        (locked.Reason, locked.RetryAfter).ShouldBe((Reason.ProofLocked, TimeSpan.FromMinutes(15)));
        coalition.NowMicros += WrongCodes.LockMicros - 1;
        ReasonOf(Check(CodeAt(0))).ShouldBe(Reason.ProofLocked);
        coalition.NowMicros += 1;
        Check(CodeAt(0)).ShouldBeNull();
    }

    [Fact]
    public void A_right_code_makes_the_wrong_ones_before_it_forgotten()
    {
        for (var time = 0; time < WrongCodes.MostWrong - 1; time++)
        {
            Check(Wrong);
        }

        Check(CodeAt(0)).ShouldBeNull();
        ReasonOf(Check(Wrong)).ShouldBe(Reason.ProofWrong);
        coalition.NowMicros += Step;
        Check(CodeAt(0)).ShouldBeNull();
    }

    [Fact]
    public void Wrong_codes_of_longer_ago_don_t_count()
    {
        for (var time = 0; time < WrongCodes.MostWrong; time++)
        {
            ReasonOf(Check(Wrong)).ShouldBe(Reason.ProofWrong);
            coalition.NowMicros += WrongCodes.LockMicros / (WrongCodes.MostWrong - 1);
        }

        Check(CodeAt(0)).ShouldBeNull();
    }

    [Fact]
    public void A_try_counts_once_its_refusal_is_kept()
    {
        for (var time = 0; time < 3 * WrongCodes.MostWrong; time++)
        {
            ReasonOf(MemberProof.Check(coalition.State, coalition.Now, member, terms, 10, Wrong)).ShouldBe(Reason.ProofWrong);
        }

        coalition.State.KeepTry(coalition.NowMicros);
        coalition.State.KeepTry(coalition.NowMicros);
        coalition.State.ProofUses.Find(member.No).ShouldNotBeNull().WrongCodes.ShouldBe(1);
        Check(CodeAt(0)).ShouldBeNull();
    }

    [Fact]
    public void Another_member_s_wrong_codes_lock_nobody_else()
    {
        var other = coalition.AddMember(grocer);
        for (var time = 0; time < WrongCodes.MostWrong; time++)
        {
            MemberProof.Check(coalition.State, new Moment(Guid.NewGuid(), coalition.NowMicros), other with { ProofSecret = member.ProofSecret }, terms, 10, Wrong);
            coalition.State.KeepTry(coalition.NowMicros);
        }

        Check(CodeAt(0)).ShouldBeNull();
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(-300, null)]
    [InlineData(-301, Reason.ProofWrong)]
    [InlineData(30, null)]
    [InlineData(31, Reason.ProofWrong)]
    public void A_partner_s_word_is_good_for_five_minutes(int authenticatedSeconds, Reason? expected) =>
        ReasonOf(Check(Asserted(authenticatedSeconds))).ShouldBe(expected);

    [Theory]
    [InlineData(1_000, null)]
    [InlineData(1_001, Reason.AssertionLimitExceeded)]
    public void A_partner_s_word_is_good_for_so_many_points_at_once(long points, Reason? expected) =>
        ReasonOf(Check(Asserted(0), points)).ShouldBe(expected);

    [Fact]
    public void A_partner_s_word_is_good_for_so_many_points_a_day()
    {
        Check(Asserted(0), 1_000).ShouldBeNull();
        ReasonOf(Check(Asserted(0), 501)).ShouldBe(Reason.AssertionLimitExceeded);
        Check(Asserted(0), 500).ShouldBeNull();
        ReasonOf(Check(Asserted(0), 1)).ShouldBe(Reason.AssertionLimitExceeded);

        coalition.NowMicros += Moment.MicrosPerDay;
        Check(Asserted(0), 1_000).ShouldBeNull();
    }

    [Fact]
    public void A_code_doesn_t_count_against_what_a_partner_may_assert()
    {
        Check(CodeAt(0), 100_000).ShouldBeNull();
        Check(Asserted(0), 1_000).ShouldBeNull();
    }

    [Fact]
    public void Terms_can_forbid_a_partner_s_word_and_without_terms_it_counts_for_nothing()
    {
        ReasonOf(Check(Asserted(0), 0, terms with { AssertionMaxPoints = 0 })).ShouldBe(Reason.AssertionLimitExceeded);
        ReasonOf(MemberProof.Check(coalition.State, coalition.Now, member, null, 0, Asserted(0))).ShouldBe(Reason.AssertionLimitExceeded);
    }

    // As the writer does, which keeps the try that a refusal was for.
    private Refusal? Check(Proof? proof, long points = 10, Terms? under = null)
    {
        var refusal = MemberProof.Check(coalition.State, new Moment(Guid.NewGuid(), coalition.NowMicros), member, under ?? terms, points, proof);
        coalition.State.KeepTry(coalition.NowMicros);
        return refusal;
    }

    private CodeProof CodeAt(int steps) => new(RotatingCode.At(secret, RotatingCode.StepOf(coalition.NowMicros) + steps));

    // Of four codes one is none of the three that would be taken.
    private CodeProof Wrong => new(new[] { "000000", "111111", "222222", "333333" }
        .First(code => Enumerable.Range(-1, 3).All(steps => CodeAt(steps).Code != code)));

    private PartnerAssertion Asserted(int seconds) => new(AssertionMethod.Passkey, coalition.NowMicros + seconds * Second);

    private static Reason? ReasonOf(Refusal? refusal) => refusal?.Reason;
}
