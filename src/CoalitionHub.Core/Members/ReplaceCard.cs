using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>A card that must not be used any more.</summary>
/// <param name="PartnerNo">Where it was reported.</param>
/// <param name="CardNumber">The card.</param>
/// <param name="Why">Why.</param>
/// <param name="CardSeed">Random bytes, <see cref="MemberCards.SeedBytes"/> of them, for the new card.</param>
/// <param name="Proof">That the member is willing; null when none was given.</param>
/// <param name="Who">The client that asks.</param>
public sealed record ReplaceCardCommand(int PartnerNo, string CardNumber, CardReplacement Why, ReadOnlyMemory<byte> CardSeed, Proof? Proof, string Who);

/// <summary>The member and its new card.</summary>
public sealed record ReplacedCard(Member Member, Card NewCard);

/// <summary>
/// Gives a member a new card; the old one names nobody from now on. Whoever saw a card could else take it from its member, so a
/// partner that didn't enrol the member brings its proof.
/// </summary>
public static class ReplaceCard
{
    public static Outcome<ReplacedCard> Decide(HubState state, Moment moment, ReplaceCardCommand command)
    {
        if (!MemberLookup.Find(state, MemberSelector.ByCard(command.CardNumber), command.PartnerNo).TryGet(out var member, out var refusal))
        {
            return refusal;
        }

        if (MemberProof.OfStranger(state, moment, member, command.PartnerNo, command.Proof) is { } unproved)
        {
            return unproved;
        }

        if (state.Cards.Find(command.CardNumber) is not { } old)
        {
            throw new InvalidOperationException($"Member {member.No} was found by a card that isn't there.");
        }

        state.Cards.Put(old.Number, old with { ReplacedMicros = moment.NowMicros, ReplacedFor = command.Why });
        var card = MemberCards.Issue(state, moment, member.No, command.CardSeed.Span);
        History.Note(state, moment, member.Id, nameof(MemberState.Active), nameof(MemberState.Active), "ReplaceCard", command.Who, command.Why.ToString());
        return new ReplacedCard(member, card);
    }
}
