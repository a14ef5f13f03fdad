using System.Buffers.Binary;
using System.Security.Cryptography;
using CoalitionHub.Core.Settlements.Reconciliation;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Reconciliation;

public sealed class DigestTests
{
    private static readonly TillTransaction Earn = new(1, "till-7", 20_000, 120);

    [Fact]
    public void What_is_hashed_is_what_the_contract_says()
    {
        Earn.Key().ShouldBe(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData([0, 1, .. "till-7"u8])));
        Earn.Content().ShouldBe(BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData([1, 1, 0, 0, 0x4E, 0x20, 0, 0, 0, 0, 0, 0, 0, 120, .. "till-7"u8])));
    }

    [Fact]
    public void A_reference_of_64_letters_of_any_alphabet_is_hashed()
    {
        var reference = new string('漢', 64);

        new TillTransaction(1, reference, 1, 1).Key().ShouldBe(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData([0, 1, .. System.Text.Encoding.UTF8.GetBytes(reference)])));
    }

    [Fact]
    public void A_digest_does_not_depend_on_the_order_and_sees_every_change()
    {
        TillTransaction burn = new(2, "till-7", 20_000, 120);
        var digest = default(RangeDigest).With(Earn).With(burn);

        default(RangeDigest).With(burn).With(Earn).ShouldBe(digest);
        digest.Count.ShouldBe(2);
        foreach (var other in new[] { Earn with { Points = 121 }, Earn with { Day = 20_001 }, Earn with { Reference = "till-8" }, Earn with { Kind = 3 } })
        {
            default(RangeDigest).With(other).With(burn).ShouldNotBe(digest);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(365)]
    public void The_parts_of_days_are_the_days_without_a_gap(int days)
    {
        var parts = new DayRange(100, 100 + days - 1).Split().ToList();

        parts.Count.ShouldBe(Math.Min(days, DayRange.Parts));
        parts[0].First.ShouldBe(100);
        parts[^1].Last.ShouldBe(100 + days - 1);
        parts.Zip(parts.Skip(1), (one, next) => next.First - one.Last).ShouldAllBe(gap => gap == 1);
        parts.ShouldAllBe(part => part.Last >= part.First);
    }

    [Fact]
    public void Days_know_their_digests_and_where_their_purchases_are()
    {
        PartnerDays days = new();
        days.Add(7, Earn);
        days.Add(9, Earn with { Day = 20_002, Reference = "late" });
        days.Add(12, Earn with { Reference = "later" });

        days.DigestOf(new DayRange(20_000, 20_001)).ShouldBe(default(RangeDigest).With(Earn).With(Earn with { Reference = "later" }));
        days.NumbersOf(new DayRange(20_000, 20_000)).ShouldBe((7L, 12L));
        days.NumbersOf(new DayRange(20_001, 20_002)).ShouldBe((9L, 9L));
        days.NumbersOf(new DayRange(20_003, 30_000)).ShouldBeNull();
    }
}
