using CoalitionHub.Core.Ledger;
using CoalitionHub.Hub.Storage.Setup;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Hub.Tests.Settlements.Banking;
using CoalitionHub.Hub.Tests.Survival;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Settlements.V1;
using CoalitionHub.Protos.Staff.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using HubDbContext = CoalitionHub.Hub.Storage.HubDbContext;

namespace CoalitionHub.Hub.Tests.Points.Packs;

/// <summary>The hub kills itself at each point of the commit that sells a pack, and of the one that posts its payment from a bank file.</summary>
public sealed class PackKillTests
{
    private const int TransfersOfAPurchase = 2;

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [Trait("Length", "Long")]
    [MemberData(nameof(Stores))]
    public async Task A_pack_is_bought_once_or_not_at_all_wherever_the_hub_dies(Store store)
    {
        await using var fleet = await HubFleet.StartAsync(store, 1);
        var (maker, checker) = (await fleet.PersonAsync("Maker", Role.FinanceMaker), await fleet.PersonAsync("Checker", Role.FinanceChecker));
        var partnerId = await JoinAsync(fleet, maker, checker);
        var (making, checking) = (new PacksAdminService.PacksAdminServiceClient(maker), new PacksAdminService.PacksAdminServiceClient(checker));
        foreach (var point in KilledStep.Points)
        {
            var named = await Propose(making, partnerId, HubPeople.NewRequest());
            var ordered = await Approve(checking, await Propose(making, partnerId, ""));
            ordered.State.ShouldBe(PackState.AwaitingPayment);
            await fleet[0].KillAsync();
            (await fleet.KilledAt(point, () => Approve(checking, named), context => IsWhole(context, named))).State.ShouldBe(PackState.Approved);
            await fleet[0].KillAsync();

            // The import is kept by a commit of its own; this one books the movement.
            var imported = await fleet.KilledAt(point, () => Import(maker, ordered), context => IsWhole(context, ordered), ofEntries: true);

            imported.Entries.ShouldHaveSingleItem().Verdict.ShouldBe(BankEntryVerdict.Settled);
        }

        await using var context = new HubContextFactory(StorageOptions.From(fleet.Configuration)).CreateDbContext();
        var sold = 2 * KilledStep.Points.Length;
        (await context.Packs.CountAsync(pack => pack.State == Core.Points.Packs.PackState.Approved)).ShouldBe(sold);
        (await context.Transfers.CountAsync(transfer => transfer.Kind == TransferKind.PackPurchase)).ShouldBe(sold * TransfersOfAPurchase);
        fleet.Verify().Findings.ShouldBeEmpty();
    }

    /// <summary>The pack is paid and both its transfers are there, or neither.</summary>
    private static async Task IsWhole(HubDbContext context, Pack pack)
    {
        var no = Core.State.OpaqueId.TryParse("pck", pack.PackId, out var number) ? (int)number : 0;
        var isPaid = (await context.Packs.SingleAsync(one => one.No == no)).State == Core.Points.Packs.PackState.Approved;
        var booked = await context.Transfers.CountAsync(transfer => transfer.Kind == TransferKind.PackPurchase && transfer.SourceNo == no);
        booked.ShouldBe(isPaid ? TransfersOfAPurchase : 0);
    }

    private static async Task<string> JoinAsync(HubFleet fleet, CallInvoker maker, CallInvoker checker)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(fleet.Patient(await fleet.TokenFor(fleet.FirstOperator)));
        var joined = await partners.OnboardPartnerAsync(
            new OnboardPartnerRequest { RequestId = HubPeople.NewRequest(), Code = "prepaid", DisplayName = "Prepaid", SettlementCurrencyCode = "HKD" });
        var terms = await new ProgrammesAdminService.ProgrammesAdminServiceClient(maker).ProposeTermsAsync(
            new ProposeTermsRequest { RequestId = HubPeople.NewRequest(), PartnerId = joined.Partner.PartnerId, Terms = TermsRequests.Roomy(FundingModel.Prepaid) });
        await new ProgrammesAdminService.ProgrammesAdminServiceClient(checker).ApproveTermsAsync(
            new ApproveTermsRequest { RequestId = HubPeople.NewRequest(), TermsId = terms.TermsVersion.TermsId });
        var account = await new BankAdminService.BankAdminServiceClient(maker).ProposeBankDetailsAsync(
            new ProposeBankDetailsRequest { RequestId = HubPeople.NewRequest(), Account = new BankAccount { HolderName = "Coalition Ltd", Iban = CamtSample.OwnAccount } });
        await new BankAdminService.BankAdminServiceClient(checker).ApproveBankDetailsAsync(
            new ApproveBankDetailsRequest { RequestId = HubPeople.NewRequest(), BankDetailsId = account.BankDetailsId });
        return joined.Partner.PartnerId;
    }

    private static async Task<Pack> Propose(PacksAdminService.PacksAdminServiceClient making, string partnerId, string bankReference) => (await making.ProposePackAsync(
        new ProposePackRequest { RequestId = HubPeople.NewRequest(), PartnerId = partnerId, PointsCurrencyCode = "POINTS", Points = 1_000, BankReference = bankReference })).Pack;

    private static async Task<Pack> Approve(PacksAdminService.PacksAdminServiceClient checking, Pack pack) =>
        (await checking.ApprovePackAsync(new ApprovePackRequest { RequestId = HubPeople.NewRequest(), PackId = pack.PackId })).Pack;

    private static async Task<ImportBankStatementResponse> Import(CallInvoker maker, Pack pack)
    {
        var sample = new CamtSample(Dialect.New, new SampleEntry("5.00", true, new SampleDetail(Reference: pack.CreditorReference)) { Reference = "1" }) { Id = pack.PackId[^30..] };
        return await new BankAdminService.BankAdminServiceClient(maker).ImportBankStatementAsync(
            new ImportBankStatementRequest { RequestId = HubPeople.NewRequest(), FileName = "bank.xml", Content = ByteString.CopyFrom(sample.Bytes) });
    }
}
