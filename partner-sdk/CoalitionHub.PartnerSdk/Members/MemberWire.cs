using Exchanges = CoalitionHub.Protos.Exchanges.V1;
using V1 = CoalitionHub.Protos.Members.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Between the contract's members and ours.</summary>
internal static class MemberWire
{
    public static V1.MemberSelector Of(MemberSelector member) => member.Kind switch
    {
        MemberSelectorKind.Id => new V1.MemberSelector { MemberId = member.Value },
        MemberSelectorKind.Card => new V1.MemberSelector { CardNumber = member.Value },
        MemberSelectorKind.BrandNumber => new V1.MemberSelector { BrandMemberNumber = member.Value },
        _ => throw new ArgumentException("The selector names nobody: use ById, ByCard or ByBrandNumber."),
    };

    public static MemberSelector Read(V1.MemberSelector member) => member.SelectorCase switch
    {
        V1.MemberSelector.SelectorOneofCase.MemberId => MemberSelector.ById(new MemberId(member.MemberId)),
        V1.MemberSelector.SelectorOneofCase.CardNumber => MemberSelector.ByCard(member.CardNumber),
        _ => MemberSelector.ByBrandNumber(member.BrandMemberNumber),
    };

    public static V1.Proof? Of(Proof? proof)
    {
        if (proof is null)
        {
            return null;
        }

        return proof.CodeDigits is { } code
            ? new V1.Proof { Code = code }
            : new V1.Proof
            {
                Assertion = new V1.PartnerAssertion
                {
                    Method = (V1.AssertionMethod)proof.Method,
                    AuthenticationTime = Wire.Of(proof.AuthenticationTime),
                },
            };
    }

    public static V1.Profile? Of(Profile? profile) => profile is null
        ? null
        : new V1.Profile { DisplayName = profile.DisplayName, Email = profile.Email, BirthDate = Wire.Of(profile.BirthDate) };

    public static Member Read(V1.Member member) => new()
    {
        Id = new MemberId(member.MemberId),
        State = (MemberState)member.State,
        CardNumber = Wire.TextOrNull(member.CardNumber),
        BrandMemberNumber = Wire.TextOrNull(member.BrandMemberNumber),
        EnrolledTime = Wire.Time(member.EnrolledTime),
        Profile = member.Profile is { } profile
            ? new Profile { DisplayName = profile.DisplayName, Email = profile.Email, BirthDate = Wire.Date(profile.BirthDate) }
            : null,
        HasProofSecret = member.HasProofSecret,
        MergedIntoId = member.MergedIntoMemberId.Length == 0 ? null : new MemberId(member.MergedIntoMemberId),
    };

    /// <summary>One page of an export: person, cards and links are on every page, exchanges and gifts on the first.</summary>
    public static (MemberExport Export, string NextPageToken) Read(V1.ExportMemberResponse export) => (new MemberExport(
        Read(export.Member),
        [.. export.Cards.Select(card => new Card(
            card.CardNumber,
            (CardState)card.State,
            Wire.Time(card.IssuedTime),
            Wire.OptionalTime(card.ReplacedTime),
            (CardReplacementReason)card.ReplacementReason))],
        [.. export.Links.Select(link => new BrandLink(new PartnerId(link.PartnerId), link.BrandMemberNumber, Wire.Time(link.LinkedTime)))],
        [.. export.Purchases.Select(PurchaseWire.Read)],
        Wire.Time(export.ExportTime))
    {
        Exchanges = [.. export.Exchanges.Select(exchange => ExchangeCalls.Read(exchange.Unpack<Exchanges.Exchange>()))],
        Gifts = [.. export.Gifts.Select(gift => GiftCalls.Read(gift.Unpack<Exchanges.Gift>()))],
    }, export.NextPageToken);
}
