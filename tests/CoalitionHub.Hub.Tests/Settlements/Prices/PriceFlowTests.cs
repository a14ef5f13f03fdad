using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements.Prices;

/// <summary>Prices by volume, fees, interchange, shares and taxes of terms, through the real pipe, on each store.</summary>
public sealed class PriceFlowTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_window_is_trued_up_shared_and_taxed_as_the_terms_say(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var sponsor = await coalition.Join("sponsor", TermsRequests.Roomy(change: terms => terms.RedemptionPrice = TermsRequests.Of(4_800, 1)));
        var shop = await coalition.Join("shop", Priced(sponsor.PartnerId));
        var member = await shop.Enrol();
        await shop.Points.EarnAsync(Till.Earn(member, 800_00));
        await sponsor.Points.BurnAsync(hub.Burn(member, 100));
        (await Terms(coalition, shop)).ShouldBe(Normalised(Priced(sponsor.PartnerId)));

        var making = coalition.Maker.Settlements;
        var windowId = (await making.CloseWindowAsync(new CloseWindowRequest { RequestId = HubPeople.NewRequest() })).ClosedWindow.WindowId;
        var first = (await making.CalculateWindowAsync(new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = windowId })).Window;
        var statement = await Statement(coalition, windowId, shop);
        await hub.RestartAsync();
        (await making.CalculateWindowAsync(new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = windowId })).Window.Parts.ToString().ShouldBe(first.Parts.ToString());
        (await Statement(coalition, windowId, shop)).ToByteArray().ShouldBe(statement.ToByteArray());

        statement.Lines.Select(line => (line.Kind, line.Points, line.OwedMicros, line.DueMicros)).ShouldBe(
        [
            (StatementLineKind.Issued, 800, 4_000_000, 0),
            (StatementLineKind.Fee, 800, 1_040_000, 0),
            (StatementLineKind.IssueTrueUp, 800, 0, 300_000),
            (StatementLineKind.JointFunding, 800, 0, 1_000_000),
        ]);
        (await Statement(coalition, windowId, sponsor)).Lines.Select(line => (line.Kind, line.OwedMicros, line.DueMicros)).ShouldBe(
            [(StatementLineKind.RedeemedHere, 0, 480_000), (StatementLineKind.JointFunding, 1_000_000, 0)]);
        await coalition.Checker.Settlements.ApproveWindowAsync(new ApproveWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = windowId });
        var rows = await coalition.Checker.ShouldAddUp();
        foreach (var kind in new[] { AccountKind.Position, AccountKind.Suspense })
        {
            rows.Where(row => row.AccountKind == kind).Sum(row => row.CreditsPosted - row.DebitsPosted).ShouldBe(0, kind.ToString());
        }

        var files = new FilesAdminService.FilesAdminServiceClient(coalition.Maker.Calls);
        var made = (await files.MakePartnerFilesAsync(new MakePartnerFilesRequest { RequestId = HubPeople.NewRequest(), WindowId = windowId, PartnerId = shop.PartnerId })).Files;
        var invoice = Invoice.Parser.ParseJson(await Text(files, made.Single(file => file.Kind == SettlementFileKind.Invoice).FileId));
        invoice.VatTotals.Select(total => (total.VatCategory, total.Rate.Numerator, total.GrossMicros, total.Vat.MinorUnits)).ShouldBe([("AA", 1_500, 1_040_000, 14), ("O", 0, 4_000_000, 0)]);
        (await Text(files, made.Single(file => file.Kind == SettlementFileKind.StatementCsv).FileId)).ShouldContain("issue_true_up,POINTS,0,800,HKD,0.000000,0.300000");
    }

    [Fact]
    public async Task Terms_that_make_no_sense_are_refused_by_field()
    {
        var coalition = await TestCoalition.StartAsync(Store.Sqlite);
        await using var hub = coalition.Hub;
        foreach (var (change, field, reason) in Wrong(coalition.Airline.PartnerId))
        {
            var terms = Priced(coalition.Airline.PartnerId);
            change(terms);

            var refusal = await new ProgrammesAdminService.ProgrammesAdminServiceClient(coalition.Maker.Calls)
                .ProposeTermsAsync(new ProposeTermsRequest { RequestId = HubPeople.NewRequest(), PartnerId = coalition.Grocer.PartnerId, Terms = terms })
                .ShouldBeRefused(reason);

            if (field.Length > 0)
            {
                refusal.Fields().ShouldContain(field);
            }
        }

        IEnumerable<(Action<Terms> Change, string Field, Reason Reason)> Wrong(string otherId) =>
        [
            (terms => terms.IssuePriceRanges[0].FromPoints = 1, "terms.issue_price_ranges[0].from_points", Reason.FieldInvalid),
            (terms => terms.IssuePriceRanges.Add(terms.IssuePriceRanges[0].Clone()), "terms.issue_price_ranges[1].from_points", Reason.FieldInvalid),
            (terms => terms.IssuePriceRanges[0].Price = null, "terms.issue_price_ranges[0].price", Reason.FieldMissing),
            (terms => terms.VolumePricing = (VolumePricing)9, "terms.volume_pricing", Reason.FieldInvalid),
            (terms => terms.FundingModel = FundingModel.AtRedemption, "terms.issue_price_ranges", Reason.FieldInvalid),
            (terms => terms.FlatFee.MinorUnits = -1, "terms.flat_fee.minor_units", Reason.AmountNegative),
            (terms => terms.MinimumFee.CurrencyCode = "USD", "terms.minimum_fee.currency_code", Reason.SettlementCurrencyMismatch),
            (terms => terms.Interchange = TermsRequests.Of(3, 2), "terms.interchange", Reason.FractionInvalid),
            (terms => terms.InterchangePayer = (InterchangePayer)(-4), "terms.interchange_payer", Reason.FieldInvalid),
            (terms => terms.JointFunding[0].PartnerId = coalition.Grocer.PartnerId, "terms.joint_funding[0].partner_id", Reason.FieldInvalid),
            (terms => terms.JointFunding[0].PartnerId = Core.State.OpaqueId.Format("ptn", 999, 1_000_000), "", Reason.PartnerNotFound),
            (terms => terms.JointFunding[0].Share = TermsRequests.Of(5, 4), "terms.joint_funding[0].share", Reason.FractionInvalid),
            (terms => terms.VatRules[0].VatCategory = "", "terms.vat_rules[0].vat_category", Reason.FieldInvalid),
            (terms => terms.VatRules[0].RateBasisPoints = 10_001, "terms.vat_rules[0].rate_basis_points", Reason.FieldInvalid),
            (terms => terms.VatRules[0].Supply = VatSupply.Unspecified, "terms.vat_rules[0].supply", Reason.FieldInvalid),
            (terms => terms.PackRunOut = (PackRunOut)400, "terms.pack_run_out", Reason.FieldInvalid),
            (terms => terms.PackReorderPoints = -1, "terms.pack_reorder_points", Reason.FieldInvalid),
        ];
    }

    /// <summary>5,000 micros a point, 4,000 from the 501st on; a quarter paid by another; HK$1 flat and 1 % at 15 % tax.</summary>
    private static Terms Priced(string sponsorId) => TermsRequests.Roomy(change: terms =>
    {
        terms.VolumePricing = VolumePricing.Graduated;
        terms.IssuePriceRanges.Add(new PriceRange { FromPoints = 501, Price = TermsRequests.Of(4_000, 1) });
        terms.RedemptionPriceRanges.Add(new PriceRange { FromPoints = 1_001, Price = TermsRequests.Of(5_000, 1) });
        terms.FlatFee = new Money { CurrencyCode = "HKD", MinorUnits = 100 };
        terms.MinimumFee = new Money { CurrencyCode = "HKD", MinorUnits = 50 };
        terms.Interchange = TermsRequests.Of(1, 20);
        terms.InterchangePayer = InterchangePayer.Issuer;
        terms.JointFunding.Add(new FundingShare { PartnerId = sponsorId, Share = TermsRequests.Of(1, 4) });
        terms.VatRules.Add(new VatRule { Supply = VatSupply.Fee, VatCategory = "AA", RateBasisPoints = 1_500 });
        terms.PackReorderPoints = 7;
    });

    /// <summary>With the defaults that the hub fills in.</summary>
    private static Terms Normalised(Terms terms)
    {
        terms.MinimumBurnPoints = 1;
        terms.BurnIncrementPoints = 1;
        return terms;
    }

    private static async Task<Terms> Terms(TestCoalition coalition, TestPartner partner) =>
        (await new ProgrammesAdminService.ProgrammesAdminServiceClient(coalition.Maker.Calls).ListTermsAsync(new ListTermsRequest { PartnerId = partner.PartnerId })).TermsVersions.ShouldHaveSingleItem().Terms;

    private static async Task<Statement> Statement(TestCoalition coalition, string windowId, TestPartner partner) =>
        (await coalition.Maker.Settlements.GetStatementAsync(new GetStatementRequest { WindowId = windowId, PartnerId = partner.PartnerId })).Statement;

    private static async Task<string> Text(FilesAdminService.FilesAdminServiceClient files, string fileId)
    {
        using var call = files.StreamSettlementFile(new StreamSettlementFileRequest { FileId = fileId });
        using var bytes = new MemoryStream();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            call.ResponseStream.Current.Chunk.WriteTo(bytes);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
