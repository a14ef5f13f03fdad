using System.Globalization;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Hub.Storage.Setup;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Hub.Tests.Survival;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Settlements.V1;
using CoalitionHub.Protos.Staff.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using HubDbContext = CoalitionHub.Hub.Storage.HubDbContext;
using Window = CoalitionHub.Protos.Settlements.V1.Window;
using WindowState = CoalitionHub.Protos.Settlements.V1.WindowState;

namespace CoalitionHub.Hub.Tests.Settlements.Windows;

/// <summary>
/// A finalise that fails half way: the hub kills itself at each point of the commit that approves, and of those that post payments.
/// Everything of a step is there or nothing of it, and sent again it happens once.
/// </summary>
public sealed class ApprovingKillTests
{
    private const int Partners = 3;

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [Trait("Length", "Long")]
    [MemberData(nameof(Stores))]
    public async Task A_finalise_fails_half_way(Store store)
    {
        await using var fleet = await HubFleet.StartAsync(store, 1);
        var house = await House.OpenAsync(fleet);
        foreach (var point in KilledStep.Points)
        {
            var window = await house.CalculatedAsync();
            await fleet[0].KillAsync();

            var approved = (await fleet.KilledAt(point, () => house.Approve(window.WindowId), context => ApprovalIsWhole(context, window))).Window;
            approved.State.ShouldBe(WindowState.Approved);
            await fleet[0].KillAsync();
            var paid = await fleet.KilledAt(point, () => house.Pay(approved.WindowId, approved.Parts[0]), _ => Task.CompletedTask);
            paid.Outstanding.MinorUnits.ShouldBe(0);
            foreach (var part in approved.Parts.Skip(1))
            {
                await house.Pay(approved.WindowId, part);
            }
        }

        await using var context = new HubContextFactory(StorageOptions.From(fleet.Configuration)).CreateDbContext();
        (await context.Payments.CountAsync()).ShouldBe(KilledStep.Points.Length * Partners);
        (await context.Transfers.CountAsync(transfer => transfer.Kind == TransferKind.Payment)).ShouldBe(KilledStep.Points.Length * Partners);
        (await context.Transfers.CountAsync(transfer => transfer.Kind == TransferKind.Settlement)).ShouldBe(KilledStep.Points.Length * Partners);
        (await context.Windows.CountAsync(window => window.State == Core.Settlements.WindowState.Settled)).ShouldBe(KilledStep.Points.Length);
        fleet.Verify().Findings.ShouldBeEmpty();
    }

    /// <summary>All positions have moved, or none.</summary>
    private static async Task ApprovalIsWhole(HubDbContext context, Window window)
    {
        var no = Core.State.OpaqueId.TryParse("win", window.WindowId, out var number) ? (int)number : 0;
        var state = (await context.Windows.SingleAsync(one => one.No == no)).State;
        var moved = await context.Transfers.CountAsync(transfer => transfer.Kind == TransferKind.Settlement && transfer.SourceNo == no);
        (state, moved).ShouldBeOneOf((Core.Settlements.WindowState.UnderReview, 0), (Core.Settlements.WindowState.Approved, Partners));
    }

    /// <summary>Brands that give points, and two people of finance, on a fleet.</summary>
    private sealed class House
    {
        private readonly List<(TestPartner Partner, Protos.Members.V1.MemberSelector Member)> brands = [];
        private readonly CallInvoker maker;
        private readonly CallInvoker checker;
        private int payments;

        private House(CallInvoker maker, CallInvoker checker) => (this.maker, this.checker) = (maker, checker);

        private SettlementsAdminService.SettlementsAdminServiceClient Making => new(maker);

        public static async Task<House> OpenAsync(HubFleet fleet)
        {
            var house = new House(await fleet.PersonAsync("Maker", Role.FinanceMaker), await fleet.PersonAsync("Checker", Role.FinanceChecker));
            var partners = new PartnersAdminService.PartnersAdminServiceClient(fleet.Patient(await fleet.TokenFor(fleet.FirstOperator)));
            for (var no = 1; no <= Partners; no++)
            {
                var joined = await partners.OnboardPartnerAsync(
                    new OnboardPartnerRequest { RequestId = HubPeople.NewRequest(), Code = $"brand{no}", DisplayName = $"Brand {no}", SettlementCurrencyCode = "HKD" });
                var terms = await new ProgrammesAdminService.ProgrammesAdminServiceClient(house.maker).ProposeTermsAsync(
                    new ProposeTermsRequest { RequestId = HubPeople.NewRequest(), PartnerId = joined.Partner.PartnerId, Terms = TermsRequests.Roomy() });
                await new ProgrammesAdminService.ProgrammesAdminServiceClient(house.checker).ApproveTermsAsync(
                    new ApproveTermsRequest { RequestId = HubPeople.NewRequest(), TermsId = terms.TermsVersion.TermsId });
                var created = await partners.CreateCredentialAsync(
                    new CreateCredentialRequest { RequestId = HubPeople.NewRequest(), PartnerId = joined.Partner.PartnerId, Scopes = { Core.Partners.PartnerScopes.All } });
                var keys = new ClientKeys(created.Credential.ClientId, created.ClientSecret);
                var partner = new TestPartner(joined.Partner.PartnerId, fleet.Patient(await fleet.TokenFor(keys)), keys);
                house.brands.Add((partner, await partner.Enrol()));
            }

            return house;
        }

        /// <summary>Every brand gives points; all of them have to pay for the window.</summary>
        public async Task<Window> CalculatedAsync()
        {
            foreach (var (partner, member) in brands)
            {
                await new PointsService.PointsServiceClient(partner.Calls).EarnAsync(Till.Earn(member, 100_00));
            }

            var closed = (await Making.CloseWindowAsync(new CloseWindowRequest { RequestId = HubPeople.NewRequest() })).ClosedWindow;
            return (await Making.CalculateWindowAsync(new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = closed.WindowId })).Window;
        }

        public async Task<ApproveWindowResponse> Approve(string windowId) => await new SettlementsAdminService.SettlementsAdminServiceClient(checker).ApproveWindowAsync(
            new ApproveWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = windowId });

        public async Task<RecordPaymentResponse> Pay(string windowId, Protos.Settlements.V1.WindowPart part) => await Making.RecordPaymentAsync(new RecordPaymentRequest
        {
            RequestId = HubPeople.NewRequest(),
            WindowId = windowId,
            PartnerId = part.PartnerId,
            Direction = PaymentDirection.Received,
            Amount = part.Net,
            BankReference = (++payments).ToString(CultureInfo.InvariantCulture),
        });
    }
}
