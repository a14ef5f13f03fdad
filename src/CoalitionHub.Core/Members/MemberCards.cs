using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>Gives members their cards.</summary>
public static class MemberCards
{
    /// <summary>Random bytes that a new card needs.</summary>
    public const int SeedBytes = 16;

    /// <summary>The card last issued among those that name the member; null when none does. On what is committed, for readers on any thread.</summary>
    public static Card? CurrentCommitted(HubState state, MemberKeys keys)
    {
        Card? current = null;
        foreach (var number in keys.Cards)
        {
            if (state.Cards.TryGetCommitted(number, out var card) && !card.IsReplaced && !(card.CreatedMicros < current?.CreatedMicros))
            {
                current = card;
            }
        }

        return current;
    }

    /// <summary>Issues a card with a number that nobody has had.</summary>
    /// <param name="state">The draft.</param>
    /// <param name="moment">Now.</param>
    /// <param name="memberNo">Whose card.</param>
    /// <param name="seed">Random bytes, drawn for this request.</param>
    internal static Card Issue(HubState state, Moment moment, long memberNo, ReadOnlySpan<byte> seed)
    {
        var trial = 0;
        string number;
        do
        {
            number = CardNumber.From(seed, trial++);
        }
        while (state.Cards.Find(number) is not null);

        var card = new Card(number, memberNo, moment.NowMicros);
        state.Cards.Put(number, card);
        var keys = MemberKeys.Of(state, memberNo);
        (keys with { Cards = keys.Cards.Add(number) }).Draft(state);
        return card;
    }
}
