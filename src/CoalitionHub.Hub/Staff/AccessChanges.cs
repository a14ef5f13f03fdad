using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Staff;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Staff.V1;
using StaffMember = CoalitionHub.Core.Staff.StaffMember;

namespace CoalitionHub.Hub.Staff;

/// <summary>Adding people, changing what they may do, and ending their access.</summary>
internal static class AccessChanges
{
    private const int MaxNameLength = 100;

    public static Outcome<Decide<AddStaffResponse>> Prepare(AddStaffRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new AddStaffCommand(
            checks.Text("display_name", request.DisplayName, MaxNameLength),
            StaffMessages.RolesIn(checks, request.Roles),
            request.PartnerId.Length == 0 ? 0 : checks.IntId("partner_id", Partner.IdPrefix, request.PartnerId),
            caller.StaffNo);
        if ((checks.Refusal ?? RoleRules.Check(command.Roles, command.PartnerNo)) is { } refusal)
        {
            return refusal;
        }

        return (Decide<AddStaffResponse>)((state, moment) =>
        {
            if (command.PartnerNo != 0 && state.Partners.Find(command.PartnerNo) is null)
            {
                return new Refusal(Reason.PartnerNotFound, "There is no such partner.");
            }

            return AddStaff.Decide(state, moment, command).TryGet(out var person, out var refused)
                ? new AddStaffResponse { StaffMember = StaffMessages.Kept(state, person) }
                : refused;
        });
    }

    public static Outcome<Decide<ChangeRolesResponse>> Prepare(ChangeRolesRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new ChangeRolesCommand(StaffNo(checks, request.StaffId), StaffMessages.RolesIn(checks, request.Roles), caller.StaffNo);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ChangeRolesResponse>)((state, moment) => ChangeRoles.Decide(state, moment, command).TryGet(out var person, out var refused)
            ? new ChangeRolesResponse { StaffMember = StaffMessages.Kept(state, person) }
            : refused);
    }

    public static Outcome<Decide<DeactivateStaffResponse>> Prepare(DeactivateStaffRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new DeactivateStaffCommand(StaffNo(checks, request.StaffId), caller.StaffNo);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<DeactivateStaffResponse>)((state, moment) => DeactivateStaff.Decide(state, moment, command).TryGet(out var person, out var refused)
            ? new DeactivateStaffResponse { StaffMember = StaffMessages.Kept(state, person) }
            : refused);
    }

    public static int StaffNo(FieldChecks checks, string staffId) => checks.IntId("staff_id", StaffMember.IdPrefix, staffId);
}
