using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Staff.V1;
using StaffMember = CoalitionHub.Core.Staff.StaffMember;
using V1 = CoalitionHub.Protos.Staff.V1;

namespace CoalitionHub.Hub.Staff;

/// <summary>People as the contract has them.</summary>
internal static class StaffMessages
{
    private static readonly (Roles Ours, Role Wire)[] RoleNames =
    [
        (Roles.Operator, Role.Operator), (Roles.FinanceMaker, Role.FinanceMaker), (Roles.FinanceChecker, Role.FinanceChecker),
        (Roles.Auditor, Role.Auditor), (Roles.PartnerFinance, Role.PartnerFinance),
    ];

    public static V1.StaffMember Of(StateView view, StaffMember person) => new()
    {
        StaffId = person.Id,
        DisplayName = person.Name,
        Roles = { RoleNames.Where(pair => person.Roles.HasFlag(pair.Ours)).Select(pair => pair.Wire) },
        PartnerId = person.PartnerNo == 0 ? "" : view.Partner(person.PartnerNo).Id,
        State = person.IsActive ? StaffState.Active : StaffState.Inactive,
        AddedTime = ContractTimes.Time(person.CreatedMicros),
    };

    /// <summary>What is kept with a request of a person: not the name, which is personal.</summary>
    public static V1.StaffMember Kept(HubState state, StaffMember person)
    {
        var kept = Of(StateView.OfDraft(state), person);
        kept.DisplayName = "";
        return kept;
    }

    /// <summary>A kept answer with the name put back.</summary>
    public static V1.StaffMember Present(HubState state, V1.StaffMember kept)
    {
        var present = kept.Clone();
        present.DisplayName = OpaqueId.TryParse(StaffMember.IdPrefix, kept.StaffId, out var no) && state.Staff.TryGetCommitted((int)no, out var person)
            ? person.Name
            : throw new InvalidOperationException($"An answer names {kept.StaffId}, who isn't there.");
        return present;
    }

    /// <summary>The roles that a request names.</summary>
    public static Roles RolesIn(FieldChecks checks, IReadOnlyList<Role> roles)
    {
        if (roles.Count == 0)
        {
            checks.Add(Reason.FieldMissing, "roles", "must be given: one or more.");
        }

        var all = Roles.None;
        foreach (var (index, role) in roles.Index())
        {
            checks.Known($"roles[{index}]", role);
            all |= RoleNames.FirstOrDefault(pair => pair.Wire == role).Ours;
        }

        return all;
    }
}
