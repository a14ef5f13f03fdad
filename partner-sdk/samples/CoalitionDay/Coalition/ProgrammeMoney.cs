using CoalitionHub.Core.Amounts;

namespace CoalitionHub.CoalitionDay.Coalition;

/// <summary>The money in which a day's purchases are paid and in which the coalition settles.</summary>
/// <param name="Code">ISO 4217.</param>
/// <param name="Digits">Decimal digits of its minor unit.</param>
internal sealed record ProgrammeMoney(string Code, int Digits)
{
    /// <summary>The money of this code.</summary>
    /// <exception cref="ArgumentException">ISO 4217 has no such money.</exception>
    public static ProgrammeMoney Of(string code) =>
        CurrencyCode.TryParse(code, out var known) && IsoMoney.TryGetDigits(known, out var digits)
            ? new ProgrammeMoney(code, digits)
            : throw new ArgumentException($"'{code}' is no ISO 4217 code.", nameof(code));
}
