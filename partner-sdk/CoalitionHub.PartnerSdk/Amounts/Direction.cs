namespace CoalitionHub.PartnerSdk;

/// <summary>Whether points came to an account or left it.</summary>
public enum Direction
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>The account has more afterwards.</summary>
    Credit = 1,

    /// <summary>The account has less afterwards.</summary>
    Debit = 2,
}
