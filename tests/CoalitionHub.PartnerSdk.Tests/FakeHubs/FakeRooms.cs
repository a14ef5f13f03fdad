using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Purchases.V1;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ExchangesV1 = CoalitionHub.Protos.Exchanges.V1;
using PartnersV1 = CoalitionHub.Protos.Partners.V1;
using ProgrammesV1 = CoalitionHub.Protos.Programmes.V1;
using PurchasesV1 = CoalitionHub.Protos.Purchases.V1;
using SettlementsV1 = CoalitionHub.Protos.Settlements.V1;
using WireFraction = CoalitionHub.Protos.Amounts.V1.Fraction;
using WireMoney = CoalitionHub.Protos.Amounts.V1.Money;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>Canned answers of the purchases room.</summary>
internal sealed class FakePurchases : PurchasesService.PurchasesServiceBase
{
    private static readonly PurchasesV1.Purchase Earn = new()
    {
        PurchaseId = "pur_1",
        Kind = PurchasesV1.PurchaseKind.Earn,
        MemberId = "mbr_1",
        Receipt = new PurchasesV1.Receipt
        {
            MerchantReference = "till-7-1",
            Amount = new WireMoney { CurrencyCode = "HKD", MinorUnits = 12_345 },
            Lines = { new PurchasesV1.ReceiptLine { Sku = "A1", Category = "fruit", QuantityMillis = 1250, Amount = new WireMoney { CurrencyCode = "HKD", MinorUnits = 45 } } },
            Store = "Central",
            Channel = PurchasesV1.Channel.App,
            PurchaseTime = Times.Wire(1),
        },
        Points = 123,
        PointsCurrencyCode = "COAL",
        PendingUntilTime = Times.Wire(2),
        ReturnedAmount = new WireMoney { CurrencyCode = "HKD", MinorUnits = 45 },
        ReturnedPoints = 1,
        TermsId = "trm_1",
        Seq = 41,
        RecordedTime = Times.Wire(3),
    };

    private static readonly PurchasesV1.Purchase Burn = new()
    {
        PurchaseId = "pur_2",
        Kind = PurchasesV1.PurchaseKind.Burn,
        MemberId = "mbr_1",
        OriginalPurchaseId = "pur_0",
        BurnValue = new WireMoney { CurrencyCode = "HKD", MinorUnits = 100 },
        HoldId = "hld_1",
    };

    public override Task<GetPurchaseResponse> GetPurchase(GetPurchaseRequest request, ServerCallContext context) =>
        Task.FromResult(new GetPurchaseResponse { Purchase = request.LookupCase == GetPurchaseRequest.LookupOneofCase.Key ? Burn : Earn });

    public override Task<ListPurchasesResponse> ListPurchases(ListPurchasesRequest request, ServerCallContext context) =>
        Task.FromResult(new ListPurchasesResponse { Purchases = { Earn, Burn } });
}

/// <summary>Canned answers of the settlements room.</summary>
internal sealed class FakeSettlements(FakeWindow verified) : SettlementsService.SettlementsServiceBase
{
    public override Task<ListOwnWindowsResponse> ListOwnWindows(ListOwnWindowsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListOwnWindowsResponse
        {
            Windows =
            {
                new SettlementsV1.Window { WindowId = "win_2", State = SettlementsV1.WindowState.Open, FirstSeq = 101, OpenedTime = Times.Wire(2) },
                new SettlementsV1.Window
                {
                    WindowId = "win_1",
                    State = SettlementsV1.WindowState.Approved,
                    FirstSeq = 1,
                    LastSeq = 100,
                    OpenedTime = Times.Wire(1),
                    ClosedTime = Times.Wire(2),
                    Parts =
                    {
                        new SettlementsV1.WindowPart
                        {
                            PartnerId = "ptn_1",
                            State = SettlementsV1.PartState.Payable,
                            NetDirection = SettlementsV1.NetDirection.PartnerPays,
                            Net = Money(500),
                            Outstanding = Money(200),
                            Agreement = SettlementsV1.PartAgreement.Awaited,
                            DisputeUntilTime = Times.Wire(6),
                            ToPay = Money(200),
                            ToReceive = Money(0),
                            PaymentDueTime = Times.Wire(7),
                            WrittenOff = Money(9),
                        },
                    },
                },
            },
        });

