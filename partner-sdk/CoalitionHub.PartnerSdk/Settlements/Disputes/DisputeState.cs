namespace CoalitionHub.PartnerSdk;

/// <summary>Where a dispute stands. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum DisputeState
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>The coalition has to answer.</summary>
    Raised = 1,

    /// <summary>An adjustment is offered; it waits for a second person of the coalition.</summary>
    Offered = 2,

    /// <summary>The adjustment is booked.</summary>
    Upheld = 3,

    /// <summary>The coalition says that the statement is right. More evidence contests that; withdrawing accepts it.</summary>
    Rejected = 4,

    /// <summary>The partner took it back, or accepts the answer.</summary>
    Withdrawn = 5,

    /// <summary>The partner let the time for contesting the answer pass.</summary>
    Lapsed = 6,
}

/// <summary>What a partner says of its part of a window. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum PartAgreement
{
    /// <summary>Not calculated yet.</summary>
    Unspecified = 0,

    /// <summary>Nothing yet.</summary>
    Awaited = 1,

    /// <summary>It agrees, or has let the time for a dispute pass.</summary>
    Agreed = 2,

    /// <summary>A dispute of it is open.</summary>
    Disputed = 3,

    /// <summary>All its disputes are settled, one way or the other.</summary>
    Resolved = 4,
}
