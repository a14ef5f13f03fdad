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
    public static async Task<long> CountAsync(ServerUnderTest server)
    {
        await using DbConnection connection = server.IsPostgres ? new NpgsqlConnection(server.ConnectionString) : new SqliteConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM purchases";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
