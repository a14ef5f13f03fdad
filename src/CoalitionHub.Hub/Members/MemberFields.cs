using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Outcomes;
using AssertionMethod = CoalitionHub.Core.Members.AssertionMethod;
using PartnerAssertion = CoalitionHub.Core.Members.PartnerAssertion;
using Proof = CoalitionHub.Core.Members.Proof;
using V1 = CoalitionHub.Protos.Members.V1;

namespace CoalitionHub.Hub.Members;

/// <summary>Reads from a request who is meant, and what proves that the member is present.</summary>
internal static class MemberFields
{
    /// <summary>Longest brand's own member number.</summary>
    public const int MaxBrandNumber = 64;

    private const int CodeDigits = 6;

    /// <summary>Reads the one of three ways in which a member is named.</summary>
    public static MemberSelector Selector(FieldChecks checks, string field, V1.MemberSelector? selector)
    {
        switch (selector?.SelectorCase)
        {
            case V1.MemberSelector.SelectorOneofCase.MemberId:
                return MemberSelector.ById(checks.Id(field + ".member_id", "mbr", selector.MemberId));
            case V1.MemberSelector.SelectorOneofCase.CardNumber:
                return MemberSelector.ByCard(Card(checks, field + ".card_number", selector.CardNumber));
            case V1.MemberSelector.SelectorOneofCase.BrandMemberNumber:
                return MemberSelector.ByBrandNumber(checks.Text(field + ".brand_member_number", selector.BrandMemberNumber, MaxBrandNumber));
            default:
                checks.Add(Reason.FieldMissing, field, "one of member_id, card_number and brand_member_number must be given.");
                return default;
        }
    }

    /// <summary>Reads a card number: 16 digits, the last a check digit.</summary>
    public static string Card(FieldChecks checks, string field, string number)
    {
        if (!CardNumber.IsValid(number))
        {
            checks.Add(number.Length == 0 ? Reason.FieldMissing : Reason.CardNumberInvalid, field, "must be 16 digits of which the last is the right check digit (Luhn).");
        }

        return number;
    }

    /// <summary>Reads a proof; null when none is given, which the decision refuses where one is needed.</summary>
    public static Proof? Proof(FieldChecks checks, string field, V1.Proof? proof)
    {
        switch (proof?.ProofCase)
        {
            case V1.Proof.ProofOneofCase.Code:
                if (proof.Code.Length != CodeDigits || !proof.Code.All(char.IsAsciiDigit))
                {
                    checks.Add(Reason.FieldInvalid, field + ".code", "must be the six digits that the member's wallet shows.");
                }

                return new CodeProof(proof.Code);
            case V1.Proof.ProofOneofCase.Assertion:
                checks.Known(field + ".assertion.method", proof.Assertion.Method);
                // The core's values are the contract's; one that the contract doesn't have has been noted as wrong.
                var method = Enum.IsDefined(proof.Assertion.Method) ? (AssertionMethod)proof.Assertion.Method : default;
                return new PartnerAssertion(method, checks.Time(field + ".assertion.authentication_time", proof.Assertion.AuthenticationTime));
            default:
                return null;
        }
    }
}
