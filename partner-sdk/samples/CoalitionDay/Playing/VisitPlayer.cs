using System.Diagnostics;
using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Planning;
using CoalitionHub.CoalitionDay.Reading;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.CoalitionDay.Playing;

/// <summary>Carries out the steps of a visit through the partner SDK, as a brand's own systems would.</summary>
internal sealed class VisitPlayer(
    IReadOnlyDictionary<string, ICoalitionHubClient> hubs, RequestIds ids, ProgrammeMoney money, Tally tally, EarlierExchanges earlier)
{
    /// <summary>Carries out one step and counts what the hub says of it.</summary>
    public async Task PlayAsync(PlayedMember member, Step step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hub = hubs[step.Brand];
        switch (step)
        {
            case EnrolStep enrol:
                await EnrolAsync(hub, member, enrol, now, cancellationToken);
                break;
            case LinkStep link:
                await hub.Members.LinkAsync(
                    new LinkMemberRequest
                    {
                        RequestId = Id(link, now),
                        Member = member.ByCard,
                        BrandMemberNumber = member.Number,
                        Proof = ProofOf(member, ProofKind.Assertion, now),
                    },
                    cancellationToken);
                tally.Add(link);
                break;
            case SecretStep secret:
                member.Secret = await hub.Members.CreateProofSecretAsync(
                    new CreateProofSecretRequest { RequestId = Id(secret, now), Member = member.ByNumber }, cancellationToken);
                tally.Add(secret);
                break;
            case EarnStep earn:
                await EarnAsync(hub, member, earn, cancellationToken);
                break;
            case ReleaseStep release:
                await ReleaseAsync(hub, member, release, now, cancellationToken);
                break;
            case ReturnStep back:
                await ReturnAsync(hub, back, now, cancellationToken);
                break;
            case BurnStep { HeldPoints: 0 } burn:
                await BurnAsync(hub, member, burn, now, cancellationToken);
                break;
            case BurnStep burn:
                await AuthoriseAndCaptureAsync(hub, member, burn, now, cancellationToken);
                break;
            case ExchangeStep exchange:
                await ExchangeAsync(hub, member, exchange, now, cancellationToken);
                break;
            default:
                throw new InvalidOperationException($"Nobody knows how to play {step}.");
        }
    }

    private async Task EnrolAsync(ICoalitionHubClient hub, PlayedMember member, EnrolStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = new EnrolMemberRequest { RequestId = Id(step, now), BrandMemberNumber = member.Number };
        member.Enrolled(await hub.Members.EnrolAsync(request, cancellationToken));
        tally.Add(step);
    }

    private async Task EarnAsync(ICoalitionHubClient hub, PlayedMember member, EarnStep step, CancellationToken cancellationToken)
    {
        var purchase = step.Purchase;
        var request = new EarnRequest
        {
            RequestId = ids.For("earn", purchase.Line, purchase.Time),
            Member = member.ByNumber,
            Receipt = new Receipt
            {
                MerchantReference = purchase.Reference,
                Amount = money.Money(purchase.Amount),
                Lines = [.. purchase.Basket.Select(Line)],
                Store = purchase.Store,
                Channel = purchase.Channel,
                PurchaseTime = purchase.Time,
            },
        };
        var started = Stopwatch.GetTimestamp();
        var earned = await hub.Points.EarnAsync(request, cancellationToken);
        tally.Add(step with { Points = earned.Points }, Stopwatch.GetElapsedTime(started));
        member.LastPurchase = earned.PurchaseId;
        Expect(step, earned.Points, step.Points, "points earned");
    }

    private async Task ReleaseAsync(ICoalitionHubClient hub, PlayedMember member, ReleaseStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = new ReleasePendingRequest { RequestId = Id(step, now), PurchaseId = member.LastPurchase };
        var released = await hub.Points.ReleasePendingAsync(request, cancellationToken);
        tally.Add(step with { Points = released.Points });
        Expect(step, released.Points, step.Points, "points released");
    }

    private async Task ReturnAsync(ICoalitionHubClient hub, ReturnStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = new ReverseRequest
        {
            RequestId = Id(step, now),
            Key = new PurchaseKey(PurchaseKind.Earn, step.Purchase.Reference),
            ReturnReference = $"return-{step.Line}",
            Amount = money.Money(step.Amount),
            Store = step.Purchase.Store,
        };
        var reversed = await hub.Points.ReverseAsync(request, cancellationToken);
        tally.Add(step with { Points = reversed.Points });
        Expect(step, reversed.Points, step.Points, "points taken back");
    }

    private async Task BurnAsync(ICoalitionHubClient hub, PlayedMember member, BurnStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = new BurnRequest
        {
            RequestId = Id(step, now),
            Member = member.ByCard,
            Points = step.Points,
            Proof = ProofOf(member, step.Proof, now),
            Receipt = ReceiptOf(step),
        };
        var burnt = await hub.Points.BurnAsync(request, cancellationToken);
        Count(step, burnt.Points, burnt.Value, calls: 1);
    }

    private async Task AuthoriseAndCaptureAsync(ICoalitionHubClient hub, PlayedMember member, BurnStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var request = new AuthoriseBurnRequest
        {
            RequestId = ids.For("authorise", step.Line, now),
            Member = member.ByCard,
            Points = step.HeldPoints,
            Proof = ProofOf(member, step.Proof, now),
            Receipt = ReceiptOf(step),
        };
        var hold = await hub.Points.AuthoriseBurnAsync(request, cancellationToken);
        var capture = new CaptureBurnRequest { RequestId = Id(step, now), HoldId = hold.HoldId, Points = step.Points };
        var captured = await hub.Points.CaptureBurnAsync(capture, cancellationToken);
        Expect(step, captured.ReleasedPoints, step.HeldPoints - step.Points, "points of the hold that are free again");
        Count(step, captured.Points, captured.Value, calls: 2);
    }

    private async Task ExchangeAsync(ICoalitionHubClient hub, PlayedMember member, ExchangeStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // A quote is another one each time, so a run that is continued looks whether the exchange was made before.
        var exchange = earlier.Next(step.Brand, member.Id);
        if (exchange is null)
        {
            var quote = await hub.Exchanges.QuoteAsync(
                new QuoteExchangeRequest { Member = member.ByNumber, FromCurrencyCode = step.Route.From, ToCurrencyCode = step.Route.To, Points = step.PointsOut },
                cancellationToken);
            Expect(step, quote.PointsIn, step.PointsIn, "points quoted");
            exchange = await hub.Exchanges.AcceptAsync(
                new AcceptExchangeRequest { RequestId = Id(step, now), SignedQuote = quote.SignedQuote, Proof = ProofOf(member, ProofKind.Code, now) },
                cancellationToken);
        }

        exchange = await SettledAsync(hub, exchange, cancellationToken);
        tally.Add(step with { PointsOut = exchange.PointsOut, PointsIn = exchange.PointsIn });
        Expect(step, exchange.PointsIn, step.PointsIn, "points that came");
        Expect(step, (long)exchange.State, (long)ExchangeState.Completed, "state of the exchange");
    }

    /// <summary>Where a brand keeps the points, the hub waits for it.</summary>
    private static async Task<Exchange> SettledAsync(ICoalitionHubClient hub, Exchange exchange, CancellationToken cancellationToken)
    {
        if (exchange.State == ExchangeState.Completed)
        {
            return exchange;
        }

        var last = exchange;
        await foreach (var update in hub.Exchanges.WatchAsync(exchange.Id, cancellationToken))
        {
            last = update.Exchange;
        }

        return last;
    }

    private void Count(BurnStep step, long points, Money value, int calls)
    {
        tally.Add(step with { Points = points, Value = money.Amount(value.MinorUnits) }, calls);
        Expect(step, points, step.Points, "points burnt");
        Expect(step, value.MinorUnits, money.Money(step.Value).MinorUnits, "minor units off the bill");
    }

    private void Expect(Step step, long answered, long expected, string what)
    {
        if (answered != expected)
        {
            tally.Add(new Fault(step.Line, step.Brand, what, $"the hub says {answered}, by hand it is {expected}"));
        }
    }

    private RequestId Id(Step step, DateTimeOffset now) => ids.For(step.GetType().Name, step.Line, now);

    private ReceiptLine Line(BasketLine line) => new(line.Sku, line.QuantityMillis, money.Money(line.Amount), line.Category);

    private static Receipt ReceiptOf(BurnStep step) => new() { MerchantReference = $"burn-{step.Line}", Channel = step.Proof == ProofKind.Assertion ? Channel.App : Channel.Store };

    /// <summary>The code that the member's wallet shows now; or that the member signed in to the brand's app a minute ago.</summary>
    private static Proof ProofOf(PlayedMember member, ProofKind kind, DateTimeOffset now) => kind == ProofKind.Code
        ? Proof.Code(member.Secret?.CodeAt(now) ?? "without a secret")
        : Proof.Asserted(AssertionMethod.Passkey, now.AddMinutes(-1));
}
