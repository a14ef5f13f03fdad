using CoalitionHub.Bench.Servers;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.Bench.Load;

/// <summary>Quotes accepted, from the coalition's points to a brand's, through the SDK.</summary>
internal static class Exchanges
{
    private const long Points = 100;

    public static Call At(BenchPartner partner, IReadOnlyList<MemberSelector> members) => async (random, _) =>
    {
        var quote = await partner.Client.Exchanges.QuoteAsync(new QuoteExchangeRequest
        {
            Member = members[random.Next(members.Count)],
            FromCurrencyCode = "POINTS",
            ToCurrencyCode = BenchCoalition.BrandPoints,
            Points = Points,
        });
        await partner.Client.Exchanges.AcceptAsync(new AcceptExchangeRequest { SignedQuote = quote.SignedQuote, Proof = Present() });
    };

    /// <summary>The partner's word that the member is there.</summary>
    public static Proof Present() => Proof.Asserted(AssertionMethod.Passkey, DateTimeOffset.UtcNow);

    /// <summary>How many exchanges the database holds.</summary>
    public static long Count(ServerUnderTest server) => Earns.Ask(server, "SELECT count(*) FROM exchanges");
}
