using CoalitionHub.Protos.Programmes.V1;

namespace CoalitionHub.Hub.Cli.Programmes;

/// <summary>Terms in a JSON file: the contract's message in its JSON form, with comments allowed.</summary>
internal static class TermsFile
{
    /// <summary>HK$1 earns a point, 200 points are worth HK$1; a point costs and pays half a cent.</summary>
    public const string Template =
        """
        {
          // The points that the partner gives and takes: the coalition's or its own brand's.
          "pointsCurrencyCode": "KIWI",
          // Points for one minor unit (cent) of a purchase, one line per money; rounded down once per purchase.
          "earnRates": [
            { "currencyCode": "HKD", "pointsPerMinorUnit": { "numerator": 1, "denominator": 100 } }
          ],
          // Minor units of the settlement money that a burnt point is worth to the member; 0: nothing can be burnt.
          "burnValue": { "numerator": 1, "denominator": 2 },
          // FUNDING_MODEL_AT_ISSUANCE: the partner pays when points are earned; FUNDING_MODEL_AT_REDEMPTION: when they are burnt;
          // FUNDING_MODEL_PREPAID: ahead, in packs.
          "fundingModel": "FUNDING_MODEL_AT_ISSUANCE",
          // Micros (millionths of the major unit) that the partner pays for a point given, and gets for a point burnt here.
          "issuePrice": { "numerator": 5000, "denominator": 1 },
          "redemptionPrice": { "numerator": 5000, "denominator": 1 },
          // The coalition's fee: a share of the value of the points given.
          "fee": { "numerator": 1, "denominator": 100 },
          // What the fee comes to beside the share: a flat part for every window, and the least that both come to.
          "flatFee": { "currencyCode": "HKD", "minorUnits": 0 },
          "minimumFee": { "currencyCode": "HKD", "minorUnits": 0 },
          // Prices by volume: from the 1,000,001st point of a window on, a point costs 4,500 micros. The prices above hold until the
          // window's volume is known; the settlement trues them up. VOLUME_PRICING_WHOLE_VOLUME: the price reached holds for all points.
          "volumePricing": "VOLUME_PRICING_GRADUATED",
          "issuePriceRanges": [ { "fromPoints": 1000001, "price": { "numerator": 4500, "denominator": 1 } } ],
          "redemptionPriceRanges": [],
          // A share of the redemption price of other issuers' points, paid by the partner where they are burnt, or by their issuer.
          "interchange": { "numerator": 0, "denominator": 1 },
          "interchangePayer": "INTERCHANGE_PAYER_REDEEMER",
          // Partners that pay shares of these points: { "partnerId": "ptn_...", "share": { "numerator": 1, "denominator": 4 } }.
          "jointFunding": [],
          // How charges are taxed: { "supply": "VAT_SUPPLY_FEE", "vatCategory": "S", "rateBasisPoints": 500 }; prices include the tax.
          "vatRules": [],
          // FUNDING_MODEL_PREPAID: what happens when the packs are used up, and from which level on to warn.
          "packRunOut": "PACK_RUN_OUT_REFUSE",
          "packReorderPoints": 0,
          // How much the partner may owe, outstanding points at their price included.
          "netDebitCap": { "currencyCode": "HKD", "minorUnits": 100000000 },
          // The fewest points one burn may take, and what it must be a multiple of.
          "minimumBurnPoints": 200,
          "burnIncrementPoints": 1,
          // Days until earned points can be burnt; months after the purchase's month at whose end they expire (0: never).
          "pendingDays": 0,
          "expiryMonths": 24,
          // Days for which points of a reversed burn can be burnt if they expired meanwhile.
          "expiredLotGraceDays": 30,
          // How far below zero a return may take a balance.
          "negativeBalanceFloorPoints": 1000,
          // How long after a purchase it can be reported, in seconds: 7 days.
          "maximumLateness": "604800s",
          // Most points burnt on the partner's own word, at once and per member and day; 0: its word is not enough.
          "assertionLimitPointsPerBurn": 10000,
          "assertionLimitPointsPerDay": 20000,
          // How long an authorised burn may hold points: 30 days.
          "holdMaxDuration": "2592000s"
        }
        """;

    private const string TemplateCommand = "coalition-hub terms template";

    /// <summary>Reads a file.</summary>
    /// <exception cref="UsageException">It can't be read, or is wrong; the message says where.</exception>
    public static Terms Read(string path) => MessageFile.Read<Terms>(path, TemplateCommand);

    /// <param name="json">The file's text.</param>
    /// <param name="name">How messages call the file.</param>
    /// <exception cref="UsageException">It is wrong.</exception>
    public static Terms Parse(string json, string name) => MessageFile.Parse<Terms>(json, name, TemplateCommand);
}
