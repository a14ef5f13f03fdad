using System.Security.Cryptography;
using CoalitionHub.Core.Settlements.Files;
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
using Grpc.Core.Interceptors;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using BankAccount = CoalitionHub.Protos.Settlements.V1.BankAccount;

namespace CoalitionHub.Hub.Tests.Settlements.Files;

/// <summary>
/// The process is killed while files are written and while a bank's file is taken in: all of a partner's files or none, no number
/// twice, no payment twice.
/// </summary>
public sealed class FileSurvivalTests
{
    private const int Partners = 6;
    private const int Rounds = 3;

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [Trait("Length", "Long")]
    [MemberData(nameof(Stores))]
    public async Task Killed_while_it_writes_files_and_books_payments_a_hub_has_each_once(Store store)
    {
        await using var fleet = await HubFleet.StartAsync(store, 1);
        var house = await House.OpenAsync(fleet);
        for (var round = 0; round < Rounds; round++)
        {
            var window = await house.ApprovedAsync();
            var files = house.PartnerIds.Select(partnerId => house.Files.MakePartnerFilesAsync(
                new MakePartnerFilesRequest { RequestId = HubPeople.NewRequest(), WindowId = window.WindowId, PartnerId = partnerId }).ResponseAsync).ToList();
            await KillSoonAsync(fleet);
            var made = await Task.WhenAll(files);
            made.ShouldAllBe(answer => answer.Files.Count == 5);

            var import = house.Bank.ImportBankStatementAsync(new ImportBankStatementRequest { RequestId = HubPeople.NewRequest(), Content = ByteString.CopyFrom(StatementOf(window, round).Bytes) });
            await KillSoonAsync(fleet);
            (await import).Entries.ShouldAllBe(entry => entry.Verdict == BankEntryVerdict.Settled);

            var export = house.Files.MakeLedgerExportAsync(new MakeLedgerExportRequest { RequestId = HubPeople.NewRequest() }).ResponseAsync;
            await KillSoonAsync(fleet);
            (await export).File.LastSeq.ShouldBeGreaterThan(window.LastSeq);
        }

        fleet.Verify().Findings.ShouldBeEmpty();
        await FilesShouldBeWhole(fleet);
        await using var context = new HubContextFactory(StorageOptions.From(fleet.Configuration)).CreateDbContext();
        (await context.Payments.CountAsync()).ShouldBe(Partners * Rounds);
        (await context.BankEntries.CountAsync()).ShouldBe(Partners * Rounds);
    }

    private static async Task KillSoonAsync(HubFleet fleet)
    {
        await Task.Delay(Random.Shared.Next(60));
        await fleet[0].KillAsync();
        await fleet.StartAsync(0);
    }

    private static async Task FilesShouldBeWhole(HubFleet fleet)
    {
        await using var context = new HubContextFactory(StorageOptions.From(fleet.Configuration)).CreateDbContext();
        var files = await context.SettlementFiles.ToListAsync();
        var contents = await context.FileContents.ToDictionaryAsync(content => content.FileNo, content => content.Bytes);
        files.Count.ShouldBe(Partners * Rounds * 5 + Rounds);
        contents.Count.ShouldBe(files.Count);
        files.Where(file => Convert.ToHexStringLower(SHA256.HashData(contents[file.No].Span)) != file.Sha256).ShouldBeEmpty();
        foreach (var kind in files.GroupBy(file => file.Kind))
        {
            kind.Select(file => file.Number).Order().ShouldBe(Enumerable.Range(1, kind.Count()).Select(number => (long)number), kind.Key.ToString());
        }

        // Each transfer is in one export, however often its making was cut off.
        var exports = files.Where(file => file.Kind == FileKind.LedgerExport).OrderBy(file => file.FromSeq).ToList();
        exports[0].FromSeq.ShouldBe(1);
        exports.Zip(exports.Skip(1)).ShouldAllBe(pair => pair.First.ToSeq + 1 == pair.Second.FromSeq);
        files.Except(exports).GroupBy(file => (file.WindowNo, file.PartnerNo, file.Kind)).ShouldAllBe(same => same.Count() == 1);
        files.Select(file => file.State).Distinct().ShouldBe([FileState.Made]);
    }

    private static CamtSample StatementOf(Window window, int round)
    {
        var entries = window.Parts.Select((part, index) => new SampleEntry(
            (part.Net.MinorUnits / 100m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture),
            true,
            new SampleDetail(Reference: Core.Settlements.Banking.CreditorReference.Of(new Core.Settlements.PartKey(NumberOf("win", window.WindowId), NumberOf("ptn", part.PartnerId))).Text))
        { Reference = $"E{index}" });
        return new CamtSample(Dialect.New, [.. entries]) { Id = $"S{round}" };
    }

    private static int NumberOf(string prefix, string id) =>
        Core.State.OpaqueId.TryParse(prefix, id, out var number) ? (int)number : throw new InvalidOperationException($"{id} is no id.");

