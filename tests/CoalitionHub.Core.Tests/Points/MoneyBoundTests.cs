using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Points;

/// <summary>However many points a call may be about, the money behind them is bounded too.</summary>
public sealed class MoneyBoundTests
{
    /// <summary>So many of the dearest points are worth exactly the most.</summary>
    private const long Most = AmountLimits.MaxMicros / TermsBounds.MaxMicrosPerPoint;

    private static readonly Fraction Dearest = new(TermsBounds.MaxMicrosPerPoint, 1);

    private readonly Brands brands = new();

    [Fact]
    public void Earning_points_worth_more_than_one_transfer_may_move_is_refused_by_name()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { IssuePrice = Dearest, NetDebitCapMicros = long.MaxValue / 2 });

        brands.Buy(Brands.Grocer, (Most + 1) * 100, isOffline: true).ShouldBeRefused(Reason.AmountTooLarge);
        brands.Buy(Brands.Grocer, Most * 100).Refusal.ShouldBeNull();
        brands.AddsUp().ShouldBeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0L)]
    public void Burning_or_holding_points_worth_more_is_refused_too(long? holdMicros)
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with
        {
            IssuePrice = new Fraction(1, 1),
            RedemptionPrice = Dearest,
            AssertionMaxPoints = 2 * Most,
            AssertionMaxPointsPerDay = 10 * Most,
        });
        brands.Bought(Brands.Grocer, (Most + 1) * 100);

        brands.Spend(Brands.Grocer, Most + 1, holdMicros).ShouldBeRefused(Reason.AmountTooLarge);
        brands.Spend(Brands.Grocer, Most, holdMicros).Refusal.ShouldBeNull();
        brands.AddsUp().ShouldBeTrue();
    }
}
