using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>A person to forget.</summary>
/// <param name="Member">Whom.</param>
/// <param name="PartnerNo">Through whom.</param>
/// <param name="Purchases">The member's purchases, looked up before.</param>
/// <param name="Who">The client that asks.</param>
public sealed record EraseMemberCommand(MemberSelector Member, int PartnerNo, MemberPurchases Purchases, string Who);

/// <summary>
/// Forgets a person: profile, proof secret and the brands' numbers go, and the cards are refused from now on. What was counted of the
/// member and its cards for the limits of exchanges and gifts goes too. The number, the journal
/// and the points stay; the points run to their expiry. Of the purchases stays what money and points rest on, under a number that names
/// nobody any more; what they say of the person goes (<see cref="HubState.ClearedPurchases"/>). It can't be undone.
/// </summary>
public static class EraseMember
{
    public static Outcome<Member> Decide(HubState state, Moment moment, EraseMemberCommand command)
    {
        if (!Check(state, command).TryGet(out var member, out var refusal))
        {
            return refusal;
        }

        var keys = MemberKeys.Of(state, member.No);
        HashSet<long> memberNos = [member.No, .. keys.Absorbed];
        foreach (var no in command.Purchases.AllIn(state, memberNos))
        {
            state.ClearedPurchases.Add(no);
        }

        foreach (var link in keys.Links)
        {
            state.BrandLinks.Remove(link);
        }

        (keys with { Links = [] }).Draft(state);
        if (state.ProofUses.Find(member.No) is not null)
        {
            state.ProofUses.Remove(member.No);
        }

        state.ForgetExchangesOf(memberNos, keys.Cards);
        var erased = member with { State = MemberState.Erased, DisplayName = "", Email = "", BirthDate = "", ProofSecret = "" };
        state.Members.Put(member.No, erased);
        History.Note(state, moment, member.Id, nameof(MemberState.Active), nameof(MemberState.Erased), "Erase", command.Who);
        return erased;
    }

    /// <summary>
    /// Clears some of the purchases before the erasure, when there are too many for one batch. Refused as the erasure itself would be.
    /// </summary>
    /// <param name="state">The draft.</param>
    /// <param name="command">The erasure; its purchases are the part to clear.</param>
    public static Outcome<Member> ClearSome(HubState state, EraseMemberCommand command)
    {
        if (!Check(state, command).TryGet(out var member, out var refusal))
        {
            return refusal;
        }

        foreach (var no in command.Purchases.Nos)
        {
            state.ClearedPurchases.Add(no);
        }

        return member;
    }

    private static Outcome<Member> Check(HubState state, EraseMemberCommand command)
    {
        if (!KnownMember.Find(state, command.Member, command.PartnerNo).TryGet(out var member, out var refusal))
        {
            return refusal;
        }

        if (MemberWallets.HoldsOf(state, member.No) is { } holds)
        {
            return holds;
        }

        if (state.HasOpenGiftFrom(member.No) || MemberKeys.Of(state, member.No).Absorbed.Any(state.HasOpenGiftFrom))
        {
            return new Refusal(Reason.MemberHasHolds, "Points that the member gave away can still be taken back; take them back, or wait until they are delivered.");
        }

        return command.Purchases.Covers([member.No, .. MemberKeys.Of(state, member.No).Absorbed])
            ? member
            : new Refusal(Reason.WriterChanged, "Another membership was merged into this one meanwhile; nothing was done. Send the same request again.") { RetryAfter = TimeSpan.FromMilliseconds(200) };
    }
}
