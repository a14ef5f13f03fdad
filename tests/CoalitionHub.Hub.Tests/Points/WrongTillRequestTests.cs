using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Purchases.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Points;

/// <summary>What a till can get wrong when it earns or burns.</summary>
public sealed class WrongTillRequestTests(WorldFixture world) : WrongRequestTests<WrongTillRequestTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests();
        AddEarns<EarnRequest>(table, request => request.Receipt, (request, receipt) => request.Receipt = receipt, (request, code) => request.PointsCurrencyCode = code);
        AddEarns<PreviewEarnRequest>(table, request => request.Receipt, (request, receipt) => request.Receipt = receipt, (request, code) => request.PointsCurrencyCode = code);
        AddReceipts<BurnRequest>(table, request => request.Receipt, (request, receipt) => request.Receipt = receipt, (request, code) => request.PointsCurrencyCode = code);
        AddReceipts<AuthoriseBurnRequest>(table, request => request.Receipt, (request, receipt) => request.Receipt = receipt, (request, code) => request.PointsCurrencyCode = code);
        table.AddMembers<EarnRequest>((request, member) => request.Member = member);
        table.AddMembers<PreviewEarnRequest>((request, member) => request.Member = member);
        table.AddMembers<BurnRequest>((request, member) => request.Member = member);
        table.AddMembers<AuthoriseBurnRequest>((request, member) => request.Member = member);
        table.AddTexts<EarnRequest>("receipt.merchant_reference", 64, (request, text) => request.Receipt.MerchantReference = text);
        table.AddTexts<PreviewEarnRequest>("receipt.merchant_reference", 64, (request, text) => request.Receipt.MerchantReference = text, isRequired: false);
        table.AddTexts<BurnRequest>("receipt.merchant_reference", 64, (request, text) => request.Receipt.MerchantReference = text);
        table.AddTexts<AuthoriseBurnRequest>("receipt.merchant_reference", 64, (request, text) => request.Receipt.MerchantReference = text);
        table.AddTexts<EarnRequest>("receipt.store", 64, (request, text) => request.Receipt.Store = text, isRequired: false);
        table.Add("a reference used before", (EarnRequest request) => request.Receipt.MerchantReference = "visit-1", PurchaseAlreadyRecorded);
        AddPointsOf<BurnRequest>(table, (request, points) => request.Points = points, (request, proof) => request.Proof = proof);
        AddPointsOf<AuthoriseBurnRequest>(table, (request, points) => request.Points = points, (request, proof) => request.Proof = proof);
        AddDurations(table);
        return table;
    }

    private static void AddEarns<T>(WrongRequests table, Func<T, Receipt> of, Action<T, Receipt?> put, Action<T, string> points)
        where T : IMessage
    {
        AddReceipts(table, of, put, points);
        table.Add<T>("no amount", request => of(request).Amount = null, FieldMissing, "receipt.amount");
        table.Add<T>("a money without a rate", request => of(request).Amount.CurrencyCode = "USD", CurrencyNotInTerms);
        table.Add<T>("as many points as nobody can have", request => of(request).Amount.MinorUnits = 10_000_000_000, NetDebitCapExceeded);
    }

    private static void AddReceipts<T>(WrongRequests table, Func<T, Receipt> of, Action<T, Receipt?> put, Action<T, string> points)
        where T : IMessage
    {
        table.Add<T>("no receipt", request => put(request, null), FieldMissing, "receipt");
        table.Add<T>("an amount below 0", request => of(request).Amount = Hkd(-1), AmountNegative, "receipt.amount.minor_units");
        table.Add<T>("the lowest amount", request => of(request).Amount = Hkd(long.MinValue), AmountNegative, "receipt.amount.minor_units");
        table.Add<T>("too large an amount", request => of(request).Amount = Hkd(10_000_000_001), AmountTooLarge, "receipt.amount.minor_units");
        table.Add<T>("the highest amount", request => of(request).Amount = Hkd(long.MaxValue), AmountTooLarge, "receipt.amount.minor_units");
        table.Add<T>("no money", request => of(request).Amount = new Money { MinorUnits = 5 }, FieldMissing, "receipt.amount.currency_code");
        table.Add<T>("money in small letters", request => of(request).Amount = new Money { CurrencyCode = "hkd" }, CurrencyUnknown, "receipt.amount.currency_code");
        table.Add<T>("points for money", request => of(request).Amount = new Money { CurrencyCode = "NIGHTS" }, CurrencyUnknown, "receipt.amount.currency_code");
        table.Add<T>("a long store", request => of(request).Store = new string('s', 65), FieldTooLong, "receipt.store");
        table.Add<T>("a channel of the future", request => of(request).Channel = (Channel)99, FieldInvalid, "receipt.channel");
        table.Add<T>("a time before all times", request => of(request).PurchaseTime = new Timestamp { Seconds = -1 }, TimeInvalid, "receipt.purchase_time");
        table.Add<T>("a time after all times", request => of(request).PurchaseTime = new Timestamp { Seconds = long.MaxValue }, TimeInvalid, "receipt.purchase_time");
        table.Add<T>("a time with too many nanoseconds", request => of(request).PurchaseTime = new Timestamp { Nanos = 1_000_000_000 }, TimeInvalid, "receipt.purchase_time");
        table.Add<T>("six minutes ahead", (request, world) => of(request).PurchaseTime = At(world, TimeSpan.FromMinutes(6)), PurchaseInFuture);
        table.Add<T>("the end of time", request => of(request).PurchaseTime = new Timestamp { Seconds = 253_402_300_799 }, PurchaseInFuture);
        table.Add<T>("31 days late", (request, world) => of(request).PurchaseTime = At(world, TimeSpan.FromDays(-31)), PurchaseTooLate);
        table.Add<T>("the epoch", request => of(request).PurchaseTime = new Timestamp(), typeof(T).Name.Contains("Earn", StringComparison.Ordinal) ? NoTermsInForce : PurchaseTooLate);
        table.Add<T>("points in small letters", request => points(request, "nights"), CurrencyUnknown, "points_currency_code");
        table.Add<T>("points that nobody has", request => points(request, "PEBBLES"), CurrencyUnknown);
        table.Add<T>("another brand's points", request => points(request, "MILES"), CurrencyNotAllowed);
        table.Add<T>("money for points", request => points(request, "HKD"), CurrencyNotAllowed);
        AddLines(table, of);
    }

    private static void AddLines<T>(WrongRequests table, Func<T, Receipt> of)
        where T : IMessage
    {
        table.Add<T>("501 lines", request => Lines(request, 501, _ => { }), FieldTooLong, "receipt.lines");
        Add("without amount", line => line.Amount = null, FieldMissing, "amount");
        Add("with an amount below 0", line => line.Amount.MinorUnits = -1, AmountNegative, "amount.minor_units");
        Add("with too large an amount", line => line.Amount.MinorUnits = long.MaxValue, AmountTooLarge, "amount.minor_units");
        Add("in other money", line => line.Amount.CurrencyCode = "USD", CurrencyMismatch, "amount.currency_code");
        Add("of nothing", line => line.QuantityMillis = 0, FieldInvalid, "quantity_millis");
        Add("of less than nothing", line => line.QuantityMillis = long.MinValue, FieldInvalid, "quantity_millis");
        Add("of too much", line => line.QuantityMillis = 1_000_000_001, FieldInvalid, "quantity_millis");
        Add("with a long article number", line => line.Sku = new string('x', 65), FieldTooLong, "sku");
        Add("with a NUL in its article number", line => line.Sku = "\0", FieldInvalid, "sku");
        Add("with a long category", line => line.Category = new string('x', 65), FieldTooLong, "category");
        Add("with a tab in its category", line => line.Category = "a\tb", FieldInvalid, "category");

        void Add(string what, Action<ReceiptLine> spoil, Reason reason, string field) =>
            table.Add<T>($"a line {what}", request => Lines(request, 2, spoil), reason, $"receipt.lines[1].{field}");

        void Lines(T request, int count, Action<ReceiptLine> spoilLast)
        {
            var receipt = of(request);
            receipt.Amount ??= Hkd(500);
            receipt.Lines.Add(Enumerable.Range(0, count).Select(_ => new ReceiptLine { Sku = "a", QuantityMillis = 1000, Amount = Hkd(1) }));
            spoilLast(receipt.Lines[^1]);
        }
    }

    private static void AddPointsOf<T>(WrongRequests table, Action<T, long> points, Action<T, Protos.Members.V1.Proof?> proof)
        where T : IMessage
    {
        table.AddPoints("points", points);
        table.Add<T>("more points than there are", request => points(request, 999_999), InsufficientPoints);
        table.Add<T>("more points than the partner's word moves", request => points(request, 1_000_001), AssertionLimitExceeded);
        table.Add<T>("no proof", request => proof(request, null), ProofRequired);
        table.Add<T>("an empty proof", request => proof(request, new Protos.Members.V1.Proof()), ProofRequired);
        table.Add<T>("a code of five digits", request => proof(request, Code("12345")), FieldInvalid, "proof.code");
        table.Add<T>("a code in other digits", request => proof(request, Code("١٢٣٤٥٦")), FieldInvalid, "proof.code");
        table.Add<T>("a code without a secret", request => proof(request, Code("123456")), ProofNotSetUp);
        table.Add<T>("an assertion by nothing", (request, world) => proof(request, Asserted(world, 0, default)), FieldMissing, "proof.assertion.method");
        table.Add<T>("an assertion by a method of the future", (request, world) => proof(request, Asserted(world, 0, 99)), FieldInvalid, "proof.assertion.method");
        table.Add<T>("an assertion six minutes old", (request, world) => proof(request, Asserted(world, -6, 2)), ProofWrong);
        table.Add<T>("an assertion of the future", (request, world) => proof(request, Asserted(world, 1, 2)), ProofWrong);
    }

    private static void AddDurations(WrongRequests table)
    {
        foreach (var (what, duration) in new (string, Duration)[]
        {
            ("no time", new Duration()), ("less than a second", new Duration { Nanos = 999_999_999 }), ("less than no time", new Duration { Seconds = -1 }),
            ("more than a year", new Duration { Seconds = 367 * 86_400 }), ("for ever", new Duration { Seconds = long.MaxValue }), ("a twisted time", new Duration { Seconds = 5, Nanos = -1 }),
        })
        {
            table.Add($"held for {what}", (AuthoriseBurnRequest request) => request.HoldDuration = duration, FieldInvalid, "hold_duration");
        }

        table.Add("held for longer than the terms allow", (AuthoriseBurnRequest request) => request.HoldDuration = new Duration { Seconds = 8 * 86_400 }, HoldDurationTooLong);
    }

    private static Money Hkd(long minorUnits) => new() { CurrencyCode = "HKD", MinorUnits = minorUnits };

    private static Timestamp At(World world, TimeSpan ahead) => Timestamp.FromDateTimeOffset(world.Hub.Now + ahead);

    private static Protos.Members.V1.Proof Code(string code) => new() { Code = code };

    private static Protos.Members.V1.Proof Asserted(World world, int minutesAhead, int method) => new()
    {
        Assertion = new Protos.Members.V1.PartnerAssertion
        {
            Method = (Protos.Members.V1.AssertionMethod)method,
            AuthenticationTime = At(world, TimeSpan.FromMinutes(minutesAhead)),
        },
    };
}
