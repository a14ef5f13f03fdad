using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.State;

namespace CoalitionHub.Core.Tests.Exchanges;

/// <summary>
/// A coalition of three: a grocer that gives the coalition's points and pays for them at issuance, a hotel group whose own
/// points are paid for when they are burnt, and an airline whose miles are paid for at issuance.
/// </summary>
internal sealed class Brands
{
    public const int Grocer = 1;
    public const int Hotel = 2;
    public const int Airline = 3;
    public const int Pts = Currency.CoalitionPointsNo;
    public const int Nights = 3;
    public const int Miles = 4;
    public const int Maker = 11;
    public const int Checker = 12;

    private int references;

    public Brands(string money = "HKD")
    {
        Coalition = new Coalition(money);
        State.Currencies.Put(Nights, new Currency(Nights, CurrencyCode.Parse("NIGHTS"), CurrencyKind.BrandPoints, "Nights", Hotel, Coalition.NowMicros));
        State.Currencies.Put(Miles, new Currency(Miles, CurrencyCode.Parse("MILES"), CurrencyKind.BrandPoints, "Miles", Airline, Coalition.NowMicros));
        AddPartner(Grocer, "grocer", 0);
        AddPartner(Hotel, "hotel", Nights);
        AddPartner(Airline, "airline", Miles);
        foreach (var no in new[] { Maker, Checker })
        {
            State.Staff.Put(no, new StaffMember(no, $"Person {no}", Roles.FinanceMaker | Roles.FinanceChecker, 0, true, Coalition.NowMicros));
        }

        PutTerms(Sample(Grocer, Pts, FundingModel.AtIssuance, issue: new Fraction(6000, 1), redemption: new Fraction(5000, 1)));
        PutTerms(Sample(Hotel, Nights, FundingModel.AtRedemption, issue: new Fraction(10_000, 3), redemption: new Fraction(3000, 1)));
        PutTerms(Sample(Airline, Miles, FundingModel.AtIssuance, issue: new Fraction(20_000, 1), redemption: new Fraction(17_001, 2)));
        Enrol(1);
        Enrol(2);
        Coalition.Commit();
    }

    public Coalition Coalition { get; }

    public HubState State => Coalition.State;

    public static CurrencyCode Code(string text) => CurrencyCode.Parse(text);

    public static Account Wallet(HubState state, int currencyNo, long memberNo) => state.Ledger.Account(PointsAccounts.Wallet(currencyNo, memberNo));

    public long Balance(AccountKind kind, int currencyNo, long owner = 0) => State.Ledger.Account(AccountId.Of(kind, currencyNo, owner)).Balance;

    public long Position(int partnerNo) => Balance(AccountKind.Position, Currency.SettlementMoneyNo, partnerNo);

    public Terms TermsOf(int partnerNo, int currencyNo) => State.Schedules.Find(new ScheduleKey(partnerNo, currencyNo))?.At(Coalition.NowMicros)
        ?? throw new InvalidOperationException("No terms.");

    public void Enrol(long memberNo) =>
        State.Members.Put(memberNo, new Member(memberNo, MemberState.Active, 0, Hotel, "", "", "", "", Coalition.NowMicros));

    /// <summary>Puts approved terms in force from the beginning of time, or from when they say.</summary>
    public Terms PutTerms(Terms terms)
    {
        var numbered = terms with { No = (int)State.DocumentNumbers.Next() };
        ScheduleKey key = new(terms.PartnerNo, terms.CurrencyNo);
        State.Terms.Put(numbered.No, numbered);
        State.Schedules.Put(key, (State.Schedules.Find(key) ?? new Schedule([])).With(numbered));
        return numbered;
    }

