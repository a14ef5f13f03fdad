using System.Diagnostics;
using System.Globalization;
using CoalitionHub.Hub.Settlements.Files;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Settlements.Windows;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf.Collections;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CoalitionHub.Hub.Tests.Settlements.Load;

/// <summary>
/// Ten partners, random events, windows closed by hand and by the calendar while they come in, twenty settlements in a row: each comes to zero
/// to the micro, the windows cover every transfer once, and another calculator comes to the same. <c>COALITIONHUB_SETTLEMENT_EVENTS=1000000</c> is the long form.
/// </summary>
[Trait("Length", "Long")]
public sealed class TwentySettlementsTests(ITestOutputHelper output)
{
    private const int Settlements = 20;
    private const long MicrosPerCent = 10_000;
    private const long FewEvents = 12_000;

    /// <summary>A place whose clocks are put forward while the settlements go on.</summary>
    private static readonly CutOff HalfPastEleven = new() { Frequency = CutOffFrequency.Daily, TimeOfDay = "23:30", TimeZone = "Europe/Berlin" };

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Twenty_settlements_at_full_load_come_to_zero_and_another_calculator_to_the_same(Store store)
    {
        var events = long.TryParse(Environment.GetEnvironmentVariable("COALITIONHUB_SETTLEMENT_EVENTS"), CultureInfo.InvariantCulture, out var asked) ? asked : FewEvents;
        await using var crowd = await Crowd.OpenAsync(store, (int)Math.Clamp(events / 100, 50, 5_000));
        await crowd.PutRulesAsync(new SettlementRules { Model = NettingModel.NetMultilateral, Timing = SettlementTiming.Deferred, CutOff = HalfPastEleven });
        var watch = Stopwatch.StartNew();
        var running = crowd.RunAsync(events, seed: 20_260_115);
        List<Window> settled = [];
        for (var number = 1; number <= Settlements; number++)
        {
            await DoneAsync(crowd, running, number == Settlements ? long.MaxValue : events * number / Settlements);
            // The last one by hand: points that expire when the clock moves would be settled by nobody.
            var isByCalendar = number % 2 == 0 && number < Settlements;
            settled.Add(await SettleAsync(crowd, isByCalendar ? await CloseByCalendarAsync(crowd) : await CloseByHandAsync(crowd)));
        }

        output.WriteLine($"{store}: {crowd.Tried} events and {Settlements} settlements in {watch.Elapsed}: {string.Join(", ", crowd.Done.OrderBy(one => one.Key).Select(one => $"{one.Key} {one.Value}"))}");
        crowd.Done["earn"].ShouldBeGreaterThan((int)events / 3);
        new[] { "burn", "return", "exchange" }.ShouldAllBe(what => crowd.Done.GetValueOrDefault(what) > 0);
        settled.Select(window => window.FirstSeq).ShouldBe([1, .. settled.SkipLast(1).Select(window => window.LastSeq + 1)], "the windows cover every transfer once");
        settled.Count(window => AtCutOff(window.ClosedTime.ToDateTimeOffset())).ShouldBe((Settlements / 2) - 1, "those closed by the calendar, to the minute of the place");
        await AgreesAsync(crowd, settled);
        crowd.Hub.Verify().ShouldBeEmpty();
    }

    private static async Task DoneAsync(Crowd crowd, Task running, long events)
    {
        while (!running.IsCompleted && crowd.Tried < events)
        {
            await Task.WhenAny(running, Task.Delay(5));
        }

        if (running.IsCompleted)
        {
            await running;
        }
    }

    private static async Task<string> CloseByHandAsync(Crowd crowd) =>
        (await crowd.Maker.Settlements.CloseWindowAsync(new CloseWindowRequest { RequestId = HubPeople.NewRequest() })).ClosedWindow.WindowId;

    /// <summary>Lets days pass, so that a cut-off comes and points expire, while the tills go on; the hub closes the window by itself.</summary>
    private static async Task<string> CloseByCalendarAsync(Crowd crowd)
    {
        crowd.Hub.Clock.MoveTo(crowd.Hub.Now.AddDays(10));
        while (true)
        {
            await crowd.Hub.SweepSettlements();
            var closed = (await crowd.Maker.Settlements.ListWindowsAsync(new ListWindowsRequest { State = WindowState.Closed })).Windows;
            if (closed.Count > 0)
            {
                return closed.ShouldHaveSingleItem().WindowId;
            }
        }
    }

    private static bool AtCutOff(DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, TimeZoneInfo.FindSystemTimeZoneById(HalfPastEleven.TimeZone)).TimeOfDay == new TimeSpan(23, 30, 0);

