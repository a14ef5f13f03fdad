using System.Globalization;
using System.Security.Cryptography;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Members.V1;
using Member = CoalitionHub.Protos.Members.V1.Member;

namespace CoalitionHub.Hub.Members;

/// <summary>Enrolling a member. What is kept of the answer is the member's id: the rest is read afterwards, so that erasing reaches it.</summary>
internal static class Enrolment
{
    private const int MaxDisplayName = 100;
    private const int MaxEmail = 254;
    private const int EarliestBirthYear = 1900;

    public static Outcome<Decide<EnrolMemberResponse>> Prepare(EnrolMemberRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new EnrolCommand(
            caller.PartnerNo,
            checks.OptionalText("brand_member_number", request.BrandMemberNumber, MemberFields.MaxBrandNumber),
            request.Profile is { } profile ? Profile(checks, profile) : MemberProfile.Empty,
            RandomNumberGenerator.GetBytes(MemberCards.SeedBytes),
            caller.Subject);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<EnrolMemberResponse>)((state, moment) => EnrolMember.Decide(state, moment, command).TryGet(out var member, out var refused)
            ? new EnrolMemberResponse { Member = new Member { MemberId = member.Id } }
            : refused);
    }

    private static MemberProfile Profile(FieldChecks checks, Profile profile)
    {
        checks.OptionalText("profile.display_name", profile.DisplayName, MaxDisplayName);
        checks.OptionalText("profile.email", profile.Email, MaxEmail);
        if (profile.Email.Length > 0 && !LooksLikeEmail(profile.Email))
        {
            checks.Add(Reason.FieldInvalid, "profile.email", "must be an e-mail address: a name, @, and a domain.");
        }

        if (profile.BirthDate.Length > 0 && !IsBirthDate(profile.BirthDate))
        {
            checks.Add(Reason.TimeInvalid, "profile.birth_date", $"must be a date yyyy-MM-dd from {EarliestBirthYear} on.");
        }

        return new MemberProfile(profile.DisplayName, profile.Email, profile.BirthDate);
    }

    // Whether mail arrives there only a mail can tell; this finds what was put into the wrong field.
    private static bool LooksLikeEmail(string text) =>
        text.IndexOf('@') is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);

    private static bool IsBirthDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= EarliestBirthYear;
}
