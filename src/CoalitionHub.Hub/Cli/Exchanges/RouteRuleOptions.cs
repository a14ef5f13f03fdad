using System.CommandLine;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Cli.Partners;
using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf.WellKnownTypes;
using Option = System.CommandLine.Option;

namespace CoalitionHub.Hub.Cli.Exchanges;

/// <summary>The options for what a route says beside its rate and amounts. One that isn't given leaves what a file says.</summary>
internal sealed class RouteRuleOptions
{
    private readonly Option<bool> roundDown = new("--round-down") { Description = "An amount that is no multiple of the increment is rounded down, not refused." };
    private readonly Option<long> feePoints = Points("--fee-points", "Points that each exchange costs beside the share.");
    private readonly Option<long> feeMicros = Points("--fee-micros", "Money that each exchange costs: micros of the settlement money's major unit.", "MICROS");
    private readonly Option<Fraction> feeMicrosPerPoint = Parsed.Fraction("--fee-micros-per-point", "Money that each point costs that leaves: micros.");
    private readonly Option<string> feePayer = PartnerName.Option("--fee-payer", "Who owes the money fee; without it, the partner that asks.", isRequired: false);
    private readonly Option<long> bonusBlock = Points("--bonus-block", "For each full block of so many points that leave…");
    private readonly Option<long> bonusPoints = Points("--bonus-points", "…so many come on top.");
    private readonly Option<Fraction> bonusShare = Parsed.Fraction("--bonus-share", "The share of the points that come by which more come; in place of blocks.");
    private readonly Option<Timestamp> bonusFrom = Parsed.Time("--bonus-from", "From when the bonus is paid.");
    private readonly Option<Timestamp> bonusUntil = Parsed.Time("--bonus-until", "Until before when the bonus is paid.");
    private readonly Option<long> bonusBudget = Points("--bonus-budget", "How many bonus points there are in all; without it, any number.");
    private readonly Option<string> bonusPayer = PartnerName.Option("--bonus-payer", "Who repays the issuer for the bonus; without it, the issuer bears it.", isRequired: false);
    private readonly Option<int> minAge = new("--min-age") { Description = "How many days ago the member must have joined.", HelpName = "DAYS" };
    private readonly Option<NamePolicy> names = EnumText.OptionOf<NamePolicy>("--names", "Whether the name on the other account must be the member's.");
    private readonly Option<bool> ownAccounts = new("--own-accounts") { Description = "Only members who are linked at each brand whose points leave or come." };
    private readonly Option<string[]> dayPoints = Day("--day-points", "Most points in a day");
    private readonly Option<string[]> dayCount = Day("--day-count", "Most exchanges in a day");
    private readonly Option<Duration> undoDelay = Parsed.Duration("--undo", "How long exchanges wait so that the member can take them back; all of them, without a condition.");
    private readonly Option<bool> undoFirst = new("--undo-first") { Description = "The member's first between these currencies waits." };
    private readonly Option<long> undoAbove = Points("--undo-above", "Those of more points than this wait.");
    private readonly Option<bool> undoNewDevice = new("--undo-new-device") { Description = "Those from a new device wait." };
    private readonly Option<ArrivalExpiry> expiry = EnumText.OptionOf<ArrivalExpiry>("--arrival-expiry", "How long the points that come live.");
    private readonly Option<bool> directOnly = new("--direct-only") { Description = "Not to be composed with another route through the coalition's points." };
    private readonly Option<Duration> sourceTimeout = Parsed.Duration("--source-timeout", "How long a partner that keeps the points that leave may be away; without it, a day.");

    public IEnumerable<Option> All =>
    [
        roundDown, feePoints, feeMicros, feeMicrosPerPoint, feePayer, bonusBlock, bonusPoints, bonusShare, bonusFrom, bonusUntil, bonusBudget, bonusPayer,
        minAge, names, ownAccounts, dayPoints, dayCount, undoDelay, undoFirst, undoAbove, undoNewDevice, expiry, directOnly, sourceTimeout,
    ];

