using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Model.Reference;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf;

namespace CoalitionHub.Hub.Tests.Model;

/// <summary>Members who exchange one brand's points for another's.</summary>
internal sealed partial class RandomRun
{
    private static readonly (string From, string To)[] Ways = [("NIGHTS", "MILES"), ("MILES", "NIGHTS"), ("NIGHTS", "POINTS"), ("POINTS", "MILES")];

    private readonly List<(ReferenceQuote Quote, ByteString Signed)> quotes = [];

    private async Task Exchange()
    {
        var (from, to) = Pick(Ways);
        var member = Member();
        // Most routes lead from nights, and only the hotel has terms for them.
        var partner = In100(70) ? Model.Partners.Single(one => one.Brand == (from == "POINTS" ? "NIGHTS" : from)) : Pick(Model.Partners);
        var points = AnyPoints(Model.AvailableOf(member, from));
        points = In100(60) ? Math.Max(10, points / 10 * 10) : points;
        var request = new QuoteExchangeRequest { Member = Selector(member), FromCurrencyCode = from, ToCurrencyCode = to, Points = points };
        var (verdict, quote) = Model.Quote(partner, member, from, to, points);
        var answer = await Check(
            $"partner {partner.No}: quote {points} {from} to {to} of {member}", verdict,
            async () => await coalition.As(partner).Exchanges.QuoteExchangeAsync(request), answer => SayQuote(answer.Quote));
        if (answer is null || quote is null)
        {
            return;
        }

        quotes.Add((quote, answer.Quote.SignedQuote));
        await Meanwhile(member, partner);
        if (In100(75))
        {
            await Accept(partner, quote, answer.Quote.SignedQuote);
        }
    }

    /// <summary>Sometimes the member's points, or the terms, change before the quote is accepted.</summary>
    private async Task Meanwhile(ReferenceMember member, ReferencePartner partner)
    {
        (wanted, wantedPartner) = (member, partner);
        await (random.Next(12) switch
        {
            0 or 1 => Burn(null),
            2 => Burn(TimeSpan.Zero),
            3 => Earn(),
            4 => ChangeTerms(),
            _ => Task.CompletedTask,
        });
        (wanted, wantedPartner) = (null, null);
    }

    private async Task Accept()
    {
        if (quotes.Count > 0)
        {
            var (quote, signed) = quotes[random.Next(Math.Max(0, quotes.Count - 6), quotes.Count)];
            await Accept(In100(93) ? quote.Partner : Pick(Model.Partners), quote, signed);
        }
    }

    private async Task Accept(ReferencePartner partner, ReferenceQuote quote, ByteString signed)
    {
        concerned = quote.Member;
        var at = AnyProofTime();
        var request = new AcceptExchangeRequest { RequestId = HubPeople.NewRequest(), SignedQuote = signed, Proof = Proof(at) };
        await Check(
            $"partner {partner.No}: accept {quote.Points} of {quote.Member} by {quote.Route.Said.FromCurrencyCode} to {quote.Route.Said.ToCurrencyCode}, authenticated {at}",
            Model.Accept(partner, quote, at),
            async () => await coalition.As(partner).Exchanges.AcceptExchangeAsync(request),
            answer => answer.Exchange.State == ExchangeState.Completed ? "completed" : $"{answer.Exchange.State}", partner, request.RequestId);
    }

    private string SayQuote(Quote quote)
    {
        var lots = quote.Lots.Select(lot => $"{lot.Points} till {lot.ExpiryDate}");
        var money = quote.Money.Select(one => $"{Model.Partners.Single(partner => partner.Id == one.PartnerId).No} owes {one.OwedMicros} is due {one.DueMicros}");
        return $"{quote.PointsOut} for {quote.PointsIn}, fee {quote.FeePoints}, residue {quote.ResiduePoints}, till {quote.ExpiryDate}, lots [{string.Join(", ", lots)}], " +
            $"money [{string.Join(", ", money)}], binds till {quote.ExpiresTime.ToDateTimeOffset():O}";
    }
}