    public override Task<GetOwnStatementResponse> GetOwnStatement(GetOwnStatementRequest request, ServerCallContext context) =>
        Task.FromResult(new GetOwnStatementResponse
        {
            Statement = verified.IsAsked ? verified.Statement : new SettlementsV1.Statement
            {
                WindowId = request.WindowId,
                PartnerId = "ptn_1",
                PartnerCode = "grocer",
                State = SettlementsV1.PartState.Payable,
                FirstSeq = 1,
                LastSeq = 100,
                OpenedTime = Times.Wire(1),
                ClosedTime = Times.Wire(2),
                PointsIssued = 10_000,
                PointsRedeemed = 4_000,
                PointsExpired = 30,
                OwedMicros = 7_000_001,
                DueMicros = 2_500_000,
                FeeMicros = 500_000,
                NetDirection = SettlementsV1.NetDirection.PartnerPays,
                NetMicros = 5_000_001,
                Net = Money(500),
                Lines =
                {
                    new SettlementsV1.StatementLine
                    {
                        Kind = SettlementsV1.StatementLineKind.RedeemedHere, PointsCurrencyCode = "COAL", Count = 3, Points = 4_000, DueMicros = 2_500_000,
                    },
                    new SettlementsV1.StatementLine { Kind = SettlementsV1.StatementLineKind.Fee, Count = 1, OwedMicros = 500_000 },
                },
                Payments =
                {
                    new SettlementsV1.Payment
                    {
                        PaymentId = "pay_1",
                        Direction = SettlementsV1.PaymentDirection.Received,
                        Amount = Money(300),
                        BankReference = "BANK-1",
                        RecordedTime = Times.Wire(3),
                    },
                },
                Outstanding = Money(200),
                WrittenOff = Money(7),
                Legs =
                {
                    new SettlementsV1.StatementLeg
                    {
                        Model = SettlementsV1.NettingModel.NetBilateral, OtherPartnerId = "ptn_2", Direction = SettlementsV1.NetDirection.PartnerPays, Micros = 5_000_001, Amount = Money(500),
                    },
                    new SettlementsV1.StatementLeg { Model = SettlementsV1.NettingModel.NetMultilateral, Direction = SettlementsV1.NetDirection.Balanced, Amount = Money(0) },
                },
                Shares =
                {
                    new SettlementsV1.StatementShare
                    {
                        Kind = SettlementsV1.StatementLineKind.Interchange, PointsCurrencyCode = "COAL", TermsId = "trm_1", PayerPartnerId = "ptn_1",
                        PayeePartnerId = "ptn_2", Points = 5, Returned = true, MicrosPerPoint = "9/2", Micros = 22,
                    },
                },
                MicrosPerMinorUnit = 10_000,
            },
        });

    public override Task StreamWindowTransactions(
        StreamWindowTransactionsRequest request, IServerStreamWriter<StreamWindowTransactionsResponse> responseStream, ServerCallContext context) =>
        verified.WriteAsync(request, responseStream);

    public override Task<GetWindowProofResponse> GetWindowProof(GetWindowProofRequest request, ServerCallContext context) =>
        Task.FromResult(new GetWindowProofResponse { Proof = verified.Proof });

    public override Task<ListOwnFilesResponse> ListOwnFiles(ListOwnFilesRequest request, ServerCallContext context) =>
        Task.FromResult(new ListOwnFilesResponse { Files = { verified.FileRecord() } });

    public override Task StreamOwnFile(StreamOwnFileRequest request, IServerStreamWriter<StreamOwnFileResponse> responseStream, ServerCallContext context) =>
        verified.WriteAsync(responseStream);

    private static WireMoney Money(long minorUnits) => new() { CurrencyCode = "HKD", MinorUnits = minorUnits };
}

