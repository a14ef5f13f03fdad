using CoalitionHub.Core.Settlements;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.PartnerSdk;
using Shouldly;
using Xunit;
using Sdk = CoalitionHub.PartnerSdk;

namespace CoalitionHub.Hub.Tests.Settlements.Proof;

/// <summary>Partners recompute what their windows are charged as a whole with the SDK, against a real hub.</summary>
public sealed class RecomputedChargeTests
{
    private static readonly Sdk.StatementLineKind[] Kinds =
    [
        Sdk.StatementLineKind.Fee, Sdk.StatementLineKind.IssueTrueUp, Sdk.StatementLineKind.RedemptionTrueUp, Sdk.StatementLineKind.Interchange, Sdk.StatementLineKind.JointFunding,
    ];

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Whatever_happened_every_partner_agrees_with_an_honest_hub(Store store)
    {
        await using var closing = new Closing(await TestCoalition.StartAsync(store));
        var fair = await ChargedFair.OpenAsync(closing.Coalition, seed: 7);
        HashSet<Sdk.StatementLineKind> seen = [];

        for (var month = 0; month < 3; month++)
        {
            await fair.TradeAsync(70);
            if (month == 1)
            {
                // In the middle of a window, and with sales of the time before to be taken back.
                await fair.ChangeTermsAsync();
                await fair.TradeAsync(70);
            }

            seen.UnionWith((await ShouldAgreeAsync(fair, await closing.CalculateAsync())).SelectMany(verified => verified.Charges).Select(charge => charge.Kind));
        }

        // Who does nothing in a window has its flat and its least fee.
        await closing.Coalition.Grocer.Points.EarnAsync(Till.Earn(await closing.Coalition.Grocer.Enrol(), 10_00));
        (await ShouldAgreeAsync(fair, await closing.CalculateAsync())).SelectMany(verified => verified.Charges).Select(charge => charge.Kind).ShouldAllBe(kind => kind == Sdk.StatementLineKind.Fee);
        seen.ShouldBe(Kinds, ignoreOrder: true);
        closing.Coalition.Hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_hub_that_lies_by_a_micro_is_found_and_exactly_that_line_disputed(Store store)
    {
        await using var closing = new Closing(await TestCoalition.StartAsync(store));
        var fair = await ChargedFair.OpenAsync(closing.Coalition, seed: 7);
        await fair.TradeAsync(140);
        var windowId = await closing.CalculateAsync();
        foreach (var kind in Kinds)
        {
            // What came before is disputed already: each lie is told to a partner who has a line of its kind.
            var (partner, honest) = await HonestAsync(fair, windowId, kind);
            using var client = closing.Coalition.Hub.ClientOf(partner);
            await LieAsync(closing.Coalition.Hub, partner, kind, owedMicros: 1);

            var verified = await client.Settlements.VerifyAsync(windowId);

            (verified.IsProved, verified.AddsUp, verified.AreSharesTrue, verified.Agrees).ShouldBe((true, true, true, false), $"{kind}");
            var found = verified.Charges.Single(charge => !charge.Agrees);
            found.ShouldBe(honest with { StatedOwedMicros = honest.StatedOwedMicros + 1 });
            var raised = await client.Settlements.RaiseDisputeAsync(Sdk.RaiseDisputeRequest.Of(verified));
            raised.ClaimMicros.ShouldBe(1);
            (await client.Settlements.ListDisputesAsync().GetPageAsync()).Items.Single(dispute => dispute.Id == raised.Id).Lines.ShouldBe(
                [new Sdk.DisputedLine(kind, honest.PointsCurrencyCode, honest.OwedMicros + 1, honest.DueMicros, honest.OwedMicros, honest.DueMicros)]);
            await client.Settlements.WithdrawDisputeAsync(new Sdk.WithdrawDisputeRequest { DisputeId = raised.Id });
            await LieAsync(closing.Coalition.Hub, partner, kind, owedMicros: -1);
        }
    }

    [Fact]
    public async Task A_share_that_two_partners_are_shown_differently_is_found()
    {
        await using var closing = new Closing(await TestCoalition.StartAsync(Store.Sqlite));
        var fair = await ChargedFair.OpenAsync(closing.Coalition, seed: 7);
        await fair.TradeAsync(140);
        var windowId = await closing.CalculateAsync();
        await closing.Coalition.Hub.Work((state, _) =>
        {
            var shopNo = state.Partners.All().Single(one => one.Id == fair.Shop.PartnerId).No;
            var share = state.WindowShares.All().Single(one => one.Key.Kind == LineKind.JointFunding && one.Key.PayeeNo == shopNo);
            state.WindowShares.Put(share.Key, share with { Points = share.Points + 1 });
        });

        foreach (var verified in await VerifyAsync(fair, windowId, partner => partner == fair.Shop || partner == fair.Sponsor))
        {
            // The trees that were kept at the calculation have it otherwise.
            (verified.IsProved, verified.Agrees).ShouldBe((false, false));
        }
    }

    [Fact]
    public async Task A_partner_sees_its_own_terms_and_nobody_else_s()
    {
        await using var closing = new Closing(await TestCoalition.StartAsync(Store.Sqlite));
        var fair = await ChargedFair.OpenAsync(closing.Coalition, seed: 1);
        await fair.ChangeTermsAsync();
        using var shop = closing.Coalition.Hub.ClientOf(fair.Shop);

        List<Sdk.Terms> versions = [];
        await foreach (var version in shop.Programmes.ListTermsAsync())
        {
            versions.Add(version);
        }

        versions.Select(version => version.IssuePrice).ShouldBe([new Sdk.Fraction(5_000, 1), new Sdk.Fraction(20_011, 3)]);
        versions.ShouldAllBe(version => version.ApprovedTime != null && version.ApprovedTime <= version.EffectiveTime);
        versions[1].Id.ShouldBe((await shop.Programmes.GetCurrentTermsAsync()).Id);
    }

    private static async Task<IReadOnlyList<WindowVerification>> ShouldAgreeAsync(ChargedFair fair, WindowId windowId)
    {
        var all = await VerifyAsync(fair, windowId, _ => true);
        foreach (var verified in all)
        {
            verified.Charges.ShouldAllBe(charge => charge.Agrees);
            (verified.IsProved, verified.AddsUp, verified.AreSharesTrue, verified.UnknownTerms.Count, verified.Agrees).ShouldBe((true, true, true, 0, true), verified.Statement.PartnerCode);
            verified.DisputedLines.ShouldBeEmpty();
        }

        // Each share is on two statements, in the same words.
        all.SelectMany(verified => verified.Statement.Shares).GroupBy(share => share.Fingerprint).ShouldAllBe(told => told.Count() == 2);
        return all;
    }

    private static async Task<IReadOnlyList<WindowVerification>> VerifyAsync(ChargedFair fair, WindowId windowId, Func<TestPartner, bool> whose)
    {
        List<WindowVerification> all = [];
        foreach (var partner in fair.Partners.Where(whose))
        {
            using var client = fair.Coalition.Hub.ClientOf(partner);
            all.Add(await client.Settlements.VerifyAsync(windowId));
        }

        return all;
    }

    private static async Task<(TestPartner Partner, RecomputedCharge Charge)> HonestAsync(ChargedFair fair, WindowId windowId, Sdk.StatementLineKind kind)
    {
        foreach (var partner in fair.Partners)
        {
            using var client = fair.Coalition.Hub.ClientOf(partner);
            var verified = await client.Settlements.VerifyAsync(windowId);
            if (verified.Charges.Where(charge => charge.Kind == kind).ToList() is [var charge, ..])
            {
                return (partner, charge);
            }
        }

        throw new InvalidOperationException($"Nobody has a line {kind}: the fair is too small.");
    }

    /// <summary>The first window's line is changed, and with it the sum.</summary>
    private static Task LieAsync(TestHub hub, TestPartner partner, Sdk.StatementLineKind kind, long owedMicros) => hub.Work((state, _) =>
    {
        var partnerNo = state.Partners.All().Single(one => one.Id == partner.PartnerId).No;
        var line = state.WindowLines.All().Where(one => one.Key.PartnerNo == partnerNo && (int)one.Key.Kind == (int)kind).OrderBy(one => one.Key.WindowNo).First();
        state.WindowLines.Put(line.Key, line with { OwedMicros = line.OwedMicros + owedMicros });
        var key = new PartKey(line.Key.WindowNo, partnerNo);
        var part = state.WindowParts.Find(key).ShouldNotBeNull();
        state.WindowParts.Put(key, part with { NetMicros = part.NetMicros - owedMicros });
    });
}
