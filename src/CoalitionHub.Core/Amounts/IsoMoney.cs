using System.Collections.Frozen;

namespace CoalitionHub.Core.Amounts;

/// <summary>The minor unit digits of ISO 4217 currencies (list one of the standard, active codes).</summary>
public static class IsoMoney
{
    private static readonly FrozenDictionary<string, int> Digits = Build();

    /// <summary>How many decimal digits the currency's minor unit has.</summary>
    /// <returns>False when the code is no active ISO 4217 currency.</returns>
    public static bool TryGetDigits(CurrencyCode currency, out int digits) => Digits.TryGetValue(currency.Text, out digits);

    /// <summary>Micros of the major unit in one minor unit: 10,000 for cents.</summary>
    /// <exception cref="ArgumentException">The code is no active ISO 4217 currency.</exception>
    public static long MicrosPerMinorUnit(CurrencyCode currency)
    {
        if (!TryGetDigits(currency, out var digits))
        {
            throw new ArgumentException($"'{currency}' is no active ISO 4217 currency.", nameof(currency));
        }

        var micros = AmountLimits.MicrosPerMajorUnit;
        for (var digit = 0; digit < digits; digit++)
        {
            micros /= 10;
        }

        return micros;
    }

    private static FrozenDictionary<string, int> Build()
    {
        const string two =
            "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP " +
            "CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS " +
            "KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD " +
            "PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP " +
            "TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";
        const string none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
        const string three = "BHD IQD JOD KWD LYD OMR TND";
        var digits = new Dictionary<string, int>();
        Add(two, 2);
        Add(none, 0);
        Add(three, 3);
        return digits.ToFrozenDictionary();

        void Add(string codes, int count)
        {
            foreach (var code in codes.Split(' '))
            {
                digits.Add(code, count);
            }
        }
    }
}
