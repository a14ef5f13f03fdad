using System.Security.Cryptography;
using System.Text;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>Checks a member's proof, and notes its use in the draft: a code is good once, a partner's word for so many points a day.</summary>
public static class MemberProof
{
    /// <summary>How old a partner's authentication may be: 5 minutes.</summary>
    public const long MaxAssertionAgeMicros = 5 * 60 * 1_000_000L;

    /// <summary>How far a partner's clock may be ahead of ours: 30 seconds.</summary>
    public const long MaxAssertionLeadMicros = 30 * 1_000_000L;

    /// <summary>Time steps before and after ours whose codes are taken: RFC 6238 section 5.2 recommends one for delay and drift.</summary>
    private const int SkewSteps = 1;

    /// <summary>Checks the proof for moving these points.</summary>
    /// <param name="state">The draft.</param>
    /// <param name="moment">Now, and for which request.</param>
    /// <param name="member">An active member.</param>
    /// <param name="terms">The calling partner's terms in force; null when it has none, then its word counts for nothing.</param>
    /// <param name="points">Points that leave the wallet; 0 for what needs proof but moves none.</param>
    /// <param name="proof">What was given; null for nothing.</param>
    /// <returns>Null when it is good; else PROOF_REQUIRED, PROOF_NOT_SET_UP, PROOF_WRONG, PROOF_REPLAYED, PROOF_LOCKED, ASSERTION_LIMIT_EXCEEDED.</returns>
    public static Refusal? Check(HubState state, Moment moment, Member member, Terms? terms, long points, Proof? proof) => proof switch
    {
        CodeProof code => CheckCode(state, moment, member, code),
        PartnerAssertion assertion => CheckAssertion(state, moment, member, terms, points, assertion),
        _ => new Refusal(Reason.ProofRequired, "The member's proof is needed: the code that its wallet shows, or the partner's assertion."),
    };

    private static Refusal? CheckCode(HubState state, Moment moment, Member member, CodeProof proof)
    {
        if (member.ProofSecret.Length == 0)
        {
            return new Refusal(Reason.ProofNotSetUp, "The member has no secret yet, so no code can be right: CreateProofSecret makes one.");
        }

        var used = UseOf(state, member.No);
        var lockedFor = WrongCodes.LockedFor(used, moment.NowMicros);
        if (lockedFor > TimeSpan.Zero)
        {
            return new Refusal(Reason.ProofLocked, $"{WrongCodes.MostWrong} codes were wrong; no code is taken for a while.") { RetryAfter = lockedFor };
        }

        var step = StepOf(proof.Code, Base32.Decode(member.ProofSecret), RotatingCode.StepOf(moment.ClockMicros));
        if (step is null)
        {
            state.WrongCodeOf = member.No;
            return new Refusal(Reason.ProofWrong, "The code is not the one that the member's wallet shows now.");
        }

        if (step <= used.LastStep)
        {
            return new Refusal(Reason.ProofReplayed, "The code, or a later one, was used before; the wallet shows another one within 30 seconds.");
        }

        state.ProofUses.Put(member.No, used with { LastStep = step.Value, WrongCodes = 0, WrongSinceMicros = 0 });
        return null;
    }

    /// <summary>Checks the proof that changing a membership needs: none from the partner that enrolled the member, one from every other.</summary>
    /// <returns>Null when it is good, or not needed; else why not, as <see cref="Check"/> does for no points.</returns>
    public static Refusal? OfStranger(HubState state, Moment moment, Member member, int partnerNo, Proof? proof) => member.EnrolledByNo == partnerNo
        ? null
        : Check(state, moment, member, TermsInForce.OfUsualPoints(state, partnerNo, moment.NowMicros), 0, proof);

    /// <summary>The step whose code it is; null for none. Looks at all of them, so that the time taken tells nothing.</summary>
    private static long? StepOf(string code, byte[] secret, long now)
    {
        long? found = null;
        var given = Encoding.UTF8.GetBytes(code);
        for (var step = now - SkewSteps; step <= now + SkewSteps; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(RotatingCode.At(secret, step))))
            {
                found = step;
            }
        }

        return found;
    }

    private static Refusal? CheckAssertion(HubState state, Moment moment, Member member, Terms? terms, long points, PartnerAssertion assertion)
    {
        var age = moment.ClockMicros - assertion.AuthenticatedMicros;
        if (age is > MaxAssertionAgeMicros or < -MaxAssertionLeadMicros)
        {
            return new Refusal(Reason.ProofWrong, "The authentication is more than 5 minutes old, or in the future.");
        }

        var most = terms?.AssertionMaxPoints ?? 0;
        if (most == 0 || points > most)
        {
            return new Refusal(Reason.AssertionLimitExceeded, $"On the partner's own word at most {most} points can be burnt at once; a code of the member's wallet is needed.");
        }

        var used = UseOf(state, member.No);
        var today = used.AssertedOn == moment.Today ? used.AssertedPoints : 0;
        var mostToday = terms?.AssertionMaxPointsPerDay ?? 0;
        if (today + points > mostToday)
        {
            return new Refusal(Reason.AssertionLimitExceeded, $"On partners' own word at most {mostToday} points of a member can be burnt in a day; a code of the member's wallet is needed.");
        }

        if (points > 0)
        {
            state.ProofUses.Put(member.No, used with { AssertedOn = moment.Today, AssertedPoints = today + points });
        }

        return null;
    }

    internal static ProofUse UseOf(HubState state, long memberNo) => state.ProofUses.Find(memberNo) ?? ProofUse.None(memberNo);
}
