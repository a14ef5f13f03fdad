using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;
using Shouldly;
using Xunit;
using MemberSelector = CoalitionHub.Protos.Members.V1.MemberSelector;
using Proof = CoalitionHub.Protos.Members.V1.Proof;

namespace CoalitionHub.Hub.Tests.Points;

/// <summary>Burning by the member's rotating code.</summary>
public sealed class ProofTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_code_burns_once_and_wrong_ones_lock_also_over_a_restart(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy(change: terms => terms.AssertionLimitPointsPerBurn = 0));
        var member = await shop.Enrol();
        await shop.Points.EarnAsync(Till.Earn(member, 100_00));
        var secret = Base32.Decode((await shop.Members.CreateProofSecretAsync(new CreateProofSecretRequest { RequestId = HubPeople.NewRequest(), Member = member })).SecretBase32);
        await shop.Points.BurnAsync(hub.Burn(member, 10)).ShouldBeRefused(Reason.AssertionLimitExceeded);

        (await Burn(Right())).Balance.Available.ShouldBe(90);
        await Burn(Right()).ShouldBeRefused(Reason.ProofReplayed);
        hub.Clock.MoveTo(hub.Now.AddSeconds(30));
        (await Burn(Right())).Balance.Available.ShouldBe(80);

        hub.Clock.MoveTo(hub.Now.AddSeconds(30));
        for (var count = 0; count < WrongCodes.MostWrong; count++)
        {
            await Burn(Wrong()).ShouldBeRefused(Reason.ProofWrong);
        }

        await Burn(Right()).ShouldBeRefused(Reason.ProofLocked);
        await hub.RestartAsync();
        await Burn(Right()).ShouldBeRefused(Reason.ProofLocked);
        hub.Clock.MoveTo(hub.Now.AddMinutes(15));
        (await Burn(Right())).Balance.Available.ShouldBe(70);

        Task<BurnResponse> Burn(string code)
        {
            var request = hub.Burn(member, 10);
            request.Proof = new Proof { Code = code };
            return shop.Points.BurnAsync(request).ResponseAsync;
        }

        string Right() => RotatingCode.At(secret, RotatingCode.StepOf(Moment.MicrosOf(hub.Now)));

        string Wrong()
        {
            var step = RotatingCode.StepOf(Moment.MicrosOf(hub.Now));
            var good = Enumerable.Range(-1, 3).Select(skew => RotatingCode.At(secret, step + skew)).ToList();
            return new[] { "000000", "111111", "222222", "333333" }.First(code => !good.Contains(code));
        }
    }
}
