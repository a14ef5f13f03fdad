namespace CoalitionHub.Core.Members;

/// <summary>
/// Counts wrong codes, so that nobody can try all of them (RFC 4226 section 7.3): after <see cref="MostWrong"/> within
/// <see cref="LockMicros"/> a member's codes are refused until that time has passed since the last wrong one. Kept in memory only.
/// The writer may decide a request more than once, so a request counts once. For the writer's thread.
/// </summary>
public sealed class WrongCodes
{
    /// <summary>Wrong codes that lock.</summary>
    public const int MostWrong = 5;

    /// <summary>How long a wrong code counts, and how long a lock lasts: 15 minutes.</summary>
    public const long LockMicros = 15 * 60 * 1_000_000L;

    // Forgotten members are swept out when so many have gathered; an attack on many cards must not fill the memory.
    private const int SweepAt = 10_000;

    private readonly Dictionary<long, List<WrongCode>> byMember = [];
    private int sweepAt = SweepAt;

    /// <summary>How long the member's codes are still refused; zero when they aren't. The asking request's own wrong code doesn't count.</summary>
    public TimeSpan LockedFor(long memberNo, Guid requestId, long nowMicros)
    {
        if (!byMember.TryGetValue(memberNo, out var wrong))
        {
            return TimeSpan.Zero;
        }

        var others = wrong.Where(code => code.RequestId != requestId && IsFresh(code, nowMicros)).ToList();
        return others.Count < MostWrong
            ? TimeSpan.Zero
            : TimeSpan.FromMicroseconds(others.Max(code => code.TimeMicros) + LockMicros - nowMicros);
    }

    /// <summary>Counts a wrong code.</summary>
    public void Add(long memberNo, Guid requestId, long nowMicros)
    {
        Sweep(nowMicros);
        if (!byMember.TryGetValue(memberNo, out var wrong))
        {
            byMember.Add(memberNo, wrong = []);
        }

        wrong.RemoveAll(code => !IsFresh(code, nowMicros) || code.RequestId == requestId);
        wrong.Add(new WrongCode(requestId, nowMicros));
    }

    /// <summary>A right code was given: the count starts again.</summary>
    public void Forget(long memberNo) => byMember.Remove(memberNo);

    private void Sweep(long nowMicros)
    {
        if (byMember.Count < sweepAt)
        {
            return;
        }

        foreach (var (memberNo, wrong) in byMember)
        {
            if (!wrong.Exists(code => IsFresh(code, nowMicros)))
            {
                byMember.Remove(memberNo);
            }
        }

        sweepAt = Math.Max(SweepAt, byMember.Count * 2);
    }

    private static bool IsFresh(WrongCode code, long nowMicros) => nowMicros - code.TimeMicros < LockMicros;

    private readonly record struct WrongCode(Guid RequestId, long TimeMicros);
}
