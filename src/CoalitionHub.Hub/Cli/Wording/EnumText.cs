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
                if (words.TryGetValue(result.Tokens[^1].Value.Replace('_', '-').ToLowerInvariant(), out var value))
                {
                    return value;
                }

                result.AddError($"{name}: '{result.Tokens[^1].Value}' must be one of {string.Join(", ", words.Keys)}.");
                return default;
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
}
