using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Staff;

/// <summary>What a person may do. Values are stored; a person may have several.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>Onboards partners, manages staff and credentials.</summary>
    Operator = 1,

    /// <summary>Proposes: terms, routes, adjustments, settlements.</summary>
    FinanceMaker = 2,

    /// <summary>Approves what another person proposed.</summary>
    FinanceChecker = 4,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor = 8,

    /// <summary>A partner's finance person: reads that partner's settlements, and agrees to or disputes its statements.</summary>
    PartnerFinance = 16,
}

/// <summary>A person of the coalition's or a partner's staff.</summary>
/// <param name="No">1 and up. "Another person" compares this, never a name.</param>
/// <param name="Name">How colleagues know the person.</param>
/// <param name="Roles">What the person may do.</param>
/// <param name="PartnerNo">The partner the person works for; 0 for the coalition.</param>
/// <param name="IsActive">False once the person has left.</param>
/// <param name="CreatedMicros">When the person was added.</param>
public sealed record StaffMember(int No, string Name, Roles Roles, int PartnerNo, bool IsActive, long CreatedMicros)
{
    /// <summary>The kind of id that people have.</summary>
    public const string IdPrefix = "stf";

    /// <summary>The person's id outside the process, and the <c>sub</c> of the person's tokens.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);
}
