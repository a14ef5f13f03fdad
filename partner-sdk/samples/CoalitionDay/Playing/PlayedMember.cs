using CoalitionHub.PartnerSdk;

namespace CoalitionHub.CoalitionDay.Playing;

/// <summary>What a member carries from visit to visit.</summary>
internal sealed class PlayedMember(string number)
{
    /// <summary>The number by which the brands know the member.</summary>
    public string Number { get; } = number;

    public MemberId Id { get; private set; }

    /// <summary>The card that a till reads.</summary>
    public string CardNumber { get; private set; } = "";

    /// <summary>What the member's wallet app keeps; null before it was made.</summary>
    public ProofSecret? Secret { get; set; }

    /// <summary>What the member bought last.</summary>
    public PurchaseId LastPurchase { get; set; }

    /// <summary>By the number that the calling brand has for the member.</summary>
    public MemberSelector ByNumber => MemberSelector.ByBrandNumber(Number);

    /// <summary>By the card: any brand takes it.</summary>
    public MemberSelector ByCard => MemberSelector.ByCard(CardNumber);

    public void Enrolled(Member member) => (Id, CardNumber) = (member.Id, member.CardNumber ?? "");
}
