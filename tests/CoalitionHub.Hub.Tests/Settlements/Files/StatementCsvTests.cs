using System.Globalization;
using CoalitionHub.Hub.Settlements.Files;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements.Files;

public sealed class StatementCsvTests
{
    [Theory]
    [InlineData(4_650, 0, 0, NetDirection.Balanced)]
    [InlineData(0, 4_650, 0, NetDirection.Balanced)]
    [InlineData(5_000, 0, 1, NetDirection.PartnerReceives)]
    [InlineData(0, 5_000, 1, NetDirection.PartnerPays)]
    [InlineData(1_234_567, 30_000, 120, NetDirection.PartnerReceives)]
    [InlineData(30_000, 1_234_567, 120, NetDirection.PartnerPays)]
    [InlineData(70_000, 70_000, 0, NetDirection.Balanced)]
    public void The_rows_add_up_to_what_is_paid(long due, long owed, long cents, NetDirection direction)
    {
        var statement = new Statement
        {
            DueMicros = due,
            OwedMicros = owed,
            NetMicros = Math.Abs(due - owed),
            NetDirection = direction,
            Net = new Money { CurrencyCode = "HKD", MinorUnits = cents },
        };
        statement.Lines.Add(new StatementLine { Kind = StatementLineKind.Issued, OwedMicros = owed, DueMicros = due });

        var csv = new StringWriter();
        StatementCsv.Write(csv, statement);

        var rows = csv.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToList();
        rows.Sum(row => decimal.Parse(row[9], CultureInfo.InvariantCulture) - decimal.Parse(row[8], CultureInfo.InvariantCulture))
            .ShouldBe(direction == NetDirection.PartnerPays ? -cents / 100m : cents / 100m);
    }

    [Fact]
    public void Each_leg_has_a_row_that_adds_nothing()
    {
        var statement = new Statement { OwedMicros = 3_000_000, Net = new Money { CurrencyCode = "HKD", MinorUnits = 300 }, NetDirection = NetDirection.PartnerPays, NetMicros = 3_000_000 };
        statement.Legs.Add(new StatementLeg
        {
            Model = NettingModel.NetBilateral,
            OtherPartnerId = "ptn_2",
            Direction = NetDirection.PartnerPays,
            Micros = 5_000_000,
            Amount = new Money { CurrencyCode = "HKD", MinorUnits = 500 },
        });
        statement.Legs.Add(new StatementLeg { Model = NettingModel.Gross, Direction = NetDirection.PartnerReceives, Micros = 2_000_000, Amount = new Money { CurrencyCode = "HKD", MinorUnits = 200 } });

        var csv = new StringWriter();
        StatementCsv.Write(csv, statement);

        csv.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).Select(row => string.Join(' ', row[3], row[8], row[9], row[12], row[13], row[14])).ShouldBe(
        [
            "leg_net_bilateral 0.000000 0.000000 ptn_2 5.000000 ",
            "leg_gross 0.000000 0.000000   2.000000",
        ]);
    }
}
