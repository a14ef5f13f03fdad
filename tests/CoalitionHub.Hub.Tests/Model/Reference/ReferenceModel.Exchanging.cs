using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Ledger.V1;

namespace CoalitionHub.Hub.Tests.Model.Reference;

/// <summary>A way between two currencies.</summary>
internal sealed record ReferenceRoute(string Id, RouteTerms Said, ReferencePartner Issuer);

/// <summary>What was offered.</summary>
internal sealed record ReferenceQuote(
    ReferencePartner Partner, ReferenceMember Member, ReferenceRoute Route, AgreedTerms Terms, long Points, DateOnly LastDay, DateTimeOffset BindsUntil, string Lots)
{
    public bool IsAccepted { get; set; }
}

/// <summary>Exchanging one currency for another.</summary>
internal sealed partial class ReferenceModel
{
    public List<ReferenceRoute> Routes { get; } = [];

    public (Verdict Verdict, ReferenceQuote? Quote) Quote(ReferencePartner partner, ReferenceMember member, string from, string to, long points)
    {
        if (Routes.LastOrDefault(route => route.Said.FromCurrencyCode == from && route.Said.ToCurrencyCode == to) is not { } route)
        {
            return (Verdict.Refused("ROUTE_NOT_FOUND"), null);
        }

        var said = route.Said;
        var reasons = new List<string>();
        var fee = Exactly.Up(said.Fee, points);
        var arriving = Exactly.Down(said.Rate, points - fee);
        Add(reasons, points < said.MinimumPoints, "EXCHANGE_BELOW_MINIMUM");
        Add(reasons, points > said.MaximumPoints, "EXCHANGE_ABOVE_MAXIMUM");
        Add(reasons, points % said.IncrementPoints != 0, "EXCHANGE_NOT_INCREMENT");
        Add(reasons, arriving == 0, "EXCHANGE_YIELDS_NOTHING");
        Add(reasons, AvailableOf(member, from) < points, "INSUFFICIENT_POINTS");
        var terms = route.Issuer.TermsAt(to, Now);
        Add(reasons, terms is null, "NO_TERMS_IN_FORCE");
        if (reasons.Count > 0 || terms is null)
        {
            return (Verdict.Refused(reasons), null);
        }

        var lastDay = terms.LastDayOf(Now);
        var takeBack = Save();
        var moved = Carry(member, route, terms, points, lastDay);
        var isOverCap = IsOverCap(terms, 0);
        takeBack();
        if (isOverCap)
        {
            return (Verdict.Refused("NET_DEBIT_CAP_EXCEEDED"), null);
        }

        var until = Now + said.QuoteValidity.ToTimeSpan();
        var quote = new ReferenceQuote(partner, member, route, terms, points, lastDay, until, moved.LotIds);
        return (Verdict.Answered($"{points} for {arriving}, fee {fee}, residue {points - fee - Exactly.FewestFor(said.Rate, arriving)}, till {DayText(lastDay)}, lots [{moved.Lots}], money [{moved.Money}], binds till {until:O}"), quote);
    }

    public Verdict Accept(ReferencePartner partner, ReferenceQuote quote, DateTimeOffset? authenticatedAt)
    {
        var reasons = new List<string>();
        var from = quote.Route.Said.FromCurrencyCode;
        Add(reasons, partner != quote.Partner, "QUOTE_SIGNATURE_INVALID");
        Add(reasons, quote.IsAccepted, "QUOTE_ALREADY_ACCEPTED");
        Add(reasons, !Members.Contains(quote.Member), "QUOTE_LOTS_CHANGED");
        Add(reasons, Now > quote.BindsUntil, "QUOTE_EXPIRED");
        Add(reasons, quote.Route.Issuer.TermsAt(quote.Route.Said.ToCurrencyCode, Now) != quote.Terms, "QUOTE_TERMS_CHANGED");
        JudgeProof(quote.Member, partner.TermsAt(from, Now), quote.Points, authenticatedAt, reasons);
        Add(reasons, AvailableOf(quote.Member, from) < quote.Points, "INSUFFICIENT_POINTS");
        if (reasons.Count > 0)
        {
            return Verdict.Refused(reasons);
        }

        var takeBack = Save();
        var moved = Carry(quote.Member, quote.Route, quote.Terms, quote.Points, quote.LastDay);
        Add(reasons, IsOverCap(quote.Terms, 0), "NET_DEBIT_CAP_EXCEEDED");
        Add(reasons, moved.LotIds != quote.Lots, "QUOTE_LOTS_CHANGED");
        if (reasons.Count > 0)
        {
            takeBack();
            return Verdict.Refused(reasons);
        }

        quote.IsAccepted = true;
        Assert(quote.Member, quote.Points);
        return Verdict.Answered("completed");
    }

