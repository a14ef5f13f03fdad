using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Points.V1;
using Shouldly;
using Xunit;
using WirePosition = CoalitionHub.Protos.Settlements.V1.Position;

namespace CoalitionHub.PartnerSdk.Tests.Rooms;

public sealed class PositionTests : HubTest
{
    [Fact]
    public async Task A_position_has_its_threshold_and_its_forecast() =>
        (await Hub.Client().Settlements.GetPositionAsync()).ShouldBe(new Position
        {
            PartnerId = new PartnerId("ptn_1"),
            AsOfSeq = 9,
            AsOfTime = Times.Of(1),
            PositionMicros = -1,
            HeldMicros = 2,
            SettledMicros = -3,
            PrefundMicros = 4,
            OutstandingMicros = 5,
            ExposureMicros = 6,
            CapMicros = 7,
            UsedPercent = 85,
            ThresholdPercent = 80,
            CapForecastTime = Times.Of(2),
            PromisedMicros = 8,
            DepositReference = "RF18539007547034",
        });

    [Fact]
    public async Task A_partner_without_terms_has_no_cap()
    {
        Hub.Positions.Now.ClearCapMicros();
        Hub.Positions.Now.ClearUsedPercent();
        Hub.Positions.Now.CapForecastTime = null;

        var position = await Hub.Client().Settlements.GetPositionAsync();

        (position.CapMicros, position.UsedPercent, position.CapForecastTime).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task A_watch_that_breaks_is_opened_again_and_says_only_what_is_new()
    {
        Hub.Positions.Watched.AddRange([At(1, seq: 1), At(2, seq: 2), null, At(2, seq: 5), null, At(3, seq: 6)]);
        List<(long Micros, long Seq)> seen = [];

        await foreach (var position in Hub.Client().Settlements.WatchPositionAsync())
        {
            seen.Add((position.PositionMicros, position.AsOfSeq));
            if (position.PositionMicros == 3)
            {
                break;
            }
        }

        seen.ShouldBe([(1, 1), (2, 2), (3, 6)]);
        Hub.Calls.Count.ShouldBe(3);
        Hub.Calls.ShouldAllBe(call => call.Deadline == DateTime.MaxValue);
    }

    [Fact]
    public async Task A_no_ends_a_watch()
    {
        Hub.Recorder.FailAlways(Refusals.Of(Grpc.Core.StatusCode.PermissionDenied, "SCOPE_MISSING"));

        var error = await Should.ThrowAsync<CoalitionHubException>(async () =>
        {
            await foreach (var position in Hub.Client().Settlements.WatchPositionAsync())
            {
                position.ShouldBeNull();
            }
        });

        error.Reason.ShouldBe(CoalitionHubReason.ScopeMissing);
    }

    [Fact]
    public async Task Packs_come_with_what_is_left_of_them()
    {
        var packs = await Hub.Client().Settlements.ListPacksAsync(PackState.Approved).GetPageAsync();

        Hub.Calls.Single().Request.ShouldBe(new ListOwnPacksRequest { PageSize = 100, State = Protos.Points.V1.PackState.Approved });
        packs.Items.ShouldBe(
        [
            new Pack
            {
                Id = new PackId("pck_1"),
                PointsCurrencyCode = "COAL",
                State = PackState.Approved,
                Points = 1_000,
                PointsLeft = 400,
                Price = new Money("HKD", 500),
                BankReference = "FT-1",
                TermsId = new TermsId("trm_1"),
                ProposedTime = Times.Of(1),
                DecidedTime = Times.Of(2),
                Seq = 12,
                CreditorReference = "RF471",
            },
        ]);
    }

    private static WirePosition At(long micros, long seq) => new() { PartnerId = "ptn_1", AsOfSeq = seq, AsOfTime = Times.Wire((int)seq), PositionMicros = micros };
}
