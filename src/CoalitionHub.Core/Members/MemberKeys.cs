using System.Collections.Immutable;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>By what a member can be found. Derived from cards, links and merged memberships; not stored.</summary>
/// <param name="MemberNo">The member.</param>
/// <param name="Cards">All its cards, replaced ones too, in no order.</param>
/// <param name="Links">The brands' own numbers; two of one brand are possible after a merge.</param>
/// <param name="Absorbed">Memberships merged into this one, directly or by way of another.</param>
public sealed record MemberKeys(long MemberNo, ImmutableArray<string> Cards, ImmutableArray<BrandMember> Links, ImmutableArray<long> Absorbed)
{
    /// <summary>The keys as the draft sees them; none for a member that has none.</summary>
    public static MemberKeys Of(HubState state, long memberNo) => state.MemberKeys.Find(memberNo) ?? None(memberNo);

    /// <summary>The committed keys; for readers on any thread.</summary>
    public static MemberKeys OfCommitted(HubState state, long memberNo) =>
        state.MemberKeys.TryGetCommitted(memberNo, out var keys) ? keys : None(memberNo);

    /// <summary>True when the partner has a number of its own for the member.</summary>
    public bool IsLinkedTo(int partnerNo)
    {
        foreach (var link in Links)
        {
            if (link.PartnerNo == partnerNo)
            {
                return true;
            }
        }

        return false;
    }

    internal void Draft(HubState state) => state.MemberKeys.Put(MemberNo, this);

    /// <summary>Derives every member's keys; only while the state is being loaded.</summary>
    internal static void LoadAll(HubState state)
    {
        Dictionary<long, MemberKeys> all = [];
        foreach (var card in state.Cards.Committed)
        {
            var keys = At(card.MemberNo);
            all[card.MemberNo] = keys with { Cards = keys.Cards.Add(card.Number) };
        }

        foreach (var link in state.BrandLinks.Committed)
        {
            var keys = At(link.MemberNo);
            all[link.MemberNo] = keys with { Links = keys.Links.Add(link.BrandMember) };
        }

        foreach (var merged in state.Members.Committed.Where(member => member.State == MemberState.Merged))
        {
            var survivor = MemberLookup.SurvivorOfCommitted(state, merged).No;
            var keys = At(survivor);
            all[survivor] = keys with { Absorbed = keys.Absorbed.Add(merged.No) };
        }

        foreach (var keys in all.Values)
        {
            state.MemberKeys.Load(keys.MemberNo, keys);
        }

        MemberKeys At(long memberNo) => all.TryGetValue(memberNo, out var keys) ? keys : None(memberNo);
    }

    private static MemberKeys None(long memberNo) => new(memberNo, [], [], []);
}
