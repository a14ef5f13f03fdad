namespace CoalitionHub.PartnerSdk;

/// <summary>Why an exchange or a gift waits, so that the member can take it back. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum UndoReason
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>The route lets every exchange or gift wait.</summary>
    Always = 1,

    /// <summary>It is the member's first between these currencies; of gifts, in this currency.</summary>
    FirstToAccount = 2,

    /// <summary>More points leave than the route moves at once.</summary>
    AbovePoints = 3,

    /// <summary>It comes from a device that hasn't been seen before.</summary>
    NewDevice = 4,
}
