using CoalitionHub.Bench.Servers;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.Bench.Load;

/// <summary>
/// A shop day: 70 % earns, 15 % burns (authorised, then captured), 10 % balances, 5 % exchanges (quoted, then accepted), seven
/// in ten of them at the first of four partners. A burn and an exchange are two RPCs and count as one call.
/// </summary>
internal sealed class MixedCalls(ServerUnderTest server)
{
    private readonly Call[] earns = [.. server.Coalition.Partners.Select(partner => Earns.At(partner, server.Coalition.Cards))];
    private readonly Call[] exchanges = [.. server.Coalition.Partners.Select(partner => Exchanges.At(partner, server.Coalition.Cards))];
    private long purchased;
    private long exchanged;

    /// <summary>Purchases (earns and burns) that were acknowledged.</summary>
    public long Purchased => Volatile.Read(ref purchased);

    /// <summary>Exchanges that were acknowledged.</summary>
    public long Exchanged => Volatile.Read(ref exchanged);

    public async Task CallAsync(Random random, long number)
    {
        var partner = random.Next(10) is var skew and < 4 and > 0 ? skew : 0;
        switch (random.Next(100))
        {
            case < 70:
                await earns[partner](random, number);
                Interlocked.Increment(ref purchased);
                break;
            case < 85:
                await BurnAsync(server.Coalition.Partners[partner], random);
                break;
            case < 95:
                await server.Coalition.Partners[partner].Client.Points.GetBalanceAsync(Member(random));
                break;
            default:
                // The brand with points of its own has no say over the coalition's: those are exchanged at the others.
                await exchanges[partner + 1 == BenchCoalition.BrandWithPoints ? 0 : partner](random, number);
                Interlocked.Increment(ref exchanged);
                break;
        }
    }

    private async Task BurnAsync(BenchPartner partner, Random random)
    {
        var held = await partner.Client.Points.AuthoriseBurnAsync(new AuthoriseBurnRequest
        {
            Member = Member(random),
            Points = random.Next(1, 20),
            Proof = Exchanges.Present(),
            Receipt = new Receipt { MerchantReference = Guid.NewGuid().ToString("N"), Store = "0042", Channel = Channel.Store },
        });
        Interlocked.Increment(ref purchased);
        await partner.Client.Points.CaptureBurnAsync(new CaptureBurnRequest { HoldId = held.HoldId });
    }

    private MemberSelector Member(Random random) => server.Coalition.Cards[random.Next(server.Coalition.Cards.Count)];
}
