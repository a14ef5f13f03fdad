using System.Diagnostics;
using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Generating;
using CoalitionHub.CoalitionDay.Planning;
using CoalitionHub.CoalitionDay.Playing;
using CoalitionHub.CoalitionDay.Reading;
using CoalitionHub.CoalitionDay.Reporting;
using CoalitionHub.CoalitionDay.Settling;
using CoalitionHub.PartnerSdk;
using CoalitionHub.PartnerSimulator.Ledgers;
using CoalitionHub.Protos.Ledger.V1;

namespace CoalitionHub.CoalitionDay.Running;

/// <summary>One run from its beginning to its end.</summary>
internal sealed class DayRun(Screen screen, DayOptions options, TimeProvider clock)
{
    /// <summary>Plays, settles, checks; then stays until cancelled, unless it shall end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = DataFolder.Open(options.DataFolder);
        var source = Source(folder);
        CoalitionReport.ShowSource(screen, source);
        if (source.BadLines.Count > 0 && !options.SkipBadLines)
        {
            throw new WrongInputException("Nothing was played. Mend the lines, or leave them out with --skip-bad-lines.");
        }

        if (source.Purchases.Count == 0)
        {
            throw new WrongInputException($"{source.Name} has no purchase to play.");
        }

        folder.Begin(NoteOf(folder, source));
        var brands = BrandCatalog.BrandsIn(source.Money);
        var routes = BrandCatalog.RoutesIn(source.Money);
        CoalitionReport.ShowTerms(screen, source.Money, brands, routes);
        var plan = Planner.Plan(source, options.Seed);
        CoalitionReport.ShowPlan(screen, plan);

