using CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Cli.Exchanges;

/// <summary>A route's rules in a JSON file: the contract's message in its JSON form, with comments allowed.</summary>
internal static class RouteFile
{
    /// <summary>Marriott Bonvoy's published terms for most airlines, and every other rule that a route may have.</summary>
    public const string Template =
        """
        {
          // 3 points buy a mile: from 3,000 points on, at most 240,000 a day. --issuer names the partner that issues the miles.
          "fromCurrencyCode": "POINTS",
          "toCurrencyCode": "MILES",
          "rate": { "numerator": 1, "denominator": 3 },
          "minimumPoints": 3000,
          "maximumPoints": 240000,
          "incrementPoints": 3,
          // AMOUNT_ROUNDING_REFUSE: an amount that is no multiple of the increment is refused; AMOUNT_ROUNDING_ROUND_DOWN: the multiple below it leaves.
          "rounding": "AMOUNT_ROUNDING_REFUSE",
          // 5,000 miles more for each 60,000 points in one exchange. Or: "share": { "numerator": 1, "denominator": 10 }.
          // "fromTime", "untilTime": when it is paid; "budgetPoints": how many in all; "payerPartnerId": who repays the issuer for them.
          "bonus": { "blockPoints": 60000, "pointsPerBlock": 5000 },
          // For a day (UTC): of one member, with one card, through one partner, by everybody; points, exchanges or both.
          "limits": { "member": { "points": 240000 } },
          // The member's fee: a share of the points that leave, and points for each exchange.
          // "fee": { "numerator": 1, "denominator": 100 }, "flatFeePoints": 50,
          // A partner's fee, in micros (millionths of the major unit) of the settlement money; without a payer the asking partner's.
          // "moneyFee": { "flatMicros": 500000, "microsPerPoint": { "numerator": 10, "denominator": 1 }, "payerPartnerId": "ptn_..." },
          // Who may use it. NAME_POLICY_SAME_NAME, NAME_POLICY_SAME_LAST_NAME: the account's name must be the member's.
          // "eligibility": { "minimumAccountAgeDays": 30, "namePolicy": "NAME_POLICY_SAME_NAME", "ownAccountsOnly": true },
          // Which exchanges wait, so that the member can take them back; without a condition all do.
          // "undo": { "delay": "86400s", "firstToAccount": true, "abovePoints": 50000, "newDevice": true },
          // ARRIVAL_EXPIRY_RENEWED, ARRIVAL_EXPIRY_KEPT or ARRIVAL_EXPIRY_WEIGHTED.
          "arrivalExpiry": "ARRIVAL_EXPIRY_RENEWED",
          // true: not to be composed with another route through the coalition's points.
          "directOnly": false,
          "quoteValidity": "300s",
          // How long a partner that keeps the points that leave may be away before the exchange is given up.
          "sourceTimeout": "86400s"
        }
        """;

    private const string TemplateCommand = "coalition-hub route template";

    /// <summary>Reads a file.</summary>
    /// <exception cref="UsageException">It can't be read, or is wrong; the message says where.</exception>
    public static RouteTerms Read(string path) => MessageFile.Read<RouteTerms>(path, TemplateCommand);
}
