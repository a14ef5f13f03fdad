using V1 = CoalitionHub.Protos.Programmes.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Programmes over gRPC.</summary>
internal sealed class ProgrammeCalls(HubConnection hub) : IProgrammes
{
    private readonly V1.ProgrammesService.ProgrammesServiceClient service = new(hub.Invoker);

    public Task<Terms> GetCurrentTermsAsync(string? pointsCurrencyCode = null, CancellationToken cancellationToken = default) =>
        hub.CallAsync(
            service.GetCurrentTermsAsync,
            new V1.GetCurrentTermsRequest { PointsCurrencyCode = pointsCurrencyCode ?? "" },
            static answer => Read(answer.TermsVersion),
            null,
            cancellationToken);

    public PagedList<Terms> ListTermsAsync() =>
        new((pageToken, pageSize, cancellationToken) => hub.CallAsync(
            service.ListOwnTermsAsync,
            new V1.ListOwnTermsRequest { PageSize = pageSize, PageToken = pageToken },
            static answer => new Page<Terms>([.. answer.TermsVersions.Select(Read)], Wire.TextOrNull(answer.NextPageToken)),
            null,
            cancellationToken));

    private static Terms Read(V1.TermsVersion version)
    {
        var terms = version.Terms ?? new V1.Terms();
        return new Terms
        {
            Id = new TermsId(version.TermsId),
            EffectiveTime = Wire.Time(version.EffectiveTime),
            ApprovedTime = Wire.OptionalTime(version.DecidedTime),
            PointsCurrencyCode = terms.PointsCurrencyCode,
            EarnRates = [.. terms.EarnRates.Select(rate => new EarnRate(rate.CurrencyCode, Wire.Rate(rate.PointsPerMinorUnit)))],
            BurnValue = Wire.Rate(terms.BurnValue),
            FundingModel = (FundingModel)terms.FundingModel,
            IssuePrice = Wire.Rate(terms.IssuePrice),
            RedemptionPrice = Wire.Rate(terms.RedemptionPrice),
            Fee = Wire.Rate(terms.Fee),
            NetDebitCap = Wire.Amount(terms.NetDebitCap),
            MinimumBurnPoints = terms.MinimumBurnPoints,
            BurnIncrementPoints = terms.BurnIncrementPoints,
            PendingDays = terms.PendingDays,
            ExpiryMonths = terms.ExpiryMonths,
            ExpiredLotGraceDays = terms.ExpiredLotGraceDays,
            NegativeBalanceFloorPoints = terms.NegativeBalanceFloorPoints,
            MaximumLateness = terms.MaximumLateness?.ToTimeSpan() ?? TimeSpan.Zero,
            AssertionLimitPointsPerBurn = terms.AssertionLimitPointsPerBurn,
            AssertionLimitPointsPerDay = terms.AssertionLimitPointsPerDay,
            HoldMaximumDuration = terms.HoldMaxDuration?.ToTimeSpan() ?? TimeSpan.Zero,
            VolumePricing = (VolumePricing)terms.VolumePricing,
            IssuePriceRanges = [.. terms.IssuePriceRanges.Select(Read)],
            RedemptionPriceRanges = [.. terms.RedemptionPriceRanges.Select(Read)],
            FlatFee = Wire.OptionalMoney(terms.FlatFee),
            MinimumFee = Wire.OptionalMoney(terms.MinimumFee),
            Interchange = terms.Interchange is null ? null : Wire.Rate(terms.Interchange),
            InterchangePayer = (InterchangePayer)terms.InterchangePayer,
            JointFunding = [.. terms.JointFunding.Select(share => new FundingShare(new PartnerId(share.PartnerId), Wire.Rate(share.Share)))],
            VatRules = [.. terms.VatRules.Select(rule => new VatRule((VatSupply)rule.Supply, rule.VatCategory, rule.RateBasisPoints))],
            PackRunOut = (PackRunOut)terms.PackRunOut,
            PackReorderPoints = terms.PackReorderPoints,
        };
    }

    private static PriceRange Read(V1.PriceRange range) => new(range.FromPoints, Wire.Rate(range.Price));
}
