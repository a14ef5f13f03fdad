using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.Tests.Exchanges;
using CoalitionHub.Core.Tests.Points;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Members;

public sealed class ErasePurchasesTests
{
    private readonly Brands brands = new();

    [Fact]
    public void Erasing_clears_every_brand_s_purchases_of_the_member_and_of_those_merged_into_it()
    {
        var keys = MemberKeys.Of(brands.State, Shop.Mia);
        brands.State.MemberKeys.Put(Shop.Mia, keys with { Absorbed = [9] });
        brands.Enrol(9);
        var first = Bought(Brands.Grocer, Shop.Mia);
        Bought(Brands.Grocer, Shop.Noa);
        var merged = Bought(Brands.Grocer, 9);
        var other = Bought(Brands.Hotel, Shop.Mia);

        Erase(MemberPurchases.None).Refusal.ShouldBeNull();

        brands.State.ClearedPurchases.Added.ShouldBe([first, merged, other]);
    }

    [Fact]
    public void What_was_looked_up_is_believed_and_what_came_since_is_looked_at()
    {
        var first = Bought(Brands.Grocer, Shop.Mia);
        Bought(Brands.Grocer, Shop.Noa);
        brands.Coalition.Commit();
        MemberPurchases found = new([Shop.Mia], [first], 2);
        Bought(Brands.Grocer, Shop.Noa);
        var since = Bought(Brands.Hotel, Shop.Mia);
        brands.Coalition.Commit();
        var drafted = Bought(Brands.Grocer, Shop.Mia);

        Erase(found).Refusal.ShouldBeNull();

        brands.State.ClearedPurchases.Added.ShouldBe([first, since, drafted]);
    }

    [Fact]
    public void Another_membership_merged_in_since_the_look_up_stops_the_erasure()
    {
        var first = Bought(Brands.Grocer, Shop.Mia);
        MemberPurchases found = new([Shop.Mia], [first], first);
        brands.State.MemberKeys.Put(Shop.Mia, MemberKeys.Of(brands.State, Shop.Mia) with { Absorbed = [9] });

        Erase(found).ShouldBeRefused(Reason.WriterChanged);

        brands.State.ClearedPurchases.Added.ShouldBeEmpty();
    }

    [Fact]
    public void Some_are_cleared_beforehand_only_as_far_as_the_member_could_be_erased()
    {
        var first = Bought(Brands.Grocer, Shop.Mia);
        EraseMemberCommand command = new(MemberSelector.ById(Shop.Mia), Brands.Hotel, new MemberPurchases([Shop.Mia], [first], first), "test");
        brands.Held(Brands.Grocer, 1);

        brands.Coalition.Decide((state, _) => EraseMember.ClearSome(state, command)).ShouldBeRefused(Reason.MemberHasHolds);
        brands.Coalition.Decide((state, _) => EraseMember.ClearSome(state, command with { PartnerNo = Brands.Airline })).ShouldBeRefused(Reason.MemberNotFound);
        brands.State.ClearedPurchases.Added.ShouldBeEmpty();

        brands.Void(Brands.Grocer, brands.State.Ledger.Holds.All().Single().No).Refusal.ShouldBeNull();
        brands.Coalition.Decide((state, _) => EraseMember.ClearSome(state, command)).Value.State.ShouldBe(MemberState.Active);
        brands.State.ClearedPurchases.Added.ShouldBe([first]);
    }

    [Fact]
    public void Goods_of_an_erased_person_come_back_without_saying_anything_new_of_it()
    {
        var bought = Bought(Brands.Grocer, Shop.Mia);
        var receipt = brands.Receipt(0) with { Store = "Central", Channel = Channel.Online };
        Erase(MemberPurchases.None).Refusal.ShouldBeNull();

        var back = brands.Coalition.Done((state, now) => ReversePurchase.Decide(state, now, new ReverseCommand(Brands.Grocer, bought, default, receipt, null, null))).Return;

        (back.Store, back.Channel, back.ReferenceSalt.Length, back.Reference).ShouldBe(("", Channel.Unspecified, 0, receipt.Reference));
        back.Points.ShouldBe(10);
        brands.State.ReadChain(back.ChainSeq)[0].ReferenceCommitment.ToArray().ShouldBe(receipt.Commitment().ToArray());
        brands.AddsUp().ShouldBeTrue();
    }

    private long Bought(int partnerNo, long memberNo) => brands.Earn(partnerNo, memberNo, 1_000).Value.Purchase.No;

    private Outcome<Member> Erase(MemberPurchases purchases) =>
        brands.Coalition.Decide((state, moment) => EraseMember.Decide(state, moment, new EraseMemberCommand(MemberSelector.ById(Shop.Mia), Brands.Hotel, purchases, "test")));
}
