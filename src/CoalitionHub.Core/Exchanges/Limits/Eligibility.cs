using System.Globalization;
using System.Text;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Whether a member may use a way.</summary>
internal static class Eligibility
{
    /// <summary>Null when the member may; else EXCHANGE_ACCOUNT_TOO_YOUNG or EXCHANGE_NOT_OWN_ACCOUNT.</summary>
    public static Refusal? Check(HubState state, Moment moment, Way way, Member member)
    {
        foreach (var rules in way.Routes.Select(route => route.Rules.Eligibility))
        {
            var ageDays = (moment.NowMicros - member.CreatedMicros) / Moment.MicrosPerDay;
            if (ageDays < rules.MinAccountAgeDays)
            {
                return new Refusal(Reason.ExchangeAccountTooYoung, $"The route is for members who joined at least {rules.MinAccountAgeDays} days ago; this one did {ageDays} days ago.");
            }

            if (rules.OwnAccountsOnly && Brands(state, way).FirstOrDefault(brandNo => !MemberKeys.Of(state, member.No).IsLinkedTo(brandNo)) is var strange and not 0)
            {
                return new Refusal(Reason.ExchangeNotOwnAccount, $"The route leads between a member's own accounts only, and the member is not linked at partner {strange}, whose points these are.");
            }
        }

        return null;
    }

    /// <summary>
    /// Null when the name on the other account is the member's, as closely as the routes ask; else EXCHANGE_NAME_MISMATCH. Only a quote
    /// asks: it is made with the name, which is kept nowhere, and the signature stands for it when the quote comes back.
    /// </summary>
    public static Refusal? CheckName(Way way, Member member, string accountName)
    {
        var asked = way.Routes.Select(route => route.Rules.Eligibility.Name).ToList();
        var policy = asked.Contains(NamePolicy.SameName) ? NamePolicy.SameName : asked.Max();
        if (policy == NamePolicy.NotAsked)
        {
            return null;
        }

        var (mine, theirs) = (WordsOf(member.DisplayName), WordsOf(accountName));
        var isSame = mine.Count > 0 && theirs.Count > 0 &&
            (policy == NamePolicy.SameName ? mine.Order().SequenceEqual(theirs.Order()) : mine[^1] == theirs[^1]);
        return isSame
            ? null
            : new Refusal(Reason.ExchangeNameMismatch, "The route asks that the account the points arrive at bears the member's name; give account_name, and see that the member has a display name.");
    }

    private static IEnumerable<int> Brands(HubState state, Way way) =>
        from currencyNo in new[] { way.FromCurrencyNo, way.ToCurrencyNo }
        let owner = state.Currencies.Find(currencyNo)?.OwnerPartnerNo ?? 0
        where owner != 0
        select owner;

    /// <summary>Upper-case words without accents and punctuation.</summary>
    private static List<string> WordsOf(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToUpperInvariant())
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(letter);
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter))
            {
                text.Append(letter);
            }
            else if (category != UnicodeCategory.NonSpacingMark && letter is not '\'' and not '’')
            {
                text.Append(' ');
            }
        }

        return [.. text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
