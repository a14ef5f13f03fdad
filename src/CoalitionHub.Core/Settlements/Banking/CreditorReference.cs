using System.Globalization;

namespace CoalitionHub.Core.Settlements.Banking;

/// <summary>
/// A structured creditor reference (ISO 11649): "RF", two check digits, and 1 to 21 characters. Ours name the window and the
/// partner, so that a payment tells what it pays: RF, digits, W and 7 digits of the window, P and 7 of the partner. A pack's is K and 15
/// digits of the pack; that of a partner's deposits, L and 15 of the partner.
/// </summary>
public readonly record struct CreditorReference
{
    private const string Prefix = "RF";
    private const int MaxLength = 25;
    private const int NumberLength = 7;
    private const int TooLarge = 10_000_000;
    private const char Pack = 'K';
    private const char Deposit = 'L';

    /// <summary>How long ours are.</summary>
    public const int OwnLength = 4 + 2 * (1 + NumberLength);

    private readonly string? reference;

    private CreditorReference(string reference) => this.reference = reference;

    /// <summary>Without blanks; empty for a default value.</summary>
    public string Text => reference ?? "";

    /// <summary>In groups of four, as people read it.</summary>
    public string Grouped => string.Join(' ', Text.Chunk(4).Select(group => new string(group)));

    /// <summary>What a partner quotes when it pays for a window.</summary>
    public static CreditorReference Of(PartKey part)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part.WindowNo, TooLarge);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(part.PartnerNo, TooLarge);
        return With(string.Create(CultureInfo.InvariantCulture, $"W{part.WindowNo:D7}P{part.PartnerNo:D7}"));
    }

    /// <summary>What a partner quotes when it pays for a pack of points.</summary>
    public static CreditorReference OfPack(int packNo) => With(string.Create(CultureInfo.InvariantCulture, $"{Pack}{packNo:D15}"));

    /// <summary>What a partner quotes when it pays in ahead, always the same.</summary>
    public static CreditorReference OfDeposits(int partnerNo) => With(string.Create(CultureInfo.InvariantCulture, $"{Deposit}{partnerNo:D15}"));

    /// <summary>Reads any creditor reference, with or without blanks.</summary>
    /// <returns>False when it is none, or its check digits don't fit.</returns>
    public static bool TryParse(string? text, out CreditorReference reference)
    {
        reference = default;
        if (Mod97.Compact(text) is not { Length: > 4 and <= MaxLength } compact || !compact.StartsWith(Prefix, StringComparison.Ordinal) ||
            !char.IsAsciiDigit(compact[2]) || !char.IsAsciiDigit(compact[3]) || !Mod97.IsRight(compact))
        {
            return false;
        }

        reference = new CreditorReference(compact);
        return true;
    }

    /// <summary>
    /// Finds a reference of ours in free text, however a bank has broken it up: with blanks inside, or across two lines.
    /// </summary>
    /// <returns>False when there is none, or more than one: then nobody knows what was paid.</returns>
    public static bool TryFind(string text, out CreditorReference found)
    {
        found = default;
        var compact = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        for (var at = compact.IndexOf(Prefix, StringComparison.Ordinal); at >= 0 && at + OwnLength <= compact.Length; at = compact.IndexOf(Prefix, at + 1, StringComparison.Ordinal))
        {
            if (!TryParse(compact.Substring(at, OwnLength), out var candidate) || !candidate.IsOwn || candidate == found)
            {
                continue;
            }

            if (found != default)
            {
                found = default;
                return false;
            }

            found = candidate;
        }

        return found != default;
    }

    /// <summary>True when we gave it to somebody.</summary>
    public bool IsOwn => Part is not null || PackNo is not null || DepositorNo is not null;

    /// <summary>The pack that it pays; null when it pays none.</summary>
    public int? PackNo => Numbered(Pack);

    /// <summary>The partner whose deposit it is; null when it is none.</summary>
    public int? DepositorNo => Numbered(Deposit);

    /// <summary>The part of a window that it pays; null when it pays none.</summary>
    public PartKey? Part =>
        Text.Length == OwnLength && Text[4] == 'W' && Text[5 + NumberLength] == 'P' &&
        int.TryParse(Text.AsSpan(5, NumberLength), NumberStyles.None, CultureInfo.InvariantCulture, out var windowNo) &&
        int.TryParse(Text.AsSpan(6 + NumberLength), NumberStyles.None, CultureInfo.InvariantCulture, out var partnerNo)
            ? new PartKey(windowNo, partnerNo)
            : null;

    /// <summary>The reference with this body.</summary>
    internal static CreditorReference With(string body) => new(Prefix + Mod97.DigitsFor(Prefix, body) + body);

    private int? Numbered(char kind) =>
        Text.Length == OwnLength && Text[4] == kind && int.TryParse(Text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var no) ? no : null;

    /// <inheritdoc />
    public override string ToString() => Text;
}
