namespace CoalitionHub.CoalitionDay.Settling;

/// <summary>Something that must be true at the end of a run.</summary>
/// <param name="What">What, for people.</param>
/// <param name="Passed">Whether it is.</param>
/// <param name="Figures">The figures that were compared.</param>
internal sealed record Check(string What, bool Passed, string Figures);
