using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using Shouldly;
using Xunit;
using Wire = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.PartnerSdk.Tests.Rooms.Charges;

/// <summary>What a window is charged as a whole is recomputed from volumes and terms, and exactly what differs is disputed.</summary>
public sealed class ChargeTests : HubTest
{
    private static readonly WindowId Window = new("win_1");

    private static readonly Dictionary<string, Action<Wire.StatementShare>> Untrue = new()
    {
        ["a point more"] = share => share.Points++,
        ["a micro more"] = share => share.Micros++,
        ["another rate"] = share => share.MicrosPerPoint = "4501/7",
        ["no rate"] = share => share.MicrosPerPoint = "x",
        ["the other way"] = share => share.Returned = true,
        ["payer and payee changed"] = share => (share.PayerPartnerId, share.PayeePartnerId) = (share.PayeePartnerId, share.PayerPartnerId),
    };

    public static TheoryData<string> UntrueShares => [.. Untrue.Keys];

    public static TheoryData<string> Samples => [.. ChargeSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task An_honest_hub_is_agreed_with(string sample)
    {
        var charges = Happen(sample);

        var verified = await VerifyAsync();

        verified.Charges.ShouldAllBe(charge => charge.Agrees);
        verified.Charges.Select(charge => new ExpectedLine(charge.Kind, charge.PointsCurrencyCode, charge.OwedMicros, charge.DueMicros)).ShouldBe(charges);
        (verified.IsProved, verified.AddsUp, verified.AreSharesTrue, verified.Agrees).ShouldBe((true, true, true, true));
        verified.DisputedLines.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_hub_that_lies_by_a_micro_is_found_and_exactly_that_line_disputed(string sample)
    {
        var charges = Happen(sample);
        foreach (var line in Hub.Window.Statement.Lines.Where(line => charges.Any(charge => (int)charge.Kind == (int)line.Kind)).ToList())
        {
            foreach (var (owed, due) in new[] { (1, 0), (-1, 0), (0, 1), (0, -1) }.Where(lie => line.OwedMicros + lie.Item1 >= 0 && line.DueMicros + lie.Item2 >= 0))
            {
                Lie(line, owed, due);

                await ShouldDisputeAsync(charges.Single(charge => (int)charge.Kind == (int)line.Kind));

                Lie(line, -owed, -due);
            }
        }
    }

    [Theory]
    [InlineData(StatementLineKind.Fee)]
    [InlineData(StatementLineKind.IssueTrueUp)]
    [InlineData(StatementLineKind.RedemptionTrueUp)]
    [InlineData(StatementLineKind.Interchange)]
    [InlineData(StatementLineKind.JointFunding)]
    public async Task A_charge_out_of_thin_air_is_disputed(StatementLineKind kind)
    {
        Happen("no business and nothing that is due without");
        Hub.Window.Statement.Lines.Add(new Wire.StatementLine { Kind = (Wire.StatementLineKind)kind, PointsCurrencyCode = "COAL" });
        Lie(Hub.Window.Statement.Lines[0], 1, 0);

        await ShouldDisputeAsync(new ExpectedLine(kind, "COAL", 0, 0));
    }

    [Fact]
    public async Task A_charge_that_is_left_out_is_disputed_also_in_the_hubs_favour()
    {
        var charges = Happen("a volume in two ranges");
        var line = Hub.Window.Statement.Lines[^1];
        Lie(line, 0, -300_000);
        Hub.Window.Statement.Lines.Remove(line);

        await ShouldDisputeAsync(charges[1]);
    }

    [Fact]
    public async Task Points_counted_under_other_terms_than_those_of_the_day_are_found()
    {
        new ChargedWindow(Hub.Window).Later(5, terms => terms.Fee = FakeWindow.Rate(2, 100)).Given(100, day: 2, terms: "trm_2")
            .Seal([new ExpectedLine(StatementLineKind.Fee, "COAL", 10_000, 0)]);

        await ShouldDisputeAsync(new ExpectedLine(StatementLineKind.Fee, "COAL", 5_000, 0));
    }

    [Fact]
    public async Task A_burn_authorised_before_the_terms_changed_counts_under_the_earlier_ones()
    {
        ChargedWindow window = new(Hub.Window);
        window.Later(5, terms => terms.RedemptionPriceRanges.Add(new Protos.Programmes.V1.PriceRange { FromPoints = 2, Price = FakeWindow.Rate(9_000, 1) })).Burnt(10, day: 3);
        Hub.Window.Transactions[0].JournalTime = Times.Wire(6);
        window.Seal([]);

        (await VerifyAsync()).Agrees.ShouldBeTrue();
    }

    [Fact]
    public async Task Terms_that_the_partner_never_had_are_named()
    {
        new ChargedWindow(Hub.Window).Given(100).TakenBack(40, "trm_9").Seal([new ExpectedLine(StatementLineKind.Fee, "COAL", 5_000, 0)]);

        var verified = await VerifyAsync();

        (verified.Agrees, verified.IsProved).ShouldBe((false, true));
        verified.UnknownTerms.ShouldBe([new TermsId("trm_9")]);
    }

    [Theory]
    [MemberData(nameof(UntrueShares))]
    public async Task A_share_that_own_volumes_and_terms_don_t_say_is_found(string what)
    {
        var charges = Happen("interchange that issuers pay");
        Untrue[what](Hub.Window.Statement.Shares[0]);
        Hub.Window.Seal();

        var verified = await VerifyAsync();

        (verified.IsProved, verified.AreSharesTrue, verified.Agrees).ShouldBe((true, false, false));
        // The line is right, whatever explains it.
        verified.Charges.Select(charge => charge.DueMicros).ShouldBe([charges[0].DueMicros]);
    }

    [Fact]
    public async Task A_share_by_anothers_terms_is_price_times_points()
    {
        Happen("shares of others' points");
        Hub.Window.Statement.Shares[0].Micros++;
        Lie(Hub.Window.Statement.Lines[^1], 1, 0);
        Hub.Window.Seal();

        await ShouldDisputeAsync(new ExpectedLine(StatementLineKind.JointFunding, "COAL", 11_666, 0));
    }

    [Fact]
    public async Task Two_partners_who_were_shown_the_same_share_have_the_same_fingerprint()
    {
        Happen("shares of others' points");

        var share = (await VerifyAsync()).Statement.Shares.ShouldHaveSingleItem();

        (share with { }).Fingerprint.ShouldBe(share.Fingerprint);
        (share with { Points = share.Points + 1 }).Fingerprint.ShouldNotBe(share.Fingerprint);
    }

    [Fact]
    public async Task Charges_follow_the_partner_s_own_points()
    {
        Hub.Window.IsAsked = true;
        OwnTransaction[] own =
        [
            new(PurchaseKind.Earn, "till-1", 99) { NetMicros = -500_000 },
            new(PurchaseKind.Earn, "till-8", 5) { NetMicros = 0, PurchaseTime = Times.Of(3), PointsCurrencyCode = "COAL" },
        ];

        var verified = await Hub.Client().Settlements.VerifyAsync(Window, own.ToAsync());

        verified.DisputedLines.ShouldBe([new ExpectedLine(StatementLineKind.Fee, "COAL", 5_200, 0)]);
        RaiseDisputeRequest.Of(verified).Evidence.ShouldContain("Fee of COAL: by our volumes and terms 5200 micros owed and 0 due, the statement's 5000 and 0.");
    }

    private ExpectedLine[] Happen(string sample)
    {
        ChargedWindow window = new(Hub.Window);
        var (happened, charges) = ChargeSamples.All[sample];
        happened(window);
        window.Seal(charges);
        return charges;
    }

    /// <summary>A lie that keeps the statement's sum right.</summary>
    private void Lie(Wire.StatementLine line, long owedMicros, long dueMicros)
    {
        line.OwedMicros += owedMicros;
        line.DueMicros += dueMicros;
        Hub.Window.Statement.NetMicros = Math.Abs(Hub.Window.Statement.Lines.Sum(one => one.DueMicros - one.OwedMicros));
    }

    private async Task ShouldDisputeAsync(ExpectedLine honest)
    {
        var verified = await VerifyAsync();

        (verified.IsProved, verified.AddsUp, verified.Agrees).ShouldBe((true, true, false));
        var charge = verified.Charges.Single(one => !one.Agrees);
        (charge.Kind, charge.OwedMicros, charge.DueMicros).ShouldBe((honest.Kind, honest.OwedMicros, honest.DueMicros));
        var stated = Hub.Window.Statement.Lines.SingleOrDefault(line => (int)line.Kind == (int)honest.Kind) ?? new Wire.StatementLine();
        (charge.StatedOwedMicros, charge.StatedDueMicros).ShouldBe((stated.OwedMicros, stated.DueMicros));
        RaiseDisputeRequest.Of(verified).Lines.ShouldBe([honest]);
    }

    private Task<WindowVerification> VerifyAsync() => Hub.Client().Settlements.VerifyAsync(Window);
}

file static class Records
{
    public static async IAsyncEnumerable<OwnTransaction> ToAsync(this OwnTransaction[] records)
    {
        foreach (var record in records)
        {
            await Task.Yield();
            yield return record;
        }
    }
}
