using System.Collections.Frozen;
using System.Text;

namespace CoalitionHub.Core.Settlements.Banking;

/// <summary>
/// Text in the characters that every bank takes (EPC217-08, the SEPA Latin set): letters, digits, blank and / - ? : ( ) . , ' +.
/// Others are written as their nearest, or as a full stop.
/// </summary>
public static class BankText
{
    private const string Allowed = " /-?:().,'+";

    private static readonly FrozenDictionary<char, string> Nearest = Build();

    /// <summary>The text in those characters, blanks run together, cut to a length.</summary>
    public static string Of(string text, int maxLength)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(Plain(rune));
        }

        var words = string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= maxLength ? words : words[..maxLength].TrimEnd();
    }

    /// <summary>Whether anything of the text is left that a person could read.</summary>
    public static bool IsReadable(string text) => Of(text, int.MaxValue).Any(char.IsAsciiLetterOrDigit);

    private static string Plain(Rune rune)
    {
        if (rune.IsAscii && (char)rune.Value is var letter && (char.IsAsciiLetterOrDigit(letter) || Allowed.Contains(letter)))
        {
            return letter.ToString();
        }

        return rune.IsBmp && Nearest.TryGetValue((char)rune.Value, out var nearest) ? nearest : Rune.IsWhiteSpace(rune) ? " " : ".";
    }

    private static FrozenDictionary<char, string> Build()
    {
        var nearest = new Dictionary<char, string> { ['&'] = "+", ['_'] = "-", ['–'] = "-", ['—'] = "-", ['’'] = "'", ['‘'] = "'", ['ß'] = "ss", ['Æ'] = "AE", ['æ'] = "ae", ['Œ'] = "OE", ['œ'] = "oe", ['Þ'] = "Th", ['þ'] = "th" };
        Add("A", "ÀÁÂÃÄÅĀĂĄ");
        Add("a", "àáâãäåāăą");
        Add("C", "ÇĆĈĊČ");
        Add("c", "çćĉċč");
        Add("D", "ĎĐÐ");
        Add("d", "ďđð");
        Add("E", "ÈÉÊËĒĔĖĘĚ");
        Add("e", "èéêëēĕėęě");
        Add("G", "ĜĞĠĢ");
        Add("g", "ĝğġģ");
        Add("H", "ĤĦ");
        Add("h", "ĥħ");
        Add("I", "ÌÍÎÏĨĪĬĮİ");
        Add("i", "ìíîïĩīĭįı");
        Add("J", "Ĵ");
        Add("j", "ĵ");
        Add("K", "Ķ");
        Add("k", "ķ");
        Add("L", "ĹĻĽĿŁ");
        Add("l", "ĺļľŀł");
        Add("N", "ÑŃŅŇ");
        Add("n", "ñńņň");
        Add("O", "ÒÓÔÕÖØŌŎŐ");
        Add("o", "òóôõöøōŏő");
        Add("R", "ŔŖŘ");
        Add("r", "ŕŗř");
        Add("S", "ŚŜŞŠȘ");
        Add("s", "śŝşšș");
        Add("T", "ŢŤŦȚ");
        Add("t", "ţťŧț");
        Add("U", "ÙÚÛÜŨŪŬŮŰŲ");
        Add("u", "ùúûüũūŭůűų");
        Add("W", "Ŵ");
        Add("w", "ŵ");
        Add("Y", "ÝŶŸ");
        Add("y", "ýÿŷ");
        Add("Z", "ŹŻŽ");
        Add("z", "źżž");
        return nearest.ToFrozenDictionary();

        void Add(string plain, string accented)
        {
            foreach (var letter in accented)
            {
                nearest.Add(letter, plain);
            }
        }
    }
}
