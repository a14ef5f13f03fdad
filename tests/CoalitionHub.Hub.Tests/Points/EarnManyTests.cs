using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Points;

/// <summary>Many purchases on one stream, through the real pipe.</summary>
public sealed class EarnManyTests(Coalitions coalitions) : IClassFixture<Coalitions>
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Each_is_carried_out_once_in_the_stream_s_order_and_a_unary_call_knows_it(Store store)
    {
        var coalition = await coalitions.On(store);
        var members = new[] { await coalition.Grocer.Enrol(), await coalition.Grocer.Enrol() };
        var earns = Enumerable.Range(1, 1300).Select(number => Till.Earn(members[number % 2], number * 100)).ToList();

        var first = await Send(coalition.Grocer, earns);
        var again = await Send(coalition.Grocer, earns);

        first.Count.ShouldBe(1300);
        again.ShouldBe(first, ignoreOrder: true);
        var bySeq = earns.Select(earn => first.Single(outcome => outcome.RequestId == earn.RequestId).Earned).ToList();
        bySeq.Select(earned => earned.Points).ShouldBe(Enumerable.Range(1, 1300).Select(number => (long)number));
        bySeq.Select(earned => earned.Seq).ShouldBeInOrder();
        (await coalition.Grocer.Points.EarnAsync(earns[700])).ShouldBe(bySeq[700]);
        ((await coalition.Grocer.Balance(members[0])).Available + (await coalition.Grocer.Balance(members[1])).Available).ShouldBe(1300 * 1301 / 2);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_refused_one_stops_nothing(Store store)
    {
        var coalition = await coalitions.On(store);
        var member = await coalition.Grocer.Enrol();
        var earns = Enumerable.Range(1, 5).Select(number => Till.Earn(member, number * 100)).ToList();
        earns[2].Receipt.Amount.MinorUnits = -1;
        earns[3].Receipt.MerchantReference = earns[0].Receipt.MerchantReference;

        var outcomes = await Send(coalition.Grocer, earns);

        outcomes.Count(outcome => outcome.Earned is not null).ShouldBe(3);
        ReasonOf(outcomes, earns[2]).ShouldBe("AMOUNT_NEGATIVE");
        ReasonOf(outcomes, earns[3]).ShouldBe("PURCHASE_ALREADY_RECORDED");
        (await coalition.Grocer.Balance(member)).Available.ShouldBe(1 + 2 + 5);
    }

    [Fact]
    public async Task A_partner_suspended_in_the_middle_of_a_stream_earns_no_more()
    {
        await using var coalition = (await TestCoalition.StartAsync(Store.Sqlite)).Hub;
        var partner = await coalition.AddNamedPartner("shop");
        using var call = partner.Points.EarnMany();
        await new PartnersAdminService.PartnersAdminServiceClient(await coalition.As(coalition.FirstOperator)).SuspendPartnerAsync(
            new SuspendPartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = partner.PartnerId, Reason = "unpaid" });

        var work = Task.Run(async () =>
        {
            await call.RequestStream.WriteAsync(new EarnManyRequest { Earns = { Till.Earn(new Protos.Members.V1.MemberSelector { CardNumber = "9000000000000001" }, 100) } });
            await call.RequestStream.CompleteAsync();
            while (await call.ResponseStream.MoveNext(CancellationToken.None))
            {
                call.ResponseStream.Current.Outcomes.ShouldAllBe(outcome => outcome.Refused != null);
            }
        });

        await work.ShouldBeRefused(Reason.PartnerSuspended);
    }

    [Fact]
    public async Task A_hub_that_stops_answers_what_it_took_of_a_stream_and_sends_the_rest_elsewhere()
    {
        var coalition = await TestCoalition.StartAsync(Store.Sqlite);
        await using var hub = coalition.Hub;
        var member = await coalition.Grocer.Enrol();
        using var call = coalition.Grocer.Points.EarnMany();
        await call.RequestStream.WriteAsync(new EarnManyRequest { Earns = { Till.Earn(member, 700) } });
        (await call.ResponseStream.MoveNext(CancellationToken.None)).ShouldBeTrue();

        var stopping = hub.RestartAsync();

        await call.ResponseStream.MoveNext(CancellationToken.None).ShouldBeRefused(Reason.ShuttingDown);
        await stopping;
        (await (await TestPartnerAgain(hub, coalition)).Balance(member)).Available.ShouldBe(7);
    }

    private static async Task<TestPartner> TestPartnerAgain(TestHub hub, TestCoalition coalition) =>
        coalition.Grocer with { Calls = await hub.As(coalition.Grocer.Keys) };

    private static string ReasonOf(List<EarnOutcome> outcomes, EarnRequest earn)
    {
        var status = outcomes.Single(outcome => outcome.RequestId == earn.RequestId).Refused;
        return status.Details[0].Unpack<Google.Rpc.ErrorInfo>().Reason;
    }

    private static async Task<List<EarnOutcome>> Send(TestPartner partner, List<EarnRequest> earns)
    {
        using var call = partner.Points.EarnMany();
        var sending = Task.Run(async () =>
        {
            foreach (var some in earns.Chunk(100))
            {
                await call.RequestStream.WriteAsync(new EarnManyRequest { Earns = { some } });
            }

            await call.RequestStream.CompleteAsync();
        });
        var outcomes = new List<EarnOutcome>();
        await foreach (var response in call.ResponseStream.ReadAllAsync())
        {
            outcomes.AddRange(response.Outcomes);
        }

        await sending;
        return outcomes;
    }
}
