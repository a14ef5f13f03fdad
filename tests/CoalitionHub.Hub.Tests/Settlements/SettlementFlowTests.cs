using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Exchanges;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements;

/// <summary>A window from its closing to its last payment, through the real pipe, on each store.</summary>
public sealed class SettlementFlowTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    private const long MicrosPerCent = 10_000;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_window_is_closed_calculated_approved_and_paid(Store store)
    {
        await using var market = await TradedAsync(store);
        var making = market.Making;
        var checking = market.Checking;

        var close = new CloseWindowRequest { RequestId = HubPeople.NewRequest(), Reason = "month's end" };
        var closed = (await making.CloseWindowAsync(close)).ClosedWindow;
        (await making.CloseWindowAsync(close)).ClosedWindow.ShouldBe(closed);
        (closed.State, closed.FirstSeq).ShouldBe((WindowState.Closed, 1));
        await market.Airline.Points.EarnAsync(Till.Earn(await market.GuestAsync(10), 5_000));

        var calculate = new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = closed.WindowId };
        var calculated = (await making.CalculateWindowAsync(calculate)).Window;
        calculated.State.ShouldBe(WindowState.UnderReview);
        ComesToZero(calculated);
        var approve = new ApproveWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = closed.WindowId };
        var approved = (await checking.ApproveWindowAsync(approve)).Window;
        (await checking.ApproveWindowAsync(approve)).Window.ShouldBe(approved);
        approved.State.ShouldBe(WindowState.Approved);
        approved.Parts.ShouldAllBe(part => part.State == PartState.Payable);
        // What was answered once is answered again, whatever has become of the window.
        (await making.CalculateWindowAsync(calculate)).Window.ShouldBe(calculated);
        await making.CalculateWindowAsync(new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = closed.WindowId }).ShouldBeRefused(Reason.WindowState);

        await market.Hub.RestartAsync();
        (await making.GetWindowAsync(new GetWindowRequest { WindowId = closed.WindowId })).Window.Parts.ShouldBe(approved.Parts);
        foreach (var part in approved.Parts)
        {
            await PayAsync(market, closed.WindowId, part);
        }

        var settled = (await making.GetWindowAsync(new GetWindowRequest { WindowId = closed.WindowId })).Window;
        settled.State.ShouldBe(WindowState.Settled);
        settled.Changes.Select(change => change.To).ShouldBe(
            [WindowState.Open, WindowState.Closed, WindowState.Calculated, WindowState.UnderReview, WindowState.Approved, WindowState.Paying, WindowState.Paying, WindowState.Settled]);
        settled.Changes[1].Reason.ShouldBe("month's end");
        (await making.ListWindowsAsync(new ListWindowsRequest())).Windows.Select(window => window.State).ShouldBe([WindowState.Open, WindowState.Settled]);
    }

    [Fact]
    public async Task A_statement_adds_up_and_is_the_partner_s_own()
    {
        await using var market = await TradedAsync(Store.Sqlite);
        var windowId = (await market.Making.CloseWindowAsync(new CloseWindowRequest { RequestId = HubPeople.NewRequest() })).ClosedWindow.WindowId;
        var own = market.Hotel.Settlements;
        await own.GetOwnStatementAsync(new GetOwnStatementRequest { WindowId = windowId }).ShouldBeRefused(Reason.WindowState);
        await market.Making.CalculateWindowAsync(new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = windowId });

        var statement = (await own.GetOwnStatementAsync(new GetOwnStatementRequest { WindowId = windowId })).Statement;

        statement.PartnerId.ShouldBe(market.Hotel.PartnerId);
        statement.Lines.Select(line => line.Kind).ShouldBe([StatementLineKind.IssuedUnfunded, StatementLineKind.ExchangedOut, StatementLineKind.Fee]);
        statement.Lines.Sum(line => line.OwedMicros).ShouldBe(statement.OwedMicros + statement.FeeMicros);
        (statement.OwedMicros, statement.PointsIssued).ShouldBe((502 * 3_000, 1_000));
        statement.NetMicros.ShouldBe(statement.OwedMicros + statement.FeeMicros - statement.DueMicros);
        statement.NetDirection.ShouldBe(NetDirection.PartnerPays);
        Math.Abs(statement.Net.MinorUnits * MicrosPerCent - statement.NetMicros).ShouldBeLessThanOrEqualTo(MicrosPerCent / 2);
        (await market.Making.GetStatementAsync(new GetStatementRequest { WindowId = windowId, PartnerId = market.Hotel.PartnerId })).Statement.ShouldBe(statement);
        var windows = (await own.ListOwnWindowsAsync(new ListOwnWindowsRequest())).Windows;
        windows.ShouldHaveSingleItem().Parts.ShouldHaveSingleItem().PartnerId.ShouldBe(market.Hotel.PartnerId);
        windows[0].HubShares.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_by_name()
    {
        await using var market = await TradedAsync(Store.Sqlite);
        var making = market.Making;
        var (closed, open) = await CloseAsync(making);
        await making.CloseWindowAsync(new CloseWindowRequest { RequestId = HubPeople.NewRequest() }).ShouldBeRefused(Reason.WindowEmpty);
        await making.CloseWindowAsync(new CloseWindowRequest { RequestId = HubPeople.NewRequest(), LastSeq = 1_000_000 }).ShouldBeRefused(Reason.WindowEmpty);
        await making.CalculateWindowAsync(new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = open.WindowId }).ShouldBeRefused(Reason.WindowState);
        await market.Checking.ApproveWindowAsync(new ApproveWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = closed.WindowId }).ShouldBeRefused(Reason.WindowState);
        var payment = new RecordPaymentRequest
        {
            RequestId = HubPeople.NewRequest(),
            WindowId = closed.WindowId,
            PartnerId = market.Hotel.PartnerId,
            Direction = PaymentDirection.Received,
            Amount = new Money { CurrencyCode = "HKD", MinorUnits = 1 },
            BankReference = "b-1",
        };
        await making.RecordPaymentAsync(payment).ShouldBeRefused(Reason.WindowState);

        await making.CalculateWindowAsync(new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = closed.WindowId });
        await market.Checking.ApproveWindowAsync(new ApproveWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = closed.WindowId });

        await making.RecordPaymentAsync(With(payment, request => request.Amount.MinorUnits = 1_000_000)).ShouldBeRefused(Reason.PaymentExceedsOutstanding);
        await making.RecordPaymentAsync(With(payment, request => request.Direction = PaymentDirection.Made)).ShouldBeRefused(Reason.PaymentDirectionWrong);
        await making.RecordPaymentAsync(With(payment, request => request.Amount.CurrencyCode = "USD")).ShouldBeRefused(Reason.CurrencyMismatch);
        await making.RecordPaymentAsync(With(payment, _ => { }));
        await making.RecordPaymentAsync(With(payment, _ => { })).ShouldBeRefused(Reason.BankReferenceUsed);
    }

    [Fact]
    public async Task Approving_is_for_checkers_and_settlements_for_those_with_the_scope()
    {
        await using var market = await TradedAsync(Store.Sqlite);
        var (closed, _) = await CloseAsync(market.Making);

        var maker = await Should.ThrowAsync<RpcException>(async () =>
            await market.Making.ApproveWindowAsync(new ApproveWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = closed.WindowId }));
        var partner = await Should.ThrowAsync<RpcException>(async () =>
            await new SettlementsAdminService.SettlementsAdminServiceClient(market.Hotel.Calls).GetWindowAsync(new GetWindowRequest { WindowId = closed.WindowId }));

        (maker.StatusCode, partner.StatusCode).ShouldBe((StatusCode.PermissionDenied, StatusCode.PermissionDenied));
    }

    [Fact]
    public async Task A_partner_s_finance_person_sees_that_partner_s_part_only()
    {
        await using var market = await TradedAsync(Store.Sqlite);
        var (closed, _) = await CloseAsync(market.Making);
        await market.Making.CalculateWindowAsync(new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = closed.WindowId });
        var finance = (await market.Hub.AddPartnerPerson(market.Airline.PartnerId)).Settlements;

        var window = (await finance.GetWindowAsync(new GetWindowRequest { WindowId = closed.WindowId })).Window;

        window.Parts.ShouldHaveSingleItem().PartnerId.ShouldBe(market.Airline.PartnerId);
        window.HubShares.ShouldBeEmpty();
        window.Changes.ShouldBeEmpty();
        (await finance.ListWindowsAsync(new ListWindowsRequest())).Windows.SelectMany(listed => listed.Parts).ShouldAllBe(part => part.PartnerId == market.Airline.PartnerId);
        (await finance.GetStatementAsync(new GetStatementRequest { WindowId = closed.WindowId, PartnerId = market.Airline.PartnerId })).Statement.Lines.ShouldNotBeEmpty();
        await finance.GetStatementAsync(new GetStatementRequest { WindowId = closed.WindowId, PartnerId = market.Hotel.PartnerId }).ShouldBeRefused(Reason.PartnerNotFound);
    }

    private static async Task<Market> TradedAsync(Store store)
    {
        var market = await Market.OpenAsync(store);
        var guest = await market.GuestAsync(1_000);
        await market.Airline.Points.EarnAsync(Till.Earn(guest, 12_345));
        await market.Hotel.Exchanges.AcceptExchangeAsync(market.Acceptance(await market.QuoteAsync(guest, 502)));
        return market;
    }

    private static async Task<(Window Closed, Window Open)> CloseAsync(SettlementsAdminService.SettlementsAdminServiceClient making)
    {
        var response = await making.CloseWindowAsync(new CloseWindowRequest { RequestId = HubPeople.NewRequest() });
        return (response.ClosedWindow, response.OpenWindow);
    }

    private static async Task PayAsync(Market market, string windowId, WindowPart part) =>
        (await market.Making.RecordPaymentAsync(new RecordPaymentRequest
        {
            RequestId = HubPeople.NewRequest(),
            WindowId = windowId,
            PartnerId = part.PartnerId,
            Direction = part.NetDirection == NetDirection.PartnerPays ? PaymentDirection.Received : PaymentDirection.Made,
            Amount = part.Net,
            BankReference = $"bank {part.PartnerId}",
        })).Outstanding.MinorUnits.ShouldBe(0);

    private static void ComesToZero(Window window)
    {
        var partners = window.Parts.Sum(part => part.Net.MinorUnits * MicrosPerCent * (part.NetDirection == NetDirection.PartnerPays ? -1 : 1));
        var hub = window.HubShares.Sum(share => share.AmountMicros * (share.Direction == Direction.Debit ? -1 : 1));
        window.HubShares.Count.ShouldBe(5);
        (partners + hub).ShouldBe(0);
    }

    private static RecordPaymentRequest With(RecordPaymentRequest request, Action<RecordPaymentRequest> change)
    {
        var changed = request.Clone();
        changed.RequestId = HubPeople.NewRequest();
        change(changed);
        return changed;
    }
}
