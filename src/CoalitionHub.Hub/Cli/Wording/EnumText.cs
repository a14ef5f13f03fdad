using System.CommandLine;

namespace CoalitionHub.Hub.Cli.Wording;

/// <summary>Enumerations of the contract as words on the command line: UnderReview is under-review.</summary>
internal static class EnumText
{
    /// <summary>An option for one value; without it, the enumeration's zero: unspecified.</summary>
    public static Option<T> OptionOf<T>(string name, string description)
        where T : struct, Enum
    {
        var words = Words<T>();
        var option = new Option<T>(name)
        {
            Description = $"{description} One of: {string.Join(", ", words.Keys)}.",
            HelpName = "WORD",
            CustomParser = result =>
            {
                if (!TryRead(words, result.Tokens[^1].Value, out var value))
                {
                    result.AddError(Fault(name, result.Tokens[^1].Value, words.Keys));
                }

                return value;
            },
        };
        option.CompletionSources.Add([.. words.Keys]);
        return option;
    }

    /// <summary>An option for one value or more.</summary>
    public static Option<T[]> SeveralOf<T>(string name, string description)
        where T : struct, Enum
    {
        var words = Words<T>();
        var option = new Option<T[]>(name)
        {
            Description = $"{description} Of: {string.Join(", ", words.Keys)}.",
            HelpName = "WORD",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            CustomParser = result =>
            {
                var values = new List<T>();
                foreach (var token in result.Tokens)
                {
                    if (TryRead(words, token.Value, out var value))
                    {
                        values.Add(value);
                    }
                    else
                    {
                        result.AddError(Fault(name, token.Value, words.Keys));
                    }
                }

                return [.. values];
            },
        };
        option.CompletionSources.Add([.. words.Keys]);
        return option;
    }

    /// <summary>The words for all values but unspecified.</summary>
    public static IReadOnlyDictionary<string, T> Words<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Skip(1).ToDictionary(value => Spaced(value, '-'));

    /// <summary>The value's name in lower case, its words separated.</summary>
    public static string Spaced<T>(T value, char separator)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"{separator}{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <summary>finance_maker, as tokens have it, is understood too.</summary>
    private static bool TryRead<T>(IReadOnlyDictionary<string, T> words, string text, out T value)
        where T : struct, Enum =>
        words.TryGetValue(text.Replace('_', '-').ToLowerInvariant(), out value);

    private static string Fault(string name, string text, IEnumerable<string> words) => $"{name}: '{text}' must be one of {string.Join(", ", words)}.";
}
