namespace CoalitionHub.PartnerSimulator.Forcing;

/// <summary>What goes wrong with an instruction, by the last three digits of its points.</summary>
internal enum ForcedAnswer
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is refused.</summary>
    Refuse,

    /// <summary>It is carried out, and answered after the hub has begun to ask.</summary>
    Late,

    /// <summary>It is carried out, and the answer is lost.</summary>
    Never,

    /// <summary>It is carried out, and the answer arrives twice.</summary>
    Twice,

    /// <summary>It is carried out, and the answer is that it isn't known.</summary>
    Unknown,

    /// <summary>It is carried out, and the answer names a point too few.</summary>
    WrongAmount,

    /// <summary>It is not carried out, and the answer is that it isn't known.</summary>
    UnknownUndone,

    /// <summary>It is carried out, and neither it nor a query is answered with more than "not known" until the simulator is started again.</summary>
    UnknownForGood,

    /// <summary>It is carried out, and the process kills itself before it answers.</summary>
    Crash,
}

/// <summary>Which points force what.</summary>
internal static class ForcedAmounts
{
    private const long LastDigits = 1000;

    /// <summary>The table, as it is shown to people.</summary>
    public static IReadOnlyList<(long LastDigits, ForcedAnswer Forced, string Description)> Table { get; } =
    [
        (901, ForcedAnswer.Refuse, "refused"),
        (902, ForcedAnswer.Late, "carried out; answered late, after the hub has begun to ask (--late)"),
        (903, ForcedAnswer.Never, "carried out; the answer is lost; a query tells"),
        (904, ForcedAnswer.Twice, "carried out; the answer arrives twice"),
        (905, ForcedAnswer.Unknown, "carried out; answered \"not known\"; a query tells"),
        (906, ForcedAnswer.WrongAmount, "carried out; the answer names one point too few; a query tells"),
        (907, ForcedAnswer.UnknownUndone, "not carried out; answered \"not known\"; a query tells"),
        (908, ForcedAnswer.UnknownForGood, "carried out; \"not known\", to queries too, until the simulator is started again"),
        (909, ForcedAnswer.Crash, "carried out; the process kills itself before it answers"),
    ];

    public static ForcedAnswer Of(long points) => Table.FirstOrDefault(row => row.LastDigits == points % LastDigits).Forced;
}