    /// <summary>Brands that give points, and two people of finance, on a fleet.</summary>
    private sealed class House
    {
        private readonly List<(TestPartner Partner, Protos.Members.V1.MemberSelector Member)> brands = [];
        private readonly CallInvoker maker;
        private readonly CallInvoker checker;

        private House(CallInvoker maker, CallInvoker checker) => (this.maker, this.checker) = (maker, checker);

        public FilesAdminService.FilesAdminServiceClient Files => new(maker);

        public BankAdminService.BankAdminServiceClient Bank => new(maker);

        public IEnumerable<string> PartnerIds => brands.Select(brand => brand.Partner.PartnerId);

        public static async Task<House> OpenAsync(HubFleet fleet)
        {
            var house = new House(await PersonAsync(fleet, "Maker", Role.FinanceMaker), await PersonAsync(fleet, "Checker", Role.FinanceChecker));
            var partners = new PartnersAdminService.PartnersAdminServiceClient(await FirstAsync(fleet));
            for (var no = 1; no <= Partners; no++)
            {
                var joined = await partners.OnboardPartnerAsync(new OnboardPartnerRequest { RequestId = HubPeople.NewRequest(), Code = $"brand{no}", DisplayName = $"Brand {no}", SettlementCurrencyCode = "HKD" });
                await house.AddAsync(fleet, partners, joined.Partner.PartnerId);
            }

            var proposed = await house.Bank.ProposeBankDetailsAsync(
                new ProposeBankDetailsRequest { RequestId = HubPeople.NewRequest(), Account = new BankAccount { HolderName = "Coalition", Iban = CamtSample.OwnAccount } });
            await new BankAdminService.BankAdminServiceClient(house.checker).ApproveBankDetailsAsync(
                new ApproveBankDetailsRequest { RequestId = HubPeople.NewRequest(), BankDetailsId = proposed.BankDetailsId });
            return house;
        }

        /// <summary>Every brand gives points; all of them have to pay for the window.</summary>
        public async Task<Window> ApprovedAsync()
        {
            foreach (var (partner, member) in brands)
            {
                await new PointsService.PointsServiceClient(partner.Calls).EarnAsync(Till.Earn(member, 100_00));
            }

            var making = new SettlementsAdminService.SettlementsAdminServiceClient(maker);
            var closed = (await making.CloseWindowAsync(new CloseWindowRequest { RequestId = HubPeople.NewRequest() })).ClosedWindow;
            await making.CalculateWindowAsync(new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = closed.WindowId });
            return (await new SettlementsAdminService.SettlementsAdminServiceClient(checker).ApproveWindowAsync(
                new ApproveWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = closed.WindowId })).Window;
        }

        private async Task AddAsync(HubFleet fleet, PartnersAdminService.PartnersAdminServiceClient partners, string partnerId)
        {
            var terms = await new ProgrammesAdminService.ProgrammesAdminServiceClient(maker).ProposeTermsAsync(
                new ProposeTermsRequest { RequestId = HubPeople.NewRequest(), PartnerId = partnerId, Terms = TermsRequests.Roomy() });
            await new ProgrammesAdminService.ProgrammesAdminServiceClient(checker).ApproveTermsAsync(
                new ApproveTermsRequest { RequestId = HubPeople.NewRequest(), TermsId = terms.TermsVersion.TermsId });
            var created = await partners.CreateCredentialAsync(
                new CreateCredentialRequest { RequestId = HubPeople.NewRequest(), PartnerId = partnerId, Scopes = { Core.Partners.PartnerScopes.All } });
            var keys = new ClientKeys(created.Credential.ClientId, created.ClientSecret);
            var partner = new TestPartner(partnerId, Patient(fleet, await fleet.TokenFor(keys)), keys);
            brands.Add((partner, await partner.Enrol()));
        }

        private static async Task<CallInvoker> FirstAsync(HubFleet fleet) => Patient(fleet, await fleet.TokenFor(fleet.FirstOperator));

        private static async Task<CallInvoker> PersonAsync(HubFleet fleet, string name, Role role)
        {
            var staff = new StaffAdminService.StaffAdminServiceClient(await FirstAsync(fleet));
            var person = (await staff.AddStaffAsync(new AddStaffRequest { RequestId = HubPeople.NewRequest(), DisplayName = name, Roles = { role } })).StaffMember;
            var created = await staff.CreateStaffCredentialAsync(new CreateStaffCredentialRequest { RequestId = HubPeople.NewRequest(), StaffId = person.StaffId });
            return Patient(fleet, await fleet.TokenFor(new ClientKeys(created.ClientId, created.ClientSecret)));
        }

        private static CallInvoker Patient(HubFleet fleet, string token) => fleet.At(0, token).Intercept(new SendAgain());
    }
}
