namespace CoalitionHub.Core.Staff;

/// <summary>Where a proposal of one person stands that another has to decide. Values are stored.</summary>
public enum ApprovalState : byte
{
    Proposed = 1,
    Approved = 2,
    Rejected = 3,
}