/// <summary>Canned answers of the partners room.</summary>
internal sealed class FakePartners : PartnersService.PartnersServiceBase
{
    public override Task<GetOwnPartnerResponse> GetOwnPartner(GetOwnPartnerRequest request, ServerCallContext context) =>
        Task.FromResult(new GetOwnPartnerResponse
        {
            Partner = new PartnersV1.Partner
            {
                PartnerId = "ptn_1",
                Code = "airline",
                DisplayName = "An airline",
                State = PartnersV1.PartnerState.Active,
                BrandCurrency = new PartnersV1.BrandCurrency { CurrencyCode = "MILES", DisplayName = "Miles" },
                SettlementCurrencyCode = "HKD",
                OnboardedTime = Times.Wire(1),
            },
        });
}

/// <summary>Canned answers of the programmes room.</summary>
internal sealed class FakeProgrammes(FakeWindow window) : ProgrammesService.ProgrammesServiceBase
{
    public override Task<GetCurrentTermsResponse> GetCurrentTerms(GetCurrentTermsRequest request, ServerCallContext context) =>
        Task.FromResult(new GetCurrentTermsResponse
        {
            TermsVersion = new TermsVersion
            {
                TermsId = "trm_1",
                EffectiveTime = Times.Wire(1),
                Terms = new ProgrammesV1.Terms
                {
                    PointsCurrencyCode = "COAL",
                    EarnRates = { new ProgrammesV1.EarnRate { CurrencyCode = "HKD", PointsPerMinorUnit = Fraction(1, 100) } },
                    BurnValue = Fraction(1, 2),
                    FundingModel = ProgrammesV1.FundingModel.AtRedemption,
                    IssuePrice = Fraction(5000, 1),
                    RedemptionPrice = Fraction(4500, 1),
                    Fee = Fraction(1, 50),
                    NetDebitCap = new WireMoney { CurrencyCode = "HKD", MinorUnits = 1_000_000 },
                    MinimumBurnPoints = 200,
                    BurnIncrementPoints = 10,
                    PendingDays = 14,
                    ExpiryMonths = 24,
                    ExpiredLotGraceDays = 30,
                    NegativeBalanceFloorPoints = 1000,
                    MaximumLateness = Duration.FromTimeSpan(TimeSpan.FromDays(7)),
                    AssertionLimitPointsPerBurn = 500,
                    AssertionLimitPointsPerDay = 2000,
                    HoldMaxDuration = Duration.FromTimeSpan(TimeSpan.FromDays(2)),
                    VolumePricing = ProgrammesV1.VolumePricing.WholeVolume,
                    IssuePriceRanges = { new ProgrammesV1.PriceRange { FromPoints = 10_001, Price = Fraction(4000, 1) } },
                    RedemptionPriceRanges = { new ProgrammesV1.PriceRange { FromPoints = 501, Price = Fraction(4600, 1) } },
                    FlatFee = new WireMoney { CurrencyCode = "HKD", MinorUnits = 100 },
                    MinimumFee = new WireMoney { CurrencyCode = "HKD", MinorUnits = 200 },
                    Interchange = Fraction(1, 40),
                    InterchangePayer = ProgrammesV1.InterchangePayer.Issuer,
                    JointFunding = { new ProgrammesV1.FundingShare { PartnerId = "ptn_2", Share = Fraction(1, 3) } },
                    VatRules = { new ProgrammesV1.VatRule { Supply = ProgrammesV1.VatSupply.Fee, VatCategory = "S", RateBasisPoints = 500 } },
                    PackRunOut = ProgrammesV1.PackRunOut.Postpaid,
                    PackReorderPoints = 50,
                },
            },
        });

    public override Task<ListOwnTermsResponse> ListOwnTerms(ListOwnTermsRequest request, ServerCallContext context) =>
        Task.FromResult(new ListOwnTermsResponse { TermsVersions = { window.Terms } });

    private static WireFraction Fraction(long numerator, long denominator) => new() { Numerator = numerator, Denominator = denominator };
}
