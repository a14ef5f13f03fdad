namespace CoalitionHub.PartnerSdk;

/// <summary>Where a window stands. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum WindowState
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>The journal still grows into it.</summary>
    Open = 1,

    /// <summary>Its range is fixed.</summary>
    Closed = 2,

    /// <summary>Net positions are known.</summary>
    Calculated = 3,

    /// <summary>Waits for another person's approval.</summary>
    UnderReview = 4,

    /// <summary>Positions have moved to payables and receivables.</summary>
    Approved = 5,

    /// <summary>Some payments are recorded, others are not.</summary>
    Paying = 6,

    /// <summary>Every payment is recorded.</summary>
    Settled = 7,

    /// <summary>Its settlement was taken back before money moved; it waits to be calculated again.</summary>
    Aborted = 8,
}

/// <summary>Where one partner's part of a window stands. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum PartState
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>Known, not approved.</summary>
    Calculated = 1,

    /// <summary>Approved; something is still to be paid.</summary>
    Payable = 2,

    /// <summary>Nothing is left to be paid.</summary>
    Paid = 3,

    /// <summary>The partner disagrees.</summary>
    Disputed = 4,

    /// <summary>Nothing is left to be paid, since what wasn't paid was given up.</summary>
    WrittenOff = 5,
}

/// <summary>Who pays a net position. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum NetDirection
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>The partner pays the coalition.</summary>
    PartnerPays = 1,

    /// <summary>The coalition pays the partner.</summary>
    PartnerReceives = 2,

    /// <summary>Nobody pays.</summary>
    Balanced = 3,
}

/// <summary>Who paid. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum PaymentDirection
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>The partner paid the coalition.</summary>
    Received = 1,

    /// <summary>The coalition paid the partner.</summary>
    Made = 2,
}