    public static Terms Sample(int partnerNo, int currencyNo, FundingModel funding, Fraction issue, Fraction redemption) => new()
    {
        No = 0,
        PartnerNo = partnerNo,
        CurrencyNo = currencyNo,
        State = ApprovalState.Approved,
        EffectiveMicros = 0,
        // "HK$1 = 1 point".
        EarnRates = [new EarnRate(Code("HKD"), new Fraction(1, 100)), new EarnRate(Code("USD"), new Fraction(1, 10))],
        BurnValue = new Fraction(1, 2),
        Funding = funding,
        IssuePrice = issue,
        RedemptionPrice = redemption,
        Fee = new Fraction(2, 100),
        NetDebitCapMicros = 1_000_000_000_000,
        BurnMinimum = 1,
        BurnIncrement = 1,
        PendingDays = 0,
        ExpiryMonths = 12,
        GraceDays = 30,
        DebtFloorPoints = 1_000,
        MaxLatenessMicros = 30 * Moment.MicrosPerDay,
        AssertionMaxPoints = 1_000_000,
        AssertionMaxPointsPerDay = 1_000_000_000,
        HoldMaxMicros = Moment.MicrosPerDay,
        ProposedBy = Maker,
        CreatedMicros = 0,
    };

    /// <summary>Proposes and approves a route, from the approval on.</summary>
    public Route Open(string from, string to, int issuerNo, Fraction rate, Fraction? fee = null, long minimum = 1, long increment = 1, long maximum = 1_000_000)
    {
        var proposed = Coalition.Done((state, now) => ProposeRoute.Decide(state, now, Proposal(from, to, issuerNo, rate) with
        {
            Fee = fee ?? Fraction.Zero,
            Minimum = minimum,
            Increment = increment,
            Maximum = maximum,
        }));
        return Coalition.Done((state, now) => RouteDecisions.Approve(state, now, proposed.No, Checker));
    }

    public static ProposeRouteCommand Proposal(string from, string to, int issuerNo, Fraction rate) =>
        new(Code(from), Code(to), issuerNo, rate, Fraction.Zero, 1, 1, 1_000_000, 300_000_000, 0, Maker);

    public Outcome<Earned> Earn(int partnerNo, long memberNo, long minorUnits, string money = "HKD") =>
        Coalition.Decide((state, now) => EarnPurchase.Decide(state, now, new EarnCommand(partnerNo, Card(memberNo), null, Receipt(minorUnits, money), false)));

    public Outcome<Burnt> Burn(int partnerNo, long memberNo, long points, long? holdMicros = null) =>
        Coalition.Decide((state, now) => BurnPoints.Decide(state, now, new BurnCommand(partnerNo, Card(memberNo), null, points, Word, Receipt(0), holdMicros)));

    public Outcome<Reversed> Return(int partnerNo, long purchaseNo, long? minorUnits = null, long? points = null) =>
        Coalition.Decide((state, now) => ReversePurchase.Decide(state, now, new ReverseCommand(
            partnerNo, purchaseNo, default, Receipt(0), minorUnits is { } units ? new Money(Code("HKD"), units) : null, points)));

    /// <summary>What the writer answers to a quote: decided, and taken back.</summary>
    public Outcome<Offer> Quote(string from, string to, long points, int partnerNo = Hotel, long memberNo = 1)
    {
        var savepoints = new int[State.TableCount];
        State.Mark(savepoints);
        var offer = QuoteExchange.Decide(State, Coalition.Now, new QuoteExchangeCommand(partnerNo, Card(memberNo), Code(from), Code(to), points));
        State.RollBackTo(savepoints);
        return offer;
    }

    public Outcome<Exchange> Accept(Offer offer, Guid? quoteId = null, Proof? proof = null, int partnerNo = Hotel) =>
        Coalition.Decide((state, now) => AcceptExchange.Decide(
            state, now, new AcceptExchangeCommand(partnerNo, quoteId ?? Guid.CreateVersion7(), offer, proof ?? Word, "client")));

    public Proof Word => new PartnerAssertion(AssertionMethod.Passkey, Coalition.NowMicros);

    public TillReceipt Receipt(long minorUnits, string money = "HKD") =>
        new($"ref-{++references}", new byte[16], new Money(Code(money), minorUnits), [], "", Channel.Store, 0);

    /// <summary>Every member's card is its number; shown at any till.</summary>
    public MemberSelector Card(long memberNo)
    {
        var number = $"card-{memberNo}";
        if (State.Cards.Find(number) is null)
        {
            State.Cards.Put(number, new Card(number, memberNo, Coalition.NowMicros));
        }

        return MemberSelector.ByCard(number);
    }

    private void AddPartner(int no, string code, int currencyNo) =>
        State.Partners.Put(no, new Partner(no, code, code, currencyNo, PartnerState.Active, Coalition.NowMicros));
}
