using System.Collections.Immutable;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Prices;
using CoalitionHub.Core.Settlements.Proof;
using CoalitionHub.Core.Tests.Exchanges;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Proof;

public sealed class WindowTreesTests
{
    [Fact]
    public void Whatever_happened_the_lines_add_up_to_the_statement_and_every_transfer_is_in_order() =>
        Prop.ForAll(RandomJournal.Steps().ArrayOf(80).ToArbitrary(), steps =>
        {
            RandomJournal journal = new();
            Settling settling = new(journal.Brands);
            foreach (var step in steps)
            {
                journal.Take(step);
            }

            if (!settling.Close().TryGet(out var closed, out _))
            {
                return;
            }

            var sum = settling.Sum(closed.Closed);
            var lines = Read(journal.Brands, closed.Closed);
            var added = lines.GroupBy(line => new LineKey(closed.Closed.No, line.PartnerNo, line.Kind, line.CurrencyNo)).ToDictionary(
                group => group.Key,
                group => (group.LongCount(line => line.Points > 0), group.Sum(line => line.Points), group.Sum(line => line.OwedMicros), group.Sum(line => line.DueMicros)));
            foreach (var line in sum.Lines.Where(line => line.Key.Kind is not (LineKind.Fee or LineKind.Interchange or LineKind.IssueTrueUp or LineKind.RedemptionTrueUp or LineKind.JointFunding)))
            {
                added[line.Key].ShouldBe((line.Count, line.Points, line.OwedMicros, line.DueMicros));
            }

            added.Count.ShouldBe(sum.Lines.Count(line => line.Key.Kind is not (LineKind.Fee or LineKind.Interchange or LineKind.IssueTrueUp or LineKind.RedemptionTrueUp or LineKind.JointFunding)));
            lines.Select(line => line.Transfer.Seq).ShouldBeInOrder();
            Roots(journal.Brands, closed.Closed).ShouldContain(root => root.Key.PartnerNo == 0 && root.Count == 3);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    [Fact]
    public void The_same_window_has_the_same_roots_and_another_line_another_root()
    {
        Brands brands = new();
        Settling settling = new(brands);
        brands.Earn(Brands.Grocer, 1, 12_345).Refusal.ShouldBeNull();
        var first = settling.Close().Value.Closed;
        var roots = Roots(brands, first);
        brands.Earn(Brands.Grocer, 1, 12_345).Refusal.ShouldBeNull();
        var second = settling.Close().Value.Closed;

        Roots(brands, first).Zip(roots, (again, before) => again.Agrees(before)).ShouldAllBe(agrees => agrees);
        Of(Roots(brands, second), Brands.Grocer).Hash.ToArray().ShouldNotBe(Of(roots, Brands.Grocer).Hash.ToArray());
        // One line of points and one of money; the airline has none.
        (Of(roots, Brands.Grocer).Count, Of(roots, Brands.Grocer).OwedMicros, Of(roots, Brands.Airline).Count).ShouldBe((2, 738_000, 0));
    }

    [Fact]
    public void A_second_calculation_that_comes_to_other_lines_is_not_kept()
    {
        Brands brands = new();
        Settling settling = new(brands);
        brands.Earn(Brands.Grocer, 1, 12_345).Refusal.ShouldBeNull();
        var window = settling.Close().Value.Closed;
        var sum = settling.Sum(window);
        var roots = Roots(brands, window);
        Calculate(roots).Refusal.ShouldBeNull();
        Calculate(roots).Refusal.ShouldBeNull();

        Should.Throw<InvalidOperationException>(() => Calculate([roots[0] with { Count = 3 }, .. roots[1..]]));

        Core.Outcomes.Outcome<Window> Calculate(ImmutableArray<WindowRoot> kept) => brands.Coalition.Decide((state, now) =>
            CalculateWindow.Decide(state, now, new CalculateWindowCommand(window.No, sum, Brands.Maker) { Roots = kept }));
    }

    [Fact]
    public void The_canonical_bytes_are_as_the_contract_says()
    {
        Brands brands = new();
        brands.Earn(Brands.Grocer, 1, 12_345).Refusal.ShouldBeNull();
        var line = Read(brands, new Settling(brands).Close().Value.Closed)[0];
        var commitment = line.Transfer.ReferenceCommitment.ToArray();
        commitment.Length.ShouldBe(16);

        var bytes = line.CanonicalBytes("PTS", "trm_1");

        Convert.ToHexString(bytes).ShouldBe(
            "01" + Hex(line.Transfer.Seq) + Hex(line.Transfer.ChainSeq) + "01" + "03505453" + Hex(123) + Hex(0) + Hex(0) + Hex(line.EffectiveMicros) +
            Hex(line.Transfer.TimeMicros) + "10" + Convert.ToHexString(commitment) + "0574726D5F31" + "01");
    }

    private static string Hex(long value) => value.ToString("X16", null);

    private static WindowRoot Of(ImmutableArray<WindowRoot> roots, int partnerNo) => roots.Single(root => root.Key.PartnerNo == partnerNo);

    private static List<PartLine> Read(Brands brands, Window window)
    {
        brands.Coalition.Commit();
        PartLineReader reader = new(new WindowTerms(brands.State.Terms.All()));
        List<PartLine> lines = [];
        foreach (var transfer in brands.Coalition.Archive.Transfers.Where(transfer => transfer.Seq >= window.FromSeq && transfer.Seq <= window.ToSeq))
        {
            lines.AddRange(reader.Add(transfer));
        }

        return [.. lines, .. reader.Finish()];
    }

    private static ImmutableArray<WindowRoot> Roots(Brands brands, Window window)
    {
        brands.Coalition.Commit();
        WindowTrees trees = new(
            window, new WindowTerms(brands.State.Terms.All()), no => brands.State.Currencies.Find(no).ShouldNotBeNull().Code.Text);
        foreach (var transfer in brands.Coalition.Archive.Transfers.Where(transfer => transfer.Seq >= window.FromSeq && transfer.Seq <= window.ToSeq))
        {
            trees.Add(transfer);
        }

        return trees.Finish([.. brands.State.Partners.Committed], new Settling(brands).Sum(window).Shares);
    }
}
