using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>
/// Counts wrong codes, so that nobody can try all of them (RFC 4226 section 7.3): after <see cref="MostWrong"/> within
/// <see cref="LockMicros"/> of the first a member's codes are refused until that time has passed since the last of them. The count is kept
/// with what the member proved, so that no restart and no other writer forgives it.
/// </summary>
public static class WrongCodes
{
    /// <summary>Wrong codes that lock.</summary>
    public const int MostWrong = 5;

    /// <summary>How long wrong codes are counted together, and how long a lock lasts: 15 minutes.</summary>
    public const long LockMicros = 15 * 60 * 1_000_000L;

    /// <summary>How long the member's codes are still refused; zero when they aren't.</summary>
    public static TimeSpan LockedFor(ProofUse use, long nowMicros) => use.WrongCodes >= MostWrong && IsCounting(use, nowMicros)
        ? TimeSpan.FromMicroseconds(use.WrongSinceMicros + LockMicros - nowMicros)
        : TimeSpan.Zero;

    /// <summary>Counts a wrong code.</summary>
    public static void Count(HubState state, long memberNo, long nowMicros)
    {
        var use = MemberProof.UseOf(state, memberNo);
        var isFirst = !IsCounting(use, nowMicros);
        var wrong = isFirst ? 1 : use.WrongCodes + 1;
        state.ProofUses.Put(memberNo, use with { WrongCodes = wrong, WrongSinceMicros = isFirst || wrong >= MostWrong ? nowMicros : use.WrongSinceMicros });
    }

    private static bool IsCounting(ProofUse use, long nowMicros) => use.WrongCodes > 0 && nowMicros - use.WrongSinceMicros < LockMicros;
}
