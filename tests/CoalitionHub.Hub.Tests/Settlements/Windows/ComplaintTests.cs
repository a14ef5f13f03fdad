using System.Globalization;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Settlements.Banking;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements.Windows;

/// <summary>What users of other settlement systems complain of most, one test each.</summary>
public sealed class ComplaintTests
{
    private const long MicrosPerCent = 10_000;

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    private static string Id => HubPeople.NewRequest();

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Positions_are_doubled_after_a_settlement(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        var before = await PositionsAsync(desk);
        var closed = (await desk.Coalition.Maker.Settlements.CloseWindowAsync(new CloseWindowRequest { RequestId = Id })).ClosedWindow;
        await desk.Coalition.Maker.Settlements.CalculateWindowAsync(new CalculateWindowRequest { RequestId = Id, WindowId = closed.WindowId });
        var preview = (await desk.Coalition.Maker.Settlements.PreviewApprovalAsync(new PreviewApprovalRequest { WindowId = closed.WindowId })).Preview;
        (await PositionsAsync(desk)).ShouldBe(before);

        // Sent twice, at once, and by another request: it happens once.
        var approve = new ApproveWindowRequest { RequestId = Id, WindowId = closed.WindowId };
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.Coalition.Checker.Settlements.ApproveWindowAsync(approve).ResponseAsync));
        answers.Distinct().ShouldHaveSingleItem();
        await desk.Coalition.Checker.Settlements.ApproveWindowAsync(new ApproveWindowRequest { RequestId = Id, WindowId = closed.WindowId }).ShouldBeRefused(Reason.WindowState);

        var after = await PositionsAsync(desk);
        after.Select(one => one.PositionMicros).ShouldAllBe(micros => micros == 0);
        foreach (var partner in preview.Partners)
        {
            var now = after.Single(one => one.PartnerId == partner.PartnerId);
            (partner.Position.AfterMicros, partner.Payable.AfterMicros + partner.Receivable.AfterMicros).ShouldBe((now.PositionMicros, now.SettledMicros));
        }

        // What is settled and unpaid is owed as it was before; payments end it, once.
        foreach (var part in answers[0].Window.Parts.Where(part => part.Net.MinorUnits > 0))
        {
            await PayAsync(desk, closed.WindowId, part);
        }

        (await PositionsAsync(desk)).ShouldAllBe(one => one.PositionMicros == 0 && one.SettledMicros == 0);
        desk.Coalition.Hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task One_unit_is_missing_when_a_window_closes_under_load(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        var coalition = desk.Coalition;
        using var end = new CancellationTokenSource();
        Task[] tills = [.. Enumerable.Range(0, 6).Select(till => TradeAsync(coalition, till, end.Token))];
        List<Window> closed = [];
        while (closed.Count < 8)
        {
            await Task.Delay(30);
            closed.Add(await ClosedAsync(coalition));
        }

        await end.CancelAsync();
        await Task.WhenAll(tills);
        closed.Add(await ClosedAsync(coalition));

        // Every transfer is in exactly one window.
        closed[0].FirstSeq.ShouldBe(1);
        closed.Zip(closed.Skip(1)).ShouldAllBe(pair => pair.First.LastSeq + 1 == pair.Second.FirstSeq);
        var positions = (await PositionsAsync(desk)).ToDictionary(one => one.PartnerId, one => one.PositionMicros);
        Dictionary<string, long> calculated = [];
        foreach (var window in closed)
        {
            var whole = (await coalition.Maker.Settlements.CalculateWindowAsync(new CalculateWindowRequest { RequestId = Id, WindowId = window.WindowId })).Window;
            await ComesToZeroAsync(desk, whole, calculated);
        }

        calculated.ShouldBe(positions, ignoreOrder: true);
        foreach (var window in closed)
        {
            await coalition.Checker.Settlements.ApproveWindowAsync(new ApproveWindowRequest { RequestId = Id, WindowId = window.WindowId });
        }

        (await PositionsAsync(desk)).ShouldAllBe(one => one.PositionMicros == 0);
        coalition.Hub.Verify().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_bank_file_is_accepted()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        await desk.PutAccountsAsync();
        var window = await desk.ApprovedAsync();
        var part = window.Parts.Single(one => one.PartnerId == desk.Coalition.Grocer.PartnerId);
        var invoice = await desk.InvoiceAsync(window, part.PartnerId);
        var reference = invoice.CreditorReference;
        var right = (part.Net.MinorUnits / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        var more = ((part.Net.MinorUnits + 1) / 100m).ToString("0.00", CultureInfo.InvariantCulture);

        // Another's account; a cent too much; money that goes out; and a reference that nobody gave.
        await desk.ImportAsync(new CamtSample(Dialect.New, new SampleEntry(right, true, new SampleDetail(Reference: reference))) { Account = "FR1420041010050500013M02606" })
            .ShouldBeRefused(Reason.BankAccountUnknown);
        var wrong = await desk.ImportAsync(new CamtSample(
            Dialect.New,
            new SampleEntry(more, true, new SampleDetail(Reference: reference)) { Reference = "E1" },
            new SampleEntry(right, false, new SampleDetail(Reference: reference)) { Reference = "E2" },
            new SampleEntry(right, true, new SampleDetail(Reference: "RF18539007547034")) { Reference = "E3" }));
        wrong.Entries.ShouldAllBe(entry => entry.Verdict != BankEntryVerdict.Settled && entry.PaymentId.Length == 0 && entry.Explanation.Length > 0);
        wrong.Unpaid.Single(one => one.PartnerId == part.PartnerId).Outstanding.ShouldBe(part.Net);

        var good = new CamtSample(Dialect.New, new SampleEntry(right, true, new SampleDetail(Reference: reference)) { Reference = "E4" }) { Id = "good" };
        (await desk.ImportAsync(good)).Entries.ShouldHaveSingleItem().Verdict.ShouldBe(BankEntryVerdict.Settled);
        (await desk.ImportAsync(good)).KnownEntries.ShouldBe(1);
        (await PositionsAsync(desk)).Single(one => one.PartnerId == part.PartnerId).SettledMicros.ShouldBe(0);
        desk.Coalition.Hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Participants_can_t_see_their_own_position(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        var grocer = desk.Coalition.Grocer;
        using var watching = grocer.Liquidity.WatchOwnPosition(new WatchOwnPositionRequest());
        var first = await NextAsync(watching.ResponseStream);
        first.PartnerId.ShouldBe(grocer.PartnerId);
        // 1,000 points at 5,000 micros each, given before.
        (first.PositionMicros, first.ExposureMicros, first.CapMicros).ShouldBe((-5_000_000, 5_000_000, 1_000_000 * 1_000_000L));

        var member = await grocer.Enrol();
        await grocer.Points.EarnAsync(Till.Earn(member, 10_00));
        var second = await NextAsync(watching.ResponseStream);
        (second.PositionMicros, second.ExposureMicros).ShouldBe((-5_050_000, 5_050_000));
        second.AsOfSeq.ShouldBeGreaterThan(first.AsOfSeq);

        var deposit = await desk.Coalition.Maker.Liquidity.ProposeLiquidityMovementAsync(new ProposeLiquidityMovementRequest
        {
            RequestId = Id,
            PartnerId = grocer.PartnerId,
            Direction = LiquidityDirection.Deposit,
            Amount = new Money { CurrencyCode = "HKD", MinorUnits = 2_00 },
            BankReference = "in-1",
        });
        await desk.Coalition.Checker.Liquidity.ApproveLiquidityMovementAsync(new ApproveLiquidityMovementRequest { RequestId = Id, MovementId = deposit.Movement.MovementId });
        var third = await NextAsync(watching.ResponseStream);
        (third.PrefundMicros, third.ExposureMicros).ShouldBe((2_000_000, 3_050_000));

        // What others do is no news to it, and its finance person sees the same.
        await desk.Coalition.Airline.Points.EarnAsync(Shared(Till.Earn(await desk.Coalition.Airline.Enrol(), 10_00)));
        (await grocer.Liquidity.GetOwnPositionAsync(new GetOwnPositionRequest())).Position.ExposureMicros.ShouldBe(third.ExposureMicros);
        var person = await desk.Coalition.Hub.AddPartnerPerson(grocer.PartnerId);
        (await person.Liquidity.ListPositionsAsync(new ListPositionsRequest())).Positions.ShouldHaveSingleItem().ExposureMicros.ShouldBe(third.ExposureMicros);
    }

    /// <summary>Closes what has happened; on a busy machine that may be one sale.</summary>
    private static async Task<Window> ClosedAsync(TestCoalition coalition)
    {
        await coalition.Grocer.Points.EarnAsync(Till.Earn(await coalition.Grocer.Enrol(), 10_00));
        return (await coalition.Maker.Settlements.CloseWindowAsync(new CloseWindowRequest { RequestId = Id })).ClosedWindow;
    }

    private static async Task TradeAsync(TestCoalition coalition, int till, CancellationToken end)
    {
        var partner = till % 2 == 0 ? coalition.Grocer : coalition.Airline;
        var member = await partner.Enrol();
        for (var sale = 0; !end.IsCancellationRequested; sale++)
        {
            await partner.Points.EarnAsync(Shared(Till.Earn(member, 10_00 + 137 * sale % 9_973)));
            if (sale % 3 == 2)
            {
                var burn = coalition.Hub.Burn(member, 1 + sale % 7);
                burn.PointsCurrencyCode = "POINTS";
                await coalition.Grocer.Points.BurnAsync(burn);
            }
        }
    }

    /// <summary>In the coalition's points, which both partners have terms for.</summary>
    private static EarnRequest Shared(EarnRequest request)
    {
        request.PointsCurrencyCode = "POINTS";
        return request;
    }

    private static async Task ComesToZeroAsync(FinanceDesk desk, Window window, Dictionary<string, long> calculated)
    {
        var exact = window.HubShares.Sum(share => share.AmountMicros * (share.Direction == Direction.Debit ? -1 : 1));
        foreach (var part in window.Parts)
        {
            var statement = (await desk.Coalition.Maker.Settlements.GetStatementAsync(new GetStatementRequest { WindowId = window.WindowId, PartnerId = part.PartnerId })).Statement;
            exact += part.Net.MinorUnits * MicrosPerCent * (part.NetDirection == NetDirection.PartnerPays ? -1 : 1);
            calculated[part.PartnerId] = calculated.GetValueOrDefault(part.PartnerId) + statement.DueMicros - statement.OwedMicros;
        }

        exact.ShouldBe(0, window.WindowId);
    }

    private static async Task<IReadOnlyList<Position>> PositionsAsync(FinanceDesk desk) =>
        (await desk.Coalition.Maker.Liquidity.ListPositionsAsync(new ListPositionsRequest())).Positions;

    private static async Task<Position> NextAsync(Grpc.Core.IAsyncStreamReader<WatchOwnPositionResponse> stream)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        (await stream.MoveNext(patience.Token)).ShouldBeTrue();
        return stream.Current.Position;
    }

    private static async Task PayAsync(FinanceDesk desk, string windowId, WindowPart part) =>
        await desk.Coalition.Maker.Settlements.RecordPaymentAsync(new RecordPaymentRequest
        {
            RequestId = Id,
            WindowId = windowId,
            PartnerId = part.PartnerId,
            Direction = part.NetDirection == NetDirection.PartnerPays ? PaymentDirection.Received : PaymentDirection.Made,
            Amount = part.Net,
            BankReference = $"bank {part.PartnerId}",
        });
}
