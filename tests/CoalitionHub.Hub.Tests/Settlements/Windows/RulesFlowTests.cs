using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Settlements.Banking;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf.WellKnownTypes;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements.Windows;

/// <summary>Calendars, models, immediate settlement and thresholds, through the pipe.</summary>
public sealed class RulesFlowTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    private static string Id => HubPeople.NewRequest();

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Windows_are_closed_by_the_calendar_also_for_days_that_nobody_looked(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        var hub = desk.Coalition.Hub;
        await desk.Coalition.PutRules(new SettlementRules
        {
            Model = NettingModel.NetMultilateral,
            Timing = SettlementTiming.Deferred,
            CutOff = new CutOff { Frequency = CutOffFrequency.Daily, TimeOfDay = "00:00", TimeZone = "Asia/Hong_Kong" },
        });
        var midnight = new DateTimeOffset(2026, 1, 16, 0, 0, 0, TimeSpan.FromHours(8));
        // No look between: everything falls due at once, and is put right afterwards.
        await desk.Coalition.Hub.WithoutSweeps(async () =>
        {
            await desk.TradeAsync();
            hub.Clock.MoveTo(midnight.AddHours(1));
            await desk.TradeAsync();
            hub.Clock.MoveTo(midnight.AddDays(2));
            await desk.TradeAsync();
        });
        await hub.SweepSettlements();

        var windows = (await desk.Coalition.Maker.Settlements.ListWindowsAsync(new ListWindowsRequest())).Windows.Reverse().ToList();

        windows.Select(window => window.State).ShouldBe([WindowState.Closed, WindowState.Closed, WindowState.Open]);
        windows.Take(2).Select(window => window.ClosedTime.ToDateTimeOffset()).ShouldBe([midnight, midnight.AddDays(1)]);
        windows[2].OpenedTime.ToDateTimeOffset().ShouldBe(midnight.AddDays(1));
        // Twice as much happened on the first day as on the second.
        (windows[0].LastSeq - windows[0].FirstSeq + 1).ShouldBe(2 * (windows[1].LastSeq - windows[1].FirstSeq + 1));
        windows[1].FirstSeq.ShouldBe(windows[0].LastSeq + 1);
        windows[2].FirstSeq.ShouldBe(windows[1].LastSeq + 1);
    }

    [Fact]
    public async Task The_grocer_pays_the_airline_gross_where_the_rules_net_nothing()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        await desk.Coalition.PutRules(new SettlementRules { Model = NettingModel.Gross, Timing = SettlementTiming.Deferred });
        await desk.Coalition.Grocer.Points.BurnAsync(await BurntAtGrocer(desk));
        var window = await desk.ApprovedAsync();

        var grocer = window.Parts.Single(part => part.PartnerId == desk.Coalition.Grocer.PartnerId);
        // HK$10.05 and its fee for 2,000 points given; HK$4.50 for 1,000 burnt there: both are paid.
        (grocer.ToPay.MinorUnits, grocer.ToReceive.MinorUnits).ShouldBe((10_10, 4_50));
        var matrix = (await desk.Coalition.Maker.Settlements.GetNettingAsync(new GetNettingRequest { WindowId = window.WindowId })).Matrix;
        matrix.SavedMicros.ShouldBe(matrix.GrossMicros - matrix.MultilateralMicros);
        matrix.SavedMicros.ShouldBeGreaterThan(0);
        foreach (var (direction, amount, reference) in new[] { (PaymentDirection.Received, grocer.ToPay, "in"), (PaymentDirection.Made, grocer.ToReceive, "out") })
        {
            await desk.Coalition.Maker.Settlements.RecordPaymentAsync(new RecordPaymentRequest
            {
                RequestId = Id,
                WindowId = window.WindowId,
                PartnerId = grocer.PartnerId,
                Direction = direction,
                Amount = amount,
                BankReference = reference,
            });
        }

        (await desk.Coalition.Grocer.Liquidity.GetOwnPositionAsync(new GetOwnPositionRequest())).Position.SettledMicros.ShouldBe(0);
        desk.Coalition.Hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Immediate_settlement_pays_out_of_the_prefund_and_is_done(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        await desk.DepositAsync(desk.Coalition.Grocer.PartnerId, 100_00);
        await desk.DepositAsync(desk.Coalition.Airline.PartnerId, 1_00);
        await desk.Coalition.Hub.WithoutSweeps(async () =>
        {
            await desk.Coalition.PutRules(new SettlementRules { Model = NettingModel.Gross, Timing = SettlementTiming.Immediate, DrawsPrefund = true });
            await desk.TradeAsync();
        });

        await desk.Coalition.Hub.SweepSettlements();
        await desk.Coalition.Hub.SweepSettlements();

        var windows = (await desk.Coalition.Maker.Settlements.ListWindowsAsync(new ListWindowsRequest())).Windows;
        windows.Select(window => window.State).ShouldBe([WindowState.Open, WindowState.Settled]);
        var positions = (await desk.Coalition.Maker.Liquidity.ListPositionsAsync(new ListPositionsRequest())).Positions;
        positions.ShouldAllBe(one => one.PositionMicros == 0 && one.SettledMicros == 0);
        // HK$10.10 out of the grocer's, HK$9 into the airline's.
        positions.Select(one => one.PrefundMicros).ShouldBe([89_900_000, 10_000_000]);
        desk.Coalition.Hub.Verify().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_threshold_raises_one_alert_and_a_forecast_says_when_the_cap_is_reached()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        var hub = desk.Coalition.Hub;
        await desk.Coalition.PutRules(new SettlementRules { Model = NettingModel.NetMultilateral, Timing = SettlementTiming.Deferred, ThresholdPercents = { 10, 50 } });
        var partner = await desk.Coalition.Join("kiosk", Programmes.TermsRequests.Roomy(change: terms => terms.NetDebitCap.MinorUnits = 100_00));
        var member = await partner.Enrol();
        await hub.SweepSettlements();
        hub.Clock.MoveTo(hub.Now.AddMinutes(10));
        // 4,000 points at half a cent: a fifth of the cap in ten minutes.
        await partner.Points.EarnAsync(Till.Earn(member, 4_000_00));
        await hub.SweepSettlements();
        await hub.SweepSettlements();

        var position = (await partner.Liquidity.GetOwnPositionAsync(new GetOwnPositionRequest())).Position;

        (position.UsedPercent, position.ThresholdPercent).ShouldBe((20, 10));
        position.CapForecastTime.ShouldBe(Timestamp.FromDateTimeOffset(hub.Now.AddMinutes(40)));
        var partners = new Protos.Partners.V1.PartnersAdminService.PartnersAdminServiceClient(desk.Coalition.Maker.Calls);
        (await partners.ListAlertsAsync(new Protos.Partners.V1.ListAlertsRequest { PartnerId = partner.PartnerId })).Alerts
            .ShouldHaveSingleItem().Kind.ShouldBe(Protos.Partners.V1.AlertKind.PositionThresholdReached);
    }

    [Fact]
    public async Task Two_people_put_rules_in_force_and_all_versions_are_listed()
    {
        await using var coalition = await Opened.StartAsync();
        var rules = new SettlementRules { Model = NettingModel.NetBilateral, Timing = SettlementTiming.Deferred, AgreeDays = 3 };
        var maker = await coalition.Hub.AddNamedPerson("Both", Protos.Staff.V1.Role.FinanceMaker);
        var proposed = (await maker.Rules.ProposeSettlementRulesAsync(new ProposeSettlementRulesRequest { RequestId = Id, Rules = rules })).Version;
        var approved = (await coalition.Value.Checker.Rules.ApproveSettlementRulesAsync(new ApproveSettlementRulesRequest { RequestId = Id, RulesId = proposed.RulesId })).Version;

        (proposed.State, proposed.InForce, approved.State, approved.InForce).ShouldBe((SettlementRulesState.Proposed, false, SettlementRulesState.Approved, true));
        (await maker.Rules.ListSettlementRulesAsync(new ListSettlementRulesRequest())).Versions.ShouldHaveSingleItem().ShouldBe(approved);
        await coalition.Hub.RestartAsync();
        (await maker.Rules.ListSettlementRulesAsync(new ListSettlementRulesRequest())).Versions.ShouldHaveSingleItem().Rules.ShouldBe(rules);
    }

    private static async Task<Protos.Points.V1.BurnRequest> BurntAtGrocer(FinanceDesk desk)
    {
        var member = await desk.Coalition.Grocer.Enrol();
        await desk.Coalition.Grocer.Points.EarnAsync(Till.Earn(member, 1_000_00));
        var burn = desk.Coalition.Hub.Burn(member, 1_000);
        burn.PointsCurrencyCode = "POINTS";
        return burn;
    }

    /// <summary>A coalition that ends with the test.</summary>
    private sealed record Opened(TestCoalition Value) : IAsyncDisposable
    {
        public TestHub Hub => Value.Hub;

        public static async Task<Opened> StartAsync() => new(await TestCoalition.StartAsync(Store.Sqlite));

        public ValueTask DisposeAsync() => Value.Hub.DisposeAsync();
    }
}
