using System.Security.Cryptography;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Members.V1;

namespace CoalitionHub.Hub.Members;

/// <summary>Giving a member another card.</summary>
internal static class CardReplacing
{
    public static Outcome<Decide<ReplaceCardResponse>> Prepare(ReplaceCardRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var card = MemberFields.Card(checks, "card_number", request.CardNumber);
        checks.Known("reason", request.Reason);
        var proof = MemberFields.Proof(checks, "proof", request.Proof);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        // The contract's reasons have the core's numbers.
        var command = new ReplaceCardCommand(
            caller.PartnerNo, card, (CardReplacement)request.Reason, RandomNumberGenerator.GetBytes(MemberCards.SeedBytes), proof, caller.Subject);
        return (Decide<ReplaceCardResponse>)((state, moment) => ReplaceCard.Decide(state, moment, command).TryGet(out var replaced, out var refused)
            ? new ReplaceCardResponse { MemberId = replaced.Member.Id, CardNumber = replaced.NewCard.Number }
            : refused);
    }
}
