using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Hub.Partners;
using CoalitionHub.Protos.Staff.V1;
using Grpc.Core;
using V1 = CoalitionHub.Protos.Staff.V1;

namespace CoalitionHub.Hub.Staff;

/// <summary>The coalition's and the partners' people. Their names are read after a change, not kept with the request.</summary>
internal sealed class StaffAdminService(Calls calls) : V1.StaffAdminService.StaffAdminServiceBase
{
    public override async Task<AddStaffResponse> AddStaff(AddStaffRequest request, ServerCallContext context)
    {
        var kept = await calls.Change(context, request.RequestId, request, AccessChanges.Prepare(request, Calls.CallerOf(context)));
        return new AddStaffResponse { StaffMember = Present(kept.StaffMember) };
    }

    public override Task<ListStaffResponse> ListStaff(ListStaffRequest request, ServerCallContext context) =>
        Task.FromResult(calls.Read((state, _) => List(state, request)));

    public override async Task<ChangeRolesResponse> ChangeRoles(ChangeRolesRequest request, ServerCallContext context)
    {
        var kept = await calls.Change(context, request.RequestId, request, AccessChanges.Prepare(request, Calls.CallerOf(context)));
        return new ChangeRolesResponse { StaffMember = Present(kept.StaffMember) };
    }

    public override async Task<CreateStaffCredentialResponse> CreateStaffCredential(CreateStaffCredentialRequest request, ServerCallContext context)
    {
        var secret = CredentialMaking.SecretFor(request.PublicJwk);
        var kept = await calls.Change(context, request.RequestId, request, StaffCredentials.Prepare(request, Calls.CallerOf(context), secret));
        return calls.Read((state, _) => (Outcome<CreateStaffCredentialResponse>)new CreateStaffCredentialResponse
        {
            ClientId = kept.ClientId,
            ClientSecret = CredentialMaking.Revealed(state, kept.ClientId, secret),
        });
    }

    public override Task<RetireStaffCredentialResponse> RetireStaffCredential(RetireStaffCredentialRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, StaffCredentials.Prepare(request, Calls.CallerOf(context)));

    public override async Task<DeactivateStaffResponse> DeactivateStaff(DeactivateStaffRequest request, ServerCallContext context)
    {
        var kept = await calls.Change(context, request.RequestId, request, AccessChanges.Prepare(request, Calls.CallerOf(context)));
        return new DeactivateStaffResponse { StaffMember = Present(kept.StaffMember) };
    }

    public override Task<GetMeResponse> GetMe(GetMeRequest request, ServerCallContext context)
    {
        var staffNo = Calls.CallerOf(context).StaffNo;
        return Task.FromResult(calls.Read((state, _) => state.Staff.TryGetCommitted(staffNo, out var person)
            ? new GetMeResponse { StaffMember = StaffMessages.Of(StateView.OfCommitted(state), person) }
            : (Outcome<GetMeResponse>)new Refusal(Reason.StaffNotFound, "There is no such person.")));
    }

    private V1.StaffMember Present(V1.StaffMember kept) =>
        calls.Read((state, _) => (Outcome<V1.StaffMember>)StaffMessages.Present(state, kept));

    private static Outcome<ListStaffResponse> List(HubState state, ListStaffRequest request)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        var view = StateView.OfCommitted(state);
        var (people, next) = page.Cut(
            state.Staff.Committed.Where(person => person.No > (page.After ?? 0)).OrderBy(person => person.No),
            person => person.No);
        return new ListStaffResponse { StaffMembers = { people.Select(person => StaffMessages.Of(view, person)) }, NextPageToken = next };
    }
}