    /// <summary>
    /// "Wallet A to liquidity A, liquidity B to wallet B, fee as its own transfer; linked money transfers for what brand A owes
    /// and brand B is owed." Of the leaving points first those that buy go, then the fee, then the residue.
    /// </summary>
    private (string Lots, string LotIds, string Money) Carry(ReferenceMember member, ReferenceRoute route, AgreedTerms terms, long points, DateOnly lastDay)
    {
        var from = route.Said.FromCurrencyCode;
        var fee = Exactly.Up(route.Said.Fee, points);
        var arriving = Exactly.Down(route.Said.Rate, points - fee);
        var priced = Exactly.FewestFor(route.Said.Rate, arriving);
        var queue = new Queue<(AccountKind Into, BookAccount Payee, long Points)>(
        [
            (AccountKind.Liquidity, route.Issuer.Position, priced),
            (AccountKind.Fees, new BookAccount(AccountKind.Fees, Money), fee),
            (AccountKind.Rounding, new BookAccount(AccountKind.Rounding, Money), points - fee - priced),
        ]);
        var takes = TakesToBurn(member, from, points);
        var money = new List<(BookAccount From, BookAccount To, long Micros)>();
        var (into, payee, left) = queue.Dequeue();
        foreach (var take in takes)
        {
            for (var taken = take.Points; taken > 0;)
            {
                while (left == 0)
                {
                    (into, payee, left) = queue.Dequeue();
                }

                var some = Math.Min(taken, left);
                take.Lot.Points -= some;
                Books.Move(WalletOf(member, from), new BookAccount(into, from), some);
                money.Add((take.Lot.Terms.Funder, payee, take.Lot.Terms.PaidFor(some)));
                taken -= some;
                left -= some;
            }
        }

        foreach (var (payer, paid, micros) in money)
        {
            Books.Move(payer, paid, micros);
        }

        if (terms.IsPaidAtIssuance)
        {
            money.Add((terms.Partner.Position, terms.Funder, terms.CostOf(arriving)));
        }

        var lots = string.Join(", ", takes.Select(take => $"{take.Points} till {DayText(take.Lot.LastDay)}"));
        var ids = string.Join(", ", takes.Select(take => $"{take.Points} of {take.Lot.Id}"));
        Tidy(LotsOf(member, from));
        Issue(terms, new BookAccount(AccountKind.Liquidity, terms.Currency), member, arriving, lastDay, DateOnly.MinValue);
        return (lots, ids, MoneyText(money));
    }

    private string MoneyText(List<(BookAccount From, BookAccount To, long Micros)> money)
    {
        var real = money.Where(one => one.From != one.To && one.Micros > 0).ToList();
        return string.Join(", ", Partners
            .Select(partner => (
                partner.No,
                Owed: real.Where(one => one.From == partner.Position).Sum(one => one.Micros),
                Due: real.Where(one => one.To == partner.Position).Sum(one => one.Micros)))
            .Where(partner => partner.Owed + partner.Due > 0)
            .Select(partner => $"{partner.No} owes {partner.Owed} is due {partner.Due}"));
    }

    /// <summary>Remembers everything that an exchange changes.</summary>
    /// <returns>What takes it back. The lots stay the same ones, since holds name them.</returns>
    private Action Save()
    {
        var (books, lot) = (Books.Copy(), lastLot);
        var before = wallets.ToDictionary(wallet => wallet.Key, wallet => wallet.Value.ConvertAll(one => (Lot: one, one.Points, one.Held)));
        return () =>
        {
            (Books, lastLot) = (books, lot);
            foreach (var (key, lots) in wallets)
            {
                lots.Clear();
                foreach (var (one, points, held) in before.GetValueOrDefault(key) ?? [])
                {
                    (one.Points, one.Held) = (points, held);
                    lots.Add(one);
                }
            }
        };
    }
}
