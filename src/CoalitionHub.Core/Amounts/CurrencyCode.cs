namespace CoalitionHub.Core.Amounts;

/// <summary>
/// The code of a currency: three letters for ISO 4217 money, three to eight letters or digits, beginning with a letter, for points.
/// </summary>
public readonly record struct CurrencyCode
{
    private readonly string? code;

    private CurrencyCode(string code) => this.code = code;

    /// <summary>The code's text; empty for a default value.</summary>
    public string Text => code ?? "";

    /// <summary>Reads a code; only upper case is accepted.</summary>
    /// <returns>False when the text is no currency code.</returns>
    public static bool TryParse(string? text, out CurrencyCode currencyCode)
    {
        currencyCode = default;
        if (text is not { Length: >= 3 and <= 8 } || !char.IsAsciiLetterUpper(text[0]))
        {
            return false;
        }

        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterUpper(letter) && !char.IsAsciiDigit(letter))
            {
                return false;
            }
        }

        currencyCode = new CurrencyCode(text);
        return true;
    }

    /// <summary>Reads a code that the caller knows to be right.</summary>
    /// <exception cref="FormatException">The text is no currency code.</exception>
    public static CurrencyCode Parse(string text) =>
        TryParse(text, out var parsed) ? parsed : throw new FormatException($"'{text}' is no currency code: three to eight upper-case letters or digits, beginning with a letter.");

    /// <inheritdoc />
    public override string ToString() => Text;
}