        screen.Heading("Hub");
        await using var hub = await OwnHub.StartAsync(folder, source.Money, options.Port, plan.SetUpTime, cancellationToken);
        screen.Line($"gRPC {hub.GrpcAddress}, tokens {hub.WebAddress}, data in {folder.Path}");
        try
        {
            return await RunAsync(folder, hub, source, plan, brands, routes, cancellationToken);
        }
        finally
        {
            await hub.StopAsync();
            screen.Line("The hub has stopped; everything that it answered is kept.");
        }
    }

    private async Task<int> RunAsync(
        DataFolder folder, OwnHub hub, PurchaseSource source, DayPlan plan, IReadOnlyList<Brand> brands, IReadOnlyList<ExchangeRoute> routes, CancellationToken cancellationToken)
    {
        var money = ProgrammeMoney.Of(source.Money);
        var ids = new RequestIds(source.Fingerprint, options.Seed);
        using var staff = await StaffBook.OpenAsync(hub.FirstOperator, folder.Profiles, ids, cancellationToken);
        var onboarded = await new Onboarding(staff, folder.Profiles, hub.FirstOperator, ids).RunAsync(brands, routes, money, cancellationToken);
        using var clients = new BrandClients(onboarded.Values);

        // The railway's own system, beside the hub as it would stand in the railway's own house.
        var railway = new SqliteLedger(folder.RailwayLedger, openingPoints: 0);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var serving = clients.All[BrandCatalog.Railway].Exchanges.ServeLedgerAsync(railway, cancellationToken: end.Token);

        var tally = new Tally(onboarded.Keys, plan.Purchases);
        MonthlySettlement settling = new(new Settlement(staff, ids), clients, folder);
        var took = await PlayAsync(hub, clients, plan, money, ids, tally, settling, cancellationToken);
        await end.CancelAsync();
        await serving;
        RunReport.ShowPlayed(screen, tally, brands, money, took);

        await settling.SettleAsync(plan.Slots[^1].Clock, cancellationToken);
        SettlementReport.ShowWindows(screen, settling, money, folder);
        RunReport.ShowStatements(screen, await clients.StatementsAsync(settling.Windows[^1].Window.WindowId, cancellationToken), money);
        var dispute = await new StatementDispute(new Settlement(staff, ids), staff, ids).RunAsync(clients.All, settling.Windows, cancellationToken);
        var balance = await TrialBalanceAsync(staff.Auditor, cancellationToken);
        RunReport.ShowTrialBalance(screen, balance);

        var recorded = await RecordedPurchases.ReadAsync(clients.All, plan, cancellationToken);
        var verified = await Task.Run(() => hub.Verify(cancellationToken), cancellationToken);
        List<Check> checks =
        [
            BookChecks.PurchasesAccepted(source, tally),
            BookChecks.PointsEarned(plan, tally),
            BookChecks.Answers(plan, tally),
            BookChecks.Recorded(recorded),
            .. BookChecks.Wallets(balance, plan, brands, routes),
            BookChecks.OwnLedger(balance, plan, routes, railway.Members()),
            .. BookChecks.Balanced(balance),
            SettlementChecks.Settled(settling.Windows),
            SettlementChecks.NoGaps(settling.Windows),
            SettlementChecks.NetsToZero(settling.Windows, MinorUnits.MicrosPerMinorUnit(money.Digits)),
            SettlementChecks.Verified(settling.Verified),
            .. dispute is null ? [] : new[] { SettlementChecks.Disputed(dispute) },
            BookChecks.Verified(verified),
        ];
        RunReport.ShowChecks(screen, checks, verified.Findings);
        if (!options.ExitAfterRun)
        {
            await StayAsync(folder, hub, plan, cancellationToken);
        }

        return checks.TrueForAll(check => check.Passed) ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private async Task<TimeSpan> PlayAsync(
        OwnHub hub, BrandClients clients, DayPlan plan, ProgrammeMoney money, RequestIds ids, Tally tally, MonthlySettlement settling, CancellationToken cancellationToken)
    {
        var progress = new ProgressView(screen, plan.Purchases);
        var earlier = await EarlierExchanges.LoadAsync(clients.All, cancellationToken);
        var player = new Player(new VisitPlayer(clients.All, ids, money, tally, earlier), hub.MoveClockTo, settling.SettleAsync, tally, progress.Count);
        screen.Heading("Playing");
        var started = Stopwatch.GetTimestamp();
        await progress.RunAsync(() => Task.Run(() => player.PlayAsync(plan, cancellationToken), cancellationToken));
        return Stopwatch.GetElapsedTime(started) - settling.Took;
    }

    private async Task StayAsync(DataFolder folder, OwnHub hub, DayPlan plan, CancellationToken cancellationToken)
    {
        // A generated day was yesterday: the hub's time can go on to now. A file's time goes on from its last day, or all its points would expire.
        var now = options.PurchaseFile is null ? clock.GetUtcNow() : plan.Slots[^1].Clock;
        NextSteps.Show(screen, folder, hub, now, isHongKong: options.PurchaseFile is null);
        await hub.RunClockAsync(now, cancellationToken);
    }

    private PurchaseSource Source(DataFolder folder) => options.PurchaseFile is { } file
        ? PurchaseFile.Read(file)
        : GeneratedDay.Make(options.Seed, folder.Earlier?.Date ?? Yesterday(), options.GeneratedPurchases);

    private RunNote NoteOf(DataFolder folder, PurchaseSource source) => new(
        source.Name, source.Fingerprint, options.Seed, options.PurchaseFile is null ? folder.Earlier?.Date ?? Yesterday() : null, options.SkipBadLines);

    private DateOnly Yesterday() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-1);

    private static async Task<IReadOnlyList<TrialBalanceRow>> TrialBalanceAsync(StaffDesk auditor, CancellationToken cancellationToken)
    {
        var ledger = new LedgerAdminService.LedgerAdminServiceClient(auditor.Channel);
        var answer = await ledger.GetTrialBalanceAsync(new GetTrialBalanceRequest(), auditor.Headers, cancellationToken: cancellationToken);
        return answer.Rows;
    }
}
