using CoalitionHub.Core.Ledger;

namespace CoalitionHub.Core.Settlements.GeneralLedger;

/// <summary>Which of the hub's accounts: those of a kind, in money or in points.</summary>
public readonly record struct LedgerCodeKey(AccountKind Kind, bool IsMoney);

/// <summary>Where finance books accounts of a kind.</summary>
/// <param name="Key">Which accounts.</param>
/// <param name="Code">The code in the general ledger.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="SetBy">Who said so; 0 for the hub's own default.</param>
/// <param name="CreatedMicros">When.</param>
public sealed record LedgerCode(LedgerCodeKey Key, string Code, string Name, int SetBy, long CreatedMicros);

/// <summary>Every kind of account has a code: the one that finance set, or the hub's default. Points are booked apart from money, as statistics.</summary>
public static class LedgerCodes
{
    private static readonly LedgerCode[] Defaults =
    [
        Money(AccountKind.Bank, "1000", "Bank"),
        Money(AccountKind.Position, "1200", "Partner positions"),
        Money(AccountKind.Receivable, "1210", "Partner receivables"),
        Money(AccountKind.Payable, "2100", "Partner payables"),
        Money(AccountKind.Fund, "2200", "Points fund"),
        Money(AccountKind.Prefund, "2300", "Partner prefunds"),
        Money(AccountKind.Packs, "2400", "Packs of points bought ahead"),
        Money(AccountKind.Fees, "4000", "Service fees"),
        Money(AccountKind.Breakage, "4100", "Breakage"),
        Money(AccountKind.WriteOffs, "6900", "Write-offs"),
        Money(AccountKind.Rounding, "7900", "Rounding"),
        Money(AccountKind.Suspense, "9990", "Suspense"),
        Points(AccountKind.Wallet, "9000", "Points in wallets"),
        Points(AccountKind.Clearing, "9100", "Points given and burnt by partners"),
        Points(AccountKind.Liquidity, "9200", "Points in exchange"),
        Points(AccountKind.Fees, "9300", "Points kept as fees"),
        Points(AccountKind.Breakage, "9400", "Points expired"),
        Points(AccountKind.Rounding, "9500", "Points left by rounding"),
        Points(AccountKind.Packs, "9700", "Points bought ahead"),
        Points(AccountKind.Suspense, "9600", "Points on their way"),
    ];

    /// <summary>All codes, those that finance set in place of the defaults, in order of kind.</summary>
    public static IReadOnlyList<LedgerCode> Of(IEnumerable<LedgerCode> set)
    {
        var codes = Defaults.ToDictionary(code => code.Key);
        foreach (var code in set)
        {
            codes[code.Key] = code;
        }

        return [.. codes.Values.OrderBy(code => code.Key.Kind).ThenBy(code => code.Key.IsMoney)];
    }

    /// <summary>Whether the hub has accounts of this kind at all.</summary>
    public static bool IsKnown(LedgerCodeKey key) => Defaults.Any(code => code.Key == key);

    private static LedgerCode Money(AccountKind kind, string code, string name) => new(new LedgerCodeKey(kind, true), code, name, 0, 0);

    private static LedgerCode Points(AccountKind kind, string code, string name) => new(new LedgerCodeKey(kind, false), code, name, 0, 0);
}
