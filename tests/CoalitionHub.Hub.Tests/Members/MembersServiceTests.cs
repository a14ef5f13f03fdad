using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Members.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using Member = CoalitionHub.Protos.Members.V1.Member;
using MemberSelector = CoalitionHub.Protos.Members.V1.MemberSelector;

namespace CoalitionHub.Hub.Tests.Members;

public sealed class MembersServiceTests(Coalitions coalitions) : IClassFixture<Coalitions>
{
    private static readonly Profile Anna = new() { DisplayName = "Anna Personal", Email = "anna@personal.example", BirthDate = "1990-02-28" };

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task An_enrolled_member_is_found_by_card_id_and_brand_number(Store store)
    {
        var coalition = await coalitions.On(store);
        var number = NewNumber();

        var member = await Enrol(coalition.Grocer, number, Anna);

        (member.State, member.BrandMemberNumber, member.Profile, member.HasProofSecret).ShouldBe((MemberState.Active, number, Anna, false));
        foreach (var selector in (MemberSelector[])[ByCard(member), ById(member), new MemberSelector { BrandMemberNumber = number }])
        {
            (await Get(coalition.Grocer, selector)).Member.ShouldBe(member);
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Another_partner_sees_of_a_member_what_its_card_shows(Store store)
    {
        var coalition = await coalitions.On(store);
        var member = await Enrol(coalition.Grocer, NewNumber(), Anna);

        var seen = (await Get(coalition.Airline, ByCard(member))).Member;

        (seen.MemberId, seen.CardNumber, seen.BrandMemberNumber, seen.Profile).ShouldBe((member.MemberId, member.CardNumber, "", null));
        await Get(coalition.Airline, ById(member)).ShouldBeRefused(Reason.MemberNotFound);
        await Get(coalition.Airline, new MemberSelector { BrandMemberNumber = member.BrandMemberNumber }).ShouldBeRefused(Reason.MemberNotFound);
        await Client(coalition.Airline).ExportMemberAsync(new ExportMemberRequest { Member = ByCard(member) }).ShouldBeRefused(Reason.MemberNotLinked);
        await Client(coalition.Airline).EraseMemberAsync(new EraseMemberRequest { RequestId = HubPeople.NewRequest(), Member = ByCard(member) }).ShouldBeRefused(Reason.MemberNotLinked);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_same_request_twice_enrols_once_and_its_id_is_good_for_nothing_else(Store store)
    {
        var coalition = await coalitions.On(store);
        var request = new EnrolMemberRequest { RequestId = HubPeople.NewRequest(), Profile = Anna };

        var first = await Client(coalition.Grocer).EnrolMemberAsync(request);
        var again = await Client(coalition.Grocer).EnrolMemberAsync(request);
        var other = request.Clone();
        other.Profile.DisplayName = "Berta";

        again.ShouldBe(first);
        await Client(coalition.Grocer).EnrolMemberAsync(other).ShouldBeRefused(Reason.RequestIdReused);
        (await Client(coalition.Airline).EnrolMemberAsync(request)).Member.MemberId.ShouldNotBe(first.Member.MemberId);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Links_are_made_and_ended_each_once(Store store)
    {
        var coalition = await coalitions.On(store);
        var member = await Enrol(coalition.Grocer, NewNumber(), Anna);
        var number = NewNumber();
        var link = new LinkMemberRequest { RequestId = HubPeople.NewRequest(), Member = ByCard(member), BrandMemberNumber = number };
        await Client(coalition.Airline).LinkMemberAsync(link).ShouldBeRefused(Reason.ProofRequired);
        link = new LinkMemberRequest(link) { RequestId = HubPeople.NewRequest(), Proof = coalition.Hub.Assertion() };

        var linked = await Client(coalition.Airline).LinkMemberAsync(link);
        (await Client(coalition.Airline).LinkMemberAsync(link)).ShouldBe(linked);

        (linked.Member.BrandMemberNumber, linked.Member.Profile).ShouldBe((number, Anna));
        (await Get(coalition.Airline, ById(member))).Member.ShouldBe(linked.Member);
        await Client(coalition.Airline).LinkMemberAsync(new LinkMemberRequest
        {
            RequestId = HubPeople.NewRequest(),
            Member = ByCard(member),
            BrandMemberNumber = NewNumber(),
        }).ShouldBeRefused(Reason.MemberAlreadyLinked);

        var unlink = new UnlinkMemberRequest { RequestId = HubPeople.NewRequest(), Member = ById(member) };
        (await Client(coalition.Airline).UnlinkMemberAsync(unlink)).Member.BrandMemberNumber.ShouldBeEmpty();
        (await Client(coalition.Airline).UnlinkMemberAsync(unlink)).Member.Profile.ShouldBeNull();
        await Get(coalition.Airline, new MemberSelector { BrandMemberNumber = number }).ShouldBeRefused(Reason.MemberNotFound);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_lost_card_is_replaced_once(Store store)
    {
        var coalition = await coalitions.On(store);
        var member = await Enrol(coalition.Grocer, NewNumber(), Anna);
        var request = new ReplaceCardRequest { RequestId = HubPeople.NewRequest(), CardNumber = member.CardNumber, Reason = CardReplacementReason.Lost };
        await Client(coalition.Airline).ReplaceCardAsync(request).ShouldBeRefused(Reason.ProofRequired);

        var replaced = await Client(coalition.Grocer).ReplaceCardAsync(request);
        (await Client(coalition.Grocer).ReplaceCardAsync(request)).ShouldBe(replaced);

        await Get(coalition.Airline, ByCard(member)).ShouldBeRefused(Reason.CardReplaced);
        (await Get(coalition.Airline, new MemberSelector { CardNumber = replaced.CardNumber })).Member.MemberId.ShouldBe(member.MemberId);
        var cards = (await Client(coalition.Grocer).ExportMemberAsync(new ExportMemberRequest { Member = ById(member) })).Cards;
        cards.ToDictionary(card => card.CardNumber, card => (card.State, card.ReplacementReason)).ShouldBe(new Dictionary<string, (CardState, CardReplacementReason)>
        {
            [member.CardNumber] = (CardState.Replaced, CardReplacementReason.Lost),
            [replaced.CardNumber] = (CardState.Active, CardReplacementReason.Unspecified),
        }, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_partner_that_did_not_enrol_the_member_replaces_its_card_on_its_proof(Store store)
    {
        var coalition = await coalitions.On(store);
        var member = await Enrol(coalition.Grocer, NewNumber(), Anna);

        var replaced = await Client(coalition.Airline).ReplaceCardAsync(new ReplaceCardRequest
        {
            RequestId = HubPeople.NewRequest(),
            CardNumber = member.CardNumber,
            Reason = CardReplacementReason.Stolen,
            Proof = coalition.Hub.Assertion(),
        });

        (await Get(coalition.Grocer, ById(member))).Member.CardNumber.ShouldBe(replaced.CardNumber);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Everything_that_is_kept_of_a_person_can_be_exported_and_erased(Store store)
    {
        var coalition = await coalitions.On(store);
        var member = await Enrol(coalition.Grocer, NewNumber(), Anna);
        var export = await Client(coalition.Grocer).ExportMemberAsync(new ExportMemberRequest { Member = ById(member) });
        export.Member.ShouldBe(member);
        export.Links.ShouldHaveSingleItem().BrandMemberNumber.ShouldBe(member.BrandMemberNumber);

        var erase = new EraseMemberRequest { RequestId = HubPeople.NewRequest(), Member = ById(member) };
        var erased = await Client(coalition.Grocer).EraseMemberAsync(erase);
        (await Client(coalition.Grocer).EraseMemberAsync(erase)).ShouldBe(erased);

        var left = (await Get(coalition.Grocer, ByCard(member))).Member;
        (left.State, left.CardNumber, left.BrandMemberNumber, left.Profile).ShouldBe((MemberState.Erased, "", "", new Profile()));
        await Client(coalition.Grocer).ReplaceCardAsync(new ReplaceCardRequest
        {
            RequestId = HubPeople.NewRequest(),
            CardNumber = member.CardNumber,
            Reason = CardReplacementReason.Damaged,
        }).ShouldBeRefused(Reason.MemberErased);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_database_keeps_nothing_personal_of_an_erased_member(Store store)
    {
        var coalition = await coalitions.On(store);
        var number = NewNumber();
        var profile = new Profile { DisplayName = "Erased " + number, Email = number + "@personal.example", BirthDate = "1961-11-07" };
        var member = await Enrol(coalition.Grocer, number, profile);
        await Client(coalition.Grocer).CreateProofSecretAsync(new CreateProofSecretRequest { RequestId = HubPeople.NewRequest(), Member = ById(member) });
        await Client(coalition.Grocer).EraseMemberAsync(new EraseMemberRequest { RequestId = HubPeople.NewRequest(), Member = ById(member) });

        await using var database = await coalition.Hub.Services.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContextAsync();
        (await database.Members.CountAsync(row => row.DisplayName == profile.DisplayName || row.Email == profile.Email || row.BirthDate == profile.BirthDate)).ShouldBe(0);
        (await database.BrandLinks.CountAsync(row => row.Number == number)).ShouldBe(0);
        var answers = await database.Requests.Select(row => row.Answer).ToListAsync();
        answers.Count.ShouldBeGreaterThan(3);
        answers.Select(answer => System.Text.Encoding.UTF8.GetString(answer.Span)).ShouldNotContain(text => text.Contains(number) || text.Contains("1961-11-07"));
    }

    internal static async Task<Member> Enrol(TestPartner partner, string number, Profile? profile = null) =>
        (await Client(partner).EnrolMemberAsync(new EnrolMemberRequest { RequestId = HubPeople.NewRequest(), BrandMemberNumber = number, Profile = profile })).Member;

    internal static MembersService.MembersServiceClient Client(TestPartner partner) => new(partner.Calls);

    internal static MemberSelector ByCard(Member member) => new() { CardNumber = member.CardNumber };

    internal static MemberSelector ById(Member member) => new() { MemberId = member.MemberId };

    internal static string NewNumber() => Guid.NewGuid().ToString("N");

    private static AsyncUnaryCall<GetMemberResponse> Get(TestPartner partner, MemberSelector selector) =>
        Client(partner).GetMemberAsync(new GetMemberRequest { Member = selector });
}