    /// <summary>Puts what was given into the terms.</summary>
    public async Task PutAsync(HubSession hub, ParseResult input, RouteTerms terms)
    {
        terms.Rounding = input.GetValue(roundDown) ? AmountRounding.RoundDown : terms.Rounding;
        terms.FlatFeePoints = Given(feePoints) ? input.GetValue(feePoints) : terms.FlatFeePoints;
        terms.ArrivalExpiry = Given(expiry) ? input.GetValue(expiry) : terms.ArrivalExpiry;
        terms.DirectOnly |= input.GetValue(directOnly);
        terms.SourceTimeout = input.GetValue(sourceTimeout) ?? terms.SourceTimeout;
        if (Given(feeMicros, feeMicrosPerPoint, feePayer))
        {
            var fee = terms.MoneyFee ??= new MoneyFee();
            fee.FlatMicros = Given(feeMicros) ? input.GetValue(feeMicros) : fee.FlatMicros;
            fee.MicrosPerPoint = input.GetValue(feeMicrosPerPoint) ?? fee.MicrosPerPoint;
            fee.PayerPartnerId = await PartnerAsync(feePayer, fee.PayerPartnerId);
        }

        if (Given(bonusBlock, bonusPoints, bonusShare, bonusFrom, bonusUntil, bonusBudget, bonusPayer))
        {
            var bonus = terms.Bonus ??= new RouteBonus();
            bonus.BlockPoints = Given(bonusBlock) ? input.GetValue(bonusBlock) : bonus.BlockPoints;
            bonus.PointsPerBlock = Given(bonusPoints) ? input.GetValue(bonusPoints) : bonus.PointsPerBlock;
            bonus.Share = input.GetValue(bonusShare) ?? bonus.Share;
            bonus.FromTime = input.GetValue(bonusFrom) ?? bonus.FromTime;
            bonus.UntilTime = input.GetValue(bonusUntil) ?? bonus.UntilTime;
            bonus.BudgetPoints = Given(bonusBudget) ? input.GetValue(bonusBudget) : bonus.BudgetPoints;
            bonus.PayerPartnerId = await PartnerAsync(bonusPayer, bonus.PayerPartnerId);
        }

        PutPeople(input, terms);

        bool Given(params ReadOnlySpan<Option> options)
        {
            foreach (var option in options)
            {
                if (input.GetResult(option) is { Implicit: false })
                {
                    return true;
                }
            }

            return false;
        }

        async Task<string> PartnerAsync(Option<string> option, string otherwise) =>
            input.GetValue(option) is { } named ? await PartnerName.IdOfAsync(hub, named) : otherwise;
    }

    private void PutPeople(ParseResult input, RouteTerms terms)
    {
        if (input.GetValue(minAge) > 0 || input.GetValue(names) != NamePolicy.Unspecified || input.GetValue(ownAccounts))
        {
            var eligibility = terms.Eligibility ??= new RouteEligibility();
            eligibility.MinimumAccountAgeDays = input.GetValue(minAge) > 0 ? input.GetValue(minAge) : eligibility.MinimumAccountAgeDays;
            eligibility.NamePolicy = input.GetValue(names) != NamePolicy.Unspecified ? input.GetValue(names) : eligibility.NamePolicy;
            eligibility.OwnAccountsOnly |= input.GetValue(ownAccounts);
        }

        foreach (var (whose, number) in (input.GetValue(dayPoints) ?? []).Select(Split))
        {
            LimitOf(terms, whose).Points = number;
        }

        foreach (var (whose, number) in (input.GetValue(dayCount) ?? []).Select(Split))
        {
            LimitOf(terms, whose).Count = (int)Math.Min(number, int.MaxValue);
        }

        if (input.GetValue(undoDelay) is { } delay)
        {
            terms.Undo = new UndoRules
            {
                Delay = delay,
                FirstToAccount = input.GetValue(undoFirst),
                AbovePoints = input.GetValue(undoAbove),
                NewDevice = input.GetValue(undoNewDevice),
            };
        }
    }

    private static DayLimit LimitOf(RouteTerms terms, string whose)
    {
        var limits = terms.Limits ??= new RouteLimits();
        return whose switch
        {
            "member" => limits.Member ??= new DayLimit(),
            "card" => limits.Card ??= new DayLimit(),
            "partner" => limits.Partner ??= new DayLimit(),
            _ => limits.Route ??= new DayLimit(),
        };
    }

    private static (string Whose, long Number) Split(string text) =>
        text.Split('=') is [var whose and ("member" or "card" or "partner" or "route"), var number] && long.TryParse(number, out var count) && count > 0
            ? (whose, count)
            : throw new UsageException($"'{text}' is no limit such as member=240000: of member, card, partner or route.");

    private static Option<long> Points(string name, string description, string helpName = "POINTS") => new(name) { Description = description, HelpName = helpName };

    private static Option<string[]> Day(string name, string description) =>
        new(name) { Description = $"{description} (UTC), of member, card, partner or route: member=240000. Can be given several times.", HelpName = "WHOSE=NUMBER" };
}
