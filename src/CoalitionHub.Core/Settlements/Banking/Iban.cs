using System.Collections.Frozen;

namespace CoalitionHub.Core.Settlements.Banking;

/// <summary>An International Bank Account Number (ISO 13616): country, two check digits, and as many characters as the country's banks use.</summary>
public readonly record struct Iban
{
    private static readonly FrozenDictionary<string, int> Lengths = Build();

    private readonly string? iban;

    private Iban(string iban) => this.iban = iban;

    /// <summary>Without blanks, as machines exchange it; empty for a default value.</summary>
    public string Text => iban ?? "";

    /// <summary>Reads an IBAN, with or without blanks.</summary>
    /// <returns>False when its country has none, its length is not the country's, or its check digits don't fit.</returns>
    public static bool TryParse(string? text, out Iban iban)
    {
        iban = default;
        if (Mod97.Compact(text) is not { Length: > 4 } compact || !Lengths.TryGetValue(compact[..2], out var length) || compact.Length != length ||
            !char.IsAsciiDigit(compact[2]) || !char.IsAsciiDigit(compact[3]) || !Mod97.IsRight(compact))
        {
            return false;
        }

        iban = new Iban(compact);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    /// <summary>Lengths by country, from the registry of ISO 13616 that SWIFT keeps.</summary>
    private static FrozenDictionary<string, int> Build()
    {
        const string registry =
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 " +
            "FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 " +
            "MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 " +
            "SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";
        return registry.Split(' ').ToFrozenDictionary(
            entry => entry[..2], entry => int.Parse(entry.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }
}
