using CoalitionHub.Core.Members;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.PartnerSdk;
using AssertionMethod = CoalitionHub.PartnerSdk.AssertionMethod;
using CreateProofSecretRequest = CoalitionHub.PartnerSdk.CreateProofSecretRequest;
using MemberSelector = CoalitionHub.PartnerSdk.MemberSelector;
using Proof = CoalitionHub.PartnerSdk.Proof;
using Wire = CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Tests.Exchanges.ThroughSdk;

/// <summary>A way to each reason for which a quote isn't carried out.</summary>
internal static class AcceptRefusals
{
    private const string SomeCode = "000000";

    public static IReadOnlyDictionary<CoalitionHubReason, Func<SdkMarket, Task>> Ways { get; } = new Dictionary<CoalitionHubReason, Func<SdkMarket, Task>>
    {
        [CoalitionHubReason.QuoteExpired] = async market =>
        {
            var quote = await Quoted(market);
            market.Hub.Clock.MoveTo(market.Hub.Now.AddMinutes(6));
            await market.AcceptAsync(quote);
        },
        [CoalitionHubReason.QuoteSignatureInvalid] = async market =>
        {
            var changed = (await Quoted(market)).SignedQuote.ToArray();
            changed[^1] ^= 1;
            await market.Hotel.Exchanges.AcceptAsync(new AcceptExchangeRequest { SignedQuote = changed, Proof = market.Word });
        },
        [CoalitionHubReason.FieldMissing] = market => market.Hotel.Exchanges.AcceptAsync(new AcceptExchangeRequest { SignedQuote = Array.Empty<byte>(), Proof = market.Word }),
        [CoalitionHubReason.FieldTooLong] = market => market.Hotel.Exchanges.AcceptAsync(new AcceptExchangeRequest { SignedQuote = new byte[65_537], Proof = market.Word }),
        [CoalitionHubReason.QuoteTermsChanged] = async market =>
        {
            var quote = await Quoted(market);
            await market.RouteAsync();
            await market.AcceptAsync(quote);
        },
        [CoalitionHubReason.QuoteLotsChanged] = async market =>
        {
            await market.RouteAsync();
            var guest = await market.Market.GuestAsync(100);
            // Points of another month are another lot.
            market.Hub.Clock.MoveTo(market.Hub.Now.AddDays(40));
            await market.Market.Hotel.Points.EarnAsync(Till.Earn(guest, 100_00));
            var quote = await market.QuoteAsync(MemberSelector.ByCard(guest.CardNumber), 110);
            await market.Market.Hotel.Points.BurnAsync(market.Hub.Burn(guest, 50));
            await market.AcceptAsync(quote);
        },
        [CoalitionHubReason.QuoteAlreadyAccepted] = async market =>
        {
            var quote = await Quoted(market);
            await market.AcceptAsync(quote);
            await market.AcceptAsync(quote);
        },
        [CoalitionHubReason.QuoteBonusUsedUp] = async market =>
        {
            await market.RouteAsync(terms => terms.Bonus = new Wire.RouteBonus { BlockPoints = 100, PointsPerBlock = 10, BudgetPoints = 15 });
            var guest = await market.GuestAsync();
            var (one, other) = (await market.QuoteAsync(guest), await market.QuoteAsync(guest, 120));
            await market.AcceptAsync(one);
            await market.AcceptAsync(other);
        },
        [CoalitionHubReason.ProofWrong] = async market => await market.AcceptAsync(await Quoted(market), Proof.Asserted(AssertionMethod.Passkey, market.Hub.Now.AddMinutes(-10))),
        [CoalitionHubReason.ProofNotSetUp] = async market => await market.AcceptAsync(await Quoted(market), Proof.Code(SomeCode)),
        [CoalitionHubReason.ProofReplayed] = async market =>
        {
            var (guest, code) = await GuestWithCode(market);
            var (one, other) = (await market.QuoteAsync(guest), await market.QuoteAsync(guest, 120));
            await market.AcceptAsync(one, Proof.Code(code));
            await market.AcceptAsync(other, Proof.Code(code));
        },
        [CoalitionHubReason.ProofLocked] = async market =>
        {
            var (guest, code) = await GuestWithCode(market);
            var wrong = code == SomeCode ? "111111" : SomeCode;
            var quote = await market.QuoteAsync(guest);
            for (var tries = 0; tries < 100; tries++)
            {
                try
                {
                    await market.AcceptAsync(quote, Proof.Code(wrong));
                }
                catch (CoalitionHubException refusal) when (refusal.Reason == CoalitionHubReason.ProofWrong)
                {
                    // And again.
                }
            }
        },
        [CoalitionHubReason.AssertionLimitExceeded] = async market =>
        {
            await market.RouteAsync(terms => terms.MaximumPoints = 200_000);
            await market.AcceptAsync(await market.QuoteAsync(await market.GuestAsync(150_000), 100_001));
        },
        [CoalitionHubReason.RequestIdReused] = async market =>
        {
            await market.RouteAsync();
            var guest = await market.GuestAsync();
            var first = new AcceptExchangeRequest { SignedQuote = (await market.QuoteAsync(guest)).SignedQuote, Proof = market.Word };
            var other = new AcceptExchangeRequest { RequestId = first.RequestId, SignedQuote = (await market.QuoteAsync(guest, 120)).SignedQuote, Proof = market.Word };
            await market.Hotel.Exchanges.AcceptAsync(first);
            await market.Hotel.Exchanges.AcceptAsync(other);
        },
    };

    private static async Task<ExchangeQuote> Quoted(SdkMarket market)
    {
        await market.RouteAsync();
        return await market.QuoteAsync(await market.GuestAsync());
    }

    private static async Task<(MemberSelector Guest, string Code)> GuestWithCode(SdkMarket market)
    {
        await market.RouteAsync();
        var guest = await market.GuestAsync();
        var secret = await market.Hotel.Members.CreateProofSecretAsync(new CreateProofSecretRequest { Member = guest });
        return (guest, RotatingCode.At(Base32.Decode(secret.SecretBase32), RotatingCode.StepOf(market.Hub.Clock.NowMicros)));
    }
}
