namespace CoalitionHub.Core.Settlements.Banking;

/// <summary>A bank's identifier (ISO 9362): four characters of the party, two letters of the country, two of the place, and three of a branch or none.</summary>
public readonly record struct Bic
{
    private readonly string? bic;

    private Bic(string bic) => this.bic = bic;

    /// <summary>Empty for a default value.</summary>
    public string Text => bic ?? "";

    /// <summary>The bank's country, ISO 3166-1.</summary>
    public string Country => Text.Length == 0 ? "" : Text[4..6];

    /// <summary>Reads a BIC of 8 or 11 characters.</summary>
    public static bool TryParse(string? text, out Bic bic)
    {
        bic = default;
        if (Mod97.Compact(text) is not { Length: 8 or 11 } compact || !char.IsAsciiLetterUpper(compact[4]) || !char.IsAsciiLetterUpper(compact[5]))
        {
            return false;
        }

        bic = new Bic(compact);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => Text;
}
