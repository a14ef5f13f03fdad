using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Members.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static CoalitionHub.Hub.Tests.Members.MembersServiceTests;
using Proof = CoalitionHub.Protos.Members.V1.Proof;

namespace CoalitionHub.Hub.Tests.Members;

public sealed class ProofSecretTests(Coalitions coalitions) : IClassFixture<Coalitions>
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_repeated_request_gets_its_secret_again_until_another_has_taken_its_place(Store store)
    {
        var coalition = await coalitions.On(store);
        var member = await Enrol(coalition.Grocer, NewNumber());
        var request = new CreateProofSecretRequest { RequestId = HubPeople.NewRequest(), Member = ById(member) };

        var first = await Client(coalition.Grocer).CreateProofSecretAsync(request);
        Base32.Decode(first.SecretBase32).Length.ShouldBe(RotatingCode.SecretBytes);
        first.OtpauthUri.ShouldContain($"secret={first.SecretBase32}&");
        (await Client(coalition.Grocer).CreateProofSecretAsync(request)).ShouldBe(first);

        var second = await Create(coalition.Grocer, member, CodeOf(coalition, first.SecretBase32));
        second.SecretBase32.ShouldNotBe(first.SecretBase32);
        (await Client(coalition.Grocer).CreateProofSecretAsync(request)).ShouldBe(new CreateProofSecretResponse { MemberId = member.MemberId });
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task No_secret_is_kept_with_the_answers(Store store)
    {
        var coalition = await coalitions.On(store);
        var member = await Enrol(coalition.Grocer, NewNumber());

        var secret = (await Create(coalition.Grocer, member)).SecretBase32;

        await using var database = await coalition.Hub.Services.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContextAsync();
        var answers = await database.Requests.Select(row => row.Answer).ToListAsync();
        answers.Count.ShouldBeGreaterThan(2);
        answers.Select(answer => System.Text.Encoding.UTF8.GetString(answer.Span)).ShouldNotContain(text => text.Contains(secret));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Wrong_codes_are_counted_although_each_is_refused_and_taken_back(Store store)
    {
        var coalition = await coalitions.On(store);
        var member = await Enrol(coalition.Grocer, NewNumber());
        var secret = (await Create(coalition.Grocer, member)).SecretBase32;
        var right = CodeOf(coalition, secret);
        var wrong = new Proof { Code = NotACodeOf(coalition, secret) };
        var repeated = new CreateProofSecretRequest { RequestId = HubPeople.NewRequest(), Member = ById(member), Proof = wrong };

        // One request counts once, however often it is sent.
        for (var time = 0; time < 4; time++)
        {
            await Client(coalition.Grocer).CreateProofSecretAsync(repeated).ShouldBeRefused(Reason.ProofWrong);
        }

        for (var time = 1; time < WrongCodes.MostWrong; time++)
        {
            await Try(wrong).ShouldBeRefused(Reason.ProofWrong);
        }

        await Try(right).ShouldBeRefused(Reason.ProofLocked);

        AsyncUnaryCall<CreateProofSecretResponse> Try(Proof proof) => Client(coalition.Grocer).CreateProofSecretAsync(
            new CreateProofSecretRequest { RequestId = HubPeople.NewRequest(), Member = ById(member), Proof = proof });
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_partner_that_only_saw_the_card_makes_no_secret(Store store)
    {
        var coalition = await coalitions.On(store);
        var member = await Enrol(coalition.Grocer, NewNumber());

        await Client(coalition.Airline).CreateProofSecretAsync(
            new CreateProofSecretRequest { RequestId = HubPeople.NewRequest(), Member = ByCard(member) }).ShouldBeRefused(Reason.MemberNotLinked);
    }

    private static async Task<CreateProofSecretResponse> Create(TestPartner partner, Protos.Members.V1.Member member, Proof? proof = null) =>
        await Client(partner).CreateProofSecretAsync(new CreateProofSecretRequest { RequestId = HubPeople.NewRequest(), Member = ById(member), Proof = proof });

    private static Proof CodeOf(TestCoalition coalition, string secret) =>
        new() { Code = RotatingCode.At(Base32.Decode(secret), RotatingCode.StepOf(Moment.MicrosOf(coalition.Hub.Now))) };

    private static string NotACodeOf(TestCoalition coalition, string secret)
    {
        var step = RotatingCode.StepOf(Moment.MicrosOf(coalition.Hub.Now));
        string[] taken = [.. Enumerable.Range(-1, 3).Select(skew => RotatingCode.At(Base32.Decode(secret), step + skew))];
        return new[] { "000000", "111111", "222222", "333333" }.First(code => !taken.Contains(code));
    }
}
