using CoalitionHub.Hub.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Exchanges;

public sealed class RecentSignaturesTests
{
    private readonly RecentSignatures recent = new();

    [Fact]
    public void A_signature_is_known_by_its_key_its_quote_and_itself_together()
    {
        recent.Add("key", [1, 2, 3], [7, 8]);

        recent.Contains("key", [1, 2, 3], [7, 8]).ShouldBeTrue();
        recent.Contains("kex", [1, 2, 3], [7, 8]).ShouldBeFalse();
        recent.Contains("key", [1, 2, 4], [7, 8]).ShouldBeFalse();
        recent.Contains("key", [1, 2, 3], [7, 9]).ShouldBeFalse();
    }

    [Fact]
    public void Nothing_can_move_from_one_part_to_another()
    {
        recent.Add("key", [1, 2, 3], [7, 8]);

        recent.Contains("key", [8, 1, 2, 3], [7]).ShouldBeFalse();
        recent.Contains("ke", [1, 2, 3], [(byte)'y', 7, 8]).ShouldBeFalse();
    }

    [Fact]
    public void The_oldest_is_forgotten_when_there_are_too_many()
    {
        for (var number = 0; number <= RecentSignatures.Capacity; number++)
        {
            recent.Add("key", BitConverter.GetBytes(number), [7]);
        }

        recent.Contains("key", BitConverter.GetBytes(0), [7]).ShouldBeFalse();
        recent.Contains("key", BitConverter.GetBytes(1), [7]).ShouldBeTrue();
        recent.Contains("key", BitConverter.GetBytes(RecentSignatures.Capacity), [7]).ShouldBeTrue();
    }
}
