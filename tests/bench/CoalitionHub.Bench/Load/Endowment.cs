using CoalitionHub.Bench.Servers;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.Bench.Load;

/// <summary>Gives every member points to spend, by one large purchase at each of some partners.</summary>
internal static class Endowment
{
    private const long MinorUnits = 100_000_000;

    /// <returns>How many purchases that were.</returns>
    public static async Task<long> GiveAsync(ServerUnderTest server, IEnumerable<BenchPartner> partners, CancellationToken cancellationToken)
    {
        var given = 0L;
        foreach (var partner in partners)
        {
            await foreach (var outcome in partner.Client.Points.EarnManyAsync(Purchases(server.Coalition.Cards), cancellationToken))
            {
                given += outcome.Failure is null ? 1 : throw outcome.Failure;
            }
        }

        return given;
    }

    private static async IAsyncEnumerable<EarnRequest> Purchases(IReadOnlyList<MemberSelector> members)
    {
        foreach (var member in members)
        {
            yield return new EarnRequest
            {
                Member = member,
                Receipt = new Receipt { MerchantReference = Guid.NewGuid().ToString("N"), Amount = new Money("HKD", MinorUnits), Store = "0001", Channel = Channel.Store },
            };
        }

        await Task.CompletedTask;
    }
}
