using CoalitionHub.CoalitionDay.Planning;

namespace CoalitionHub.CoalitionDay.Generating;

/// <summary>The draws of one generated purchase, each by its name.</summary>
internal readonly record struct Dice(long Seed, long Number)
{
    /// <summary>A number from 0 to <paramref name="bound"/> - 1.</summary>
    public int Roll(string what, int bound) => Draw.Below(bound, Seed, what, Number);

    /// <summary>The draws of one of its parts.</summary>
    public Dice Part(int part) => this with { Number = Number * 1000 + part };
}
