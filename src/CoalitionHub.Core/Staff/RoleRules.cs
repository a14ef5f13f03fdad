using System.Numerics;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Staff;

/// <summary>Which roles go together, and whom the coalition can't do without.</summary>
public static class RoleRules
{
    /// <summary>Every role there is.</summary>
    public const Roles All = Roles.Operator | Roles.FinanceMaker | Roles.FinanceChecker | Roles.Auditor | Roles.PartnerFinance;

    /// <summary>
    /// A partner's finance person works for that partner and does nothing else; everybody else works for the coalition.
    /// </summary>
    /// <returns>Null, or why a person can't have these roles.</returns>
    public static Refusal? Check(Roles roles, int partnerNo)
    {
        if (roles == Roles.None || (roles & ~All) != 0)
        {
            return new Refusal(Reason.FieldInvalid, "A person needs one role or more of those in the contract.");
        }

        var isPartners = roles.HasFlag(Roles.PartnerFinance);
        if (isPartners && BitOperations.PopCount((uint)roles) > 1)
        {
            return new Refusal(Reason.RolesConflict, "A partner's finance person has no other role.");
        }

        return isPartners == (partnerNo != 0)
            ? null
            : new Refusal(Reason.RoleNeedsPartner, isPartners
                ? "A partner's finance person needs the partner."
                : "Only a partner's finance person is bound to a partner.");
    }

    /// <summary>True when somebody else than this person runs the coalition.</summary>
    public static bool HasOtherOperator(HubState state, int staffNo) =>
        state.Staff.All().Any(person => person.No != staffNo && person.IsActive && person.Roles.HasFlag(Roles.Operator));
}
