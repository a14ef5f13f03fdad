using System.Data.Common;
using CoalitionHub.Bench.Servers;
using CoalitionHub.PartnerSdk;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CoalitionHub.Bench.Load;

/// <summary>Earns at one partner by random members, through the SDK.</summary>
internal static class Earns
{
    public static Call At(BenchPartner partner, IReadOnlyList<MemberSelector> members) =>
        async (random, _) => await partner.Client.Points.EarnAsync(Request(random, members));

    public static EarnRequest Request(Random random, IReadOnlyList<MemberSelector> members) => new()
    {
        Member = members[random.Next(members.Count)],
        Receipt = new Receipt
        {
            MerchantReference = random.NextInt64().ToString("x16") + Guid.NewGuid().ToString("N")[..16],
            Amount = new Money("HKD", random.Next(1_00, 500_00)),
            Store = "0042",
            Channel = Channel.Store,
        },
    };

    /// <summary>How many purchases the database holds: what was acknowledged must be there, and nothing else.</summary>
    public static long Count(ServerUnderTest server) => Ask(server, "SELECT count(*) FROM purchases");

    /// <summary>How many batches the journal has: its head's version.</summary>
    public static long Batches(ServerUnderTest server) => Ask(server, "SELECT version FROM journal_head");

    /// <summary>One number from the database.</summary>
    public static long Ask(ServerUnderTest server, string question)
    {
        using DbConnection connection = server.IsPostgres ? new NpgsqlConnection(server.ConnectionString) : new SqliteConnection(server.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