    /// <summary>Calculates, approves and pays a closed window, while more happens.</summary>
    private static async Task<Window> SettleAsync(Crowd crowd, string windowId)
    {
        var making = crowd.Maker.Settlements;
        var calculated = (await making.CalculateWindowAsync(new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = windowId })).Window;
        (calculated.Parts.Sum(SignedMicros) + calculated.HubShares.Sum(share => share.AmountMicros * (share.Direction == Direction.Debit ? -1 : 1))).ShouldBe(0, windowId);
        await crowd.Checker.Settlements.ApproveWindowAsync(new ApproveWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = windowId });
        foreach (var part in calculated.Parts.Where(part => part.Net.MinorUnits > 0))
        {
            await making.RecordPaymentAsync(new RecordPaymentRequest
            {
                RequestId = HubPeople.NewRequest(),
                WindowId = windowId,
                PartnerId = part.PartnerId,
                Direction = part.NetDirection == NetDirection.PartnerPays ? PaymentDirection.Received : PaymentDirection.Made,
                Amount = part.Net,
                BankReference = HubPeople.NewRequest(),
            });
        }

        var window = (await making.GetWindowAsync(new GetWindowRequest { WindowId = windowId })).Window;
        window.State.ShouldBe(WindowState.Settled);
        return window;
    }

    /// <summary>Exports journal and statements, and reckons them again from there.</summary>
    private async Task AgreesAsync(Crowd crowd, List<Window> settled)
    {
        var place = 0;
        PocketCalculator pocket = new();
        long seq = 0, payments = 0;
        HashSet<string> kinds = [];
        await foreach (var row in ExportAsync(crowd))
        {
            var cells = row.Split(',');
            long.Parse(cells[0], CultureInfo.InvariantCulture).ShouldBe(++seq);
            kinds.Add(cells[1]);
            payments += cells[1] == "PAYMENT" ? 1 : 0;
            pocket.Add(row);
            if (place < settled.Count && seq == settled[place].LastSeq)
            {
                await AgreesAsync(crowd, settled[place], pocket);
                (place, pocket) = (place + 1, new PocketCalculator());
            }
        }

        place.ShouldBe(settled.Count);
        payments.ShouldBe(settled.Sum(window => window.Parts.Count(part => part.Net.MinorUnits > 0)));
        new[] { "EARN", "BURN", "REVERSAL", "EXCHANGE", "EXPIRY", "PACK_POINTS" }.ShouldBeSubsetOf(kinds);
        output.WriteLine($"{seq} transfers");
        // What is left on the positions is what came after the last window, and nobody owes anything for the settled ones.
        foreach (var account in await AccountsAsync(crowd))
        {
            var expected = account.Kind == AccountKind.Position ? pocket.Position(crowd.Partners.FindIndex(partner => partner.PartnerId == account.PartnerId) + 1) : 0;
            (account.CreditsPosted - account.DebitsPosted).ShouldBe(expected, $"{account.Kind} of {account.PartnerId}");
        }

        await crowd.Checker.ShouldAddUp();
    }

    private static async Task AgreesAsync(Crowd crowd, Window window, PocketCalculator pocket)
    {
        var interchange = 0m;
        for (var partner = 1; partner <= crowd.Partners.Count; partner++)
        {
            var request = new GetStatementRequest { WindowId = window.WindowId, PartnerId = crowd.Partners[partner - 1].PartnerId };
            var statement = (await crowd.Maker.Settlements.GetStatementAsync(request)).Statement;
            var csv = new StringWriter();
            StatementCsv.Write(csv, statement);
            var rows = csv.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).Where(row => !row[3].StartsWith("payment", StringComparison.Ordinal)).ToList();
            var ownInterchange = rows.Where(row => row[3] == "interchange").Sum(Due);
            interchange += ownInterchange;

            rows.Where(row => row[3] != "rounding").Sum(Due).ShouldBe((pocket.Net(partner) / 1_000_000m) + ownInterchange, $"{Tariff.Ten[partner - 1].Code} in {window.WindowId}");
            rows.Sum(Due).ShouldBe(SignedMicros(window.Parts.Single(part => part.PartnerId == request.PartnerId)) / 1_000_000m);
        }

        interchange.ShouldBe(0m, "what one pays another gets");

        static decimal Due(string[] row) => decimal.Parse(row[9], CultureInfo.InvariantCulture) - decimal.Parse(row[8], CultureInfo.InvariantCulture);
    }

    private static async Task<RepeatedField<Account>> AccountsAsync(Crowd crowd)
    {
        RepeatedField<Account> accounts = [];
        foreach (var kind in new[] { AccountKind.Position, AccountKind.Payable, AccountKind.Receivable, AccountKind.Suspense })
        {
            accounts.AddRange((await crowd.Checker.Ledger.ListAccountsAsync(new ListAccountsRequest { Kind = kind, PageSize = 1000 })).Accounts);
        }

        return accounts;
    }

    /// <summary>The journal as text: seq, kind, phase, debit account, credit account, currency, amount, the partner's place.</summary>
    private static async IAsyncEnumerable<string> ExportAsync(Crowd crowd)
    {
        var places = crowd.Partners.Select((partner, index) => (partner.PartnerId, Place: index + 1)).ToDictionary(one => one.PartnerId, one => one.Place);
        var request = new ListTransfersRequest { PageSize = 1000 };
        do
        {
            var page = await crowd.Checker.Ledger.ListTransfersAsync(request);
            foreach (var row in page.Transfers)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{row.Seq},{Name(row.Kind)},{Name(row.Phase)},{row.DebitAccountId},{row.CreditAccountId},{row.CurrencyCode},{row.Amount},{places.GetValueOrDefault(row.PartnerId)}");
            }

            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
    }

    private static string Name<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());

    private static long SignedMicros(WindowPart part) => part.Net.MinorUnits * MicrosPerCent * (part.NetDirection == NetDirection.PartnerPays ? -1 : 1);
}
