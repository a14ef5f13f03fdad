using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Staff.V1;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

internal static partial class GoodRequests
{
    private static void AddPartners()
    {
        Add(_ => new GetOwnPartnerRequest());
        Add(_ => new OnboardPartnerRequest { RequestId = NewId(), Code = HubCredentials.NewCode(), DisplayName = "Brand", SettlementCurrencyCode = "HKD" });
        Add(world => new GetPartnerRequest { PartnerId = world.Owner.PartnerId });
        Add(_ => new ListPartnersRequest());
        Add(async world => new SuspendPartnerRequest { RequestId = NewId(), PartnerId = (await Joined(world)).PartnerId, Reason = "late" });
        Add(async world =>
        {
            var suspend = await Make<SuspendPartnerRequest>(world);
            await world.Send(suspend);
            return new ResumePartnerRequest { RequestId = NewId(), PartnerId = suspend.PartnerId, Reason = "paid" };
        });
        Add(world => new CreateCredentialRequest { RequestId = NewId(), PartnerId = world.Owner.PartnerId, Scopes = { "points.read" } });
        Add(world => new ListCredentialsRequest { PartnerId = world.Owner.PartnerId });
        Add(async world => new RetireCredentialRequest
        {
            RequestId = NewId(),
            ClientId = (await world.Hub.AddCredential((await Joined(world)).PartnerId, "points.read")).ClientId,
        });
        Add(_ => new ListAlertsRequest());

        Add(_ => new AddStaffRequest { RequestId = NewId(), DisplayName = "Ann", Roles = { Role.Auditor } });
        Add(_ => new ListStaffRequest());
        Add(async world => new ChangeRolesRequest { RequestId = NewId(), StaffId = (await Person(world)).StaffId, Roles = { Role.FinanceMaker } });
        Add(async world => new CreateStaffCredentialRequest { RequestId = NewId(), StaffId = (await Person(world)).StaffId });
        Add(async world => new RetireStaffCredentialRequest { RequestId = NewId(), ClientId = (await Person(world)).Keys.ClientId });
        Add(async world => new DeactivateStaffRequest { RequestId = NewId(), StaffId = (await Person(world)).StaffId });
        Add(_ => new GetMeRequest());

        Add(_ => new GetTrialBalanceRequest());
        Add(_ => new ListTransfersRequest { FromSeq = 1 });
        Add(_ => new GetHeadRequest());
        Add(world => new ListAccountsRequest { Kind = AccountKind.Position, CurrencyCode = "HKD", PartnerId = world.Owner.PartnerId });
    }

    private static Task<TestPerson> Person(World world) => world.Hub.AddNamedPerson("Ann", Role.Auditor);
}
