using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Model;

/// <summary>Many callers at once, whose requests land in one batch: limits hold between neighbours.</summary>
public sealed class CrowdTests(Coalitions coalitions) : IClassFixture<Coalitions>
{
    private const int Callers = 60;

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    public static TheoryData<Store, FundingModel> Caps()
    {
        var caps = new TheoryData<Store, FundingModel>();
        foreach (Store store in SharedHubs.Stores.SelectMany<object[], object>(row => row))
        {
            caps.Add(store, FundingModel.AtIssuance);
            caps.Add(store, FundingModel.AtRedemption);
        }

        return caps;
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Of_many_burns_at_once_exactly_as_many_succeed_as_there_are_points_for(Store store)
    {
        var coalition = await coalitions.On(store);
        var grocer = await coalition.Join(HubCredentials.NewCode(), TermsRequests.Roomy());
        var pharmacy = await coalition.Join(HubCredentials.NewCode(), TermsRequests.Roomy(FundingModel.AtRedemption));
        var member = await grocer.Enrol();
        await grocer.Points.EarnAsync(Till.Earn(member, 1_000_00));
        await pharmacy.Points.EarnAsync(Till.Earn(member, 99_00));

        var burns = Outcomes(index => Burn(index % 2 == 0 ? grocer : pharmacy, index));
        var outcomes = await Task.WhenAll(burns);

        // 1,099 points in burns and holds of 70: fifteen fit, and 49 points stay.
        outcomes.Count(outcome => outcome == "").ShouldBe(15);
        outcomes.Where(outcome => outcome != "").ShouldAllBe(outcome => outcome == "INSUFFICIENT_POINTS");
        var balance = await grocer.Balance(member);
        balance.Available.ShouldBe(49);
        balance.Held.ShouldBe(outcomes.Where((outcome, index) => index % 3 == 0 && outcome == "").Count() * 70);

        async Task Burn(TestPartner partner, int index)
        {
            if (index % 3 == 0)
            {
                await partner.Points.AuthoriseBurnAsync(coalition.Hub.Authorise(member, 70));
            }
            else
            {
                await partner.Points.BurnAsync(coalition.Hub.Burn(member, 70));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Caps))]
    public async Task Of_many_earns_at_once_exactly_as_many_succeed_as_the_net_debit_cap_allows(Store store, FundingModel funding)
    {
        var coalition = await coalitions.On(store);
        // A point costs half a cent: HK$8 are 1,600 points, sixteen earns of 100.
        var grocer = await coalition.Join(HubCredentials.NewCode(), TermsRequests.Roomy(funding, terms => terms.NetDebitCap.MinorUnits = 8_00));
        var members = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => grocer.Enrol()));

        var outcomes = await Task.WhenAll(Outcomes(async index => await grocer.Points.EarnAsync(Till.Earn(members[index % members.Length], 100_00))));

        outcomes.Count(outcome => outcome == "").ShouldBe(16);
        outcomes.Where(outcome => outcome != "").ShouldAllBe(outcome => outcome == "NET_DEBIT_CAP_EXCEEDED");
        var balances = await Task.WhenAll(members.Select(member => grocer.Balance(member)));
        balances.Sum(balance => balance.Available).ShouldBe(1_600);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Of_many_copies_of_one_request_one_has_an_effect_and_all_have_its_answer(Store store)
    {
        var coalition = await coalitions.On(store);
        var grocer = await coalition.Join(HubCredentials.NewCode(), TermsRequests.Roomy());
        var member = await grocer.Enrol();
        await grocer.Points.EarnAsync(Till.Earn(member, 100_00));
        var burn = coalition.Hub.Burn(member, 60);
        var ledger = coalition.Maker.Ledger;
        var before = (await ledger.GetHeadAsync(new GetHeadRequest())).Seq;

        var answers = await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ => await grocer.Points.BurnAsync(burn)));

        answers.Distinct().ShouldHaveSingleItem().Balance.Available.ShouldBe(40);
        (await grocer.Balance(member)).Available.ShouldBe(40);
        // Points and money of the one burn.
        (await ledger.GetHeadAsync(new GetHeadRequest())).Seq.ShouldBe(before + 2);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Of_many_captures_and_voids_of_one_hold_one_counts(Store store)
    {
        var coalition = await coalitions.On(store);
        var grocer = await coalition.Join(HubCredentials.NewCode(), TermsRequests.Roomy(FundingModel.AtRedemption));
        var member = await grocer.Enrol();
        await grocer.Points.EarnAsync(Till.Earn(member, 100_00));
        var hold = await grocer.Points.AuthoriseBurnAsync(coalition.Hub.Authorise(member, 80));

        var outcomes = await Task.WhenAll(Outcomes(async index => _ = index % 2 == 0
            ? (object)await grocer.Points.CaptureBurnAsync(new CaptureBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = hold.HoldId, Points = 30 })
            : await grocer.Points.VoidBurnAsync(new VoidBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = hold.HoldId })));

        outcomes.Count(outcome => outcome == "").ShouldBe(1);
        outcomes.Where(outcome => outcome != "").ShouldAllBe(outcome => outcome == "HOLD_ALREADY_RESOLVED");
        var wasCaptured = Array.IndexOf(outcomes, "") % 2 == 0;
        var balance = await grocer.Balance(member);
        (balance.Available, balance.Held).ShouldBe((wasCaptured ? 70 : 100, 0));
    }

    /// <summary>All callers at once; "" for an answer, else the refusal's reason.</summary>
    private static IEnumerable<Task<string>> Outcomes(Func<int, Task> call) => Enumerable.Range(0, Callers).Select(async index =>
    {
        try
        {
            await call(index);
            return "";
        }
        catch (RpcException refused)
        {
            return Refusals.ReasonOf(refused);
        }
    }).ToList();
}
