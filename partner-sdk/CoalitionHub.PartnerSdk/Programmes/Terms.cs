namespace CoalitionHub.PartnerSdk;

/// <summary>A terms version's id, "trm_…".</summary>
/// <param name="Value">The text, as the hub gave it.</param>
public readonly record struct TermsId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}

/// <summary>The rules by which the partner's points are earned, burnt and paid.</summary>
public sealed record Terms
{
    /// <summary>The version's id.</summary>
    public required TermsId Id { get; init; }

    /// <summary>The version prices purchases made at this time or later.</summary>
    public required DateTimeOffset EffectiveTime { get; init; }

    /// <summary>When it was approved; never after it came into force.</summary>
    public DateTimeOffset? ApprovedTime { get; init; }

    /// <summary>The points that the partner gives and takes.</summary>
    public required string PointsCurrencyCode { get; init; }

    /// <summary>What purchases earn, one rate per money.</summary>
    public required IReadOnlyList<EarnRate> EarnRates { get; init; }

    /// <summary>Minor units of the settlement money that a burnt point is worth to the member, rounded down once per burn; 0: no burns.</summary>
    public required Fraction BurnValue { get; init; }

    /// <summary>When the partner pays for the points it gives.</summary>
    public required FundingModel FundingModel { get; init; }

    /// <summary>Micros of the settlement money's major unit that the partner pays for one point given.</summary>
    public required Fraction IssuePrice { get; init; }

    /// <summary>Micros of the settlement money's major unit that the partner gets for one point burnt there.</summary>
    public required Fraction RedemptionPrice { get; init; }

    /// <summary>The coalition's fee: a share (0 to 1) of the value of the points given, counted at settlement.</summary>
    public required Fraction Fee { get; init; }

    /// <summary>How much the partner may owe, outstanding points at their price included.</summary>
    public required Money NetDebitCap { get; init; }

    /// <summary>The fewest points one burn may take.</summary>
    public required long MinimumBurnPoints { get; init; }

    /// <summary>Burns take a multiple of it.</summary>
    public required long BurnIncrementPoints { get; init; }

    /// <summary>Days after the purchase until earned points can be burnt; 0: at once.</summary>
    public required int PendingDays { get; init; }

    /// <summary>Months after the end of the purchase's month at whose end points expire; 0: never.</summary>
    public required int ExpiryMonths { get; init; }

    /// <summary>Days that points of a reversed burn can be burnt for if they expired meanwhile.</summary>
    public required int ExpiredLotGraceDays { get; init; }

    /// <summary>How far below zero a return may take a member's balance, as a positive number.</summary>
    public required long NegativeBalanceFloorPoints { get; init; }

    /// <summary>How long after a purchase it can still be reported.</summary>
    public required TimeSpan MaximumLateness { get; init; }

    /// <summary>Most points burnt at once on the partner's own word; 0: its word is not enough.</summary>
    public required long AssertionLimitPointsPerBurn { get; init; }

    /// <summary>Most points burnt per member and UTC day on the partner's own word.</summary>
    public required long AssertionLimitPointsPerDay { get; init; }

    /// <summary>How long an authorised burn may hold points.</summary>
    public required TimeSpan HoldMaximumDuration { get; init; }

    /// <summary>How the price ranges are read.</summary>
    public VolumePricing VolumePricing { get; init; }

    /// <summary>
    /// Issue prices by volume, in order of their first point. <see cref="IssuePrice"/> is the first and the provisional one: a window's volume
    /// (points given for purchases less those taken back) is trued up when it is settled. Of a prepaid partner they price its packs, by a
    /// pack's size.
    /// </summary>
    public IReadOnlyList<PriceRange> IssuePriceRanges { get; init; } = [];

    /// <summary>
    /// Redemption prices by volume, likewise. The volume are points burnt here less those given back, without the partner's own points that
    /// are paid for at redemption.
    /// </summary>
    public IReadOnlyList<PriceRange> RedemptionPriceRanges { get; init; } = [];

    /// <summary>A part of the fee that is due for every window, in the settlement money; null: none.</summary>
    public Money? FlatFee { get; init; }

    /// <summary>The least that flat fee and share come to in a window, in the settlement money; null: none.</summary>
    public Money? MinimumFee { get; init; }

    /// <summary>Interchange: a share (0 to 1) of the redemption price of other issuers' points burnt here; null: none.</summary>
    public Fraction? Interchange { get; init; }

    /// <summary>Who pays it.</summary>
    public InterchangePayer InterchangePayer { get; init; }

    /// <summary>
    /// Other partners that pay shares of the issue price of points given for purchases; the partner itself pays the rest. Its whole price is
    /// owed at once, the shares are settled with the window.
    /// </summary>
    public IReadOnlyList<FundingShare> JointFunding { get; init; } = [];

    /// <summary>
    /// How what the partner is charged is taxed, at most one rule a supply. Without a rule the fee is taxed at the coalition's standard rate,
    /// and all else is outside the tax.
    /// </summary>
    public IReadOnlyList<VatRule> VatRules { get; init; } = [];

    /// <summary>Prepaid: what happens to an earn that the packs don't cover.</summary>
    public PackRunOut PackRunOut { get; init; }

    /// <summary>Prepaid: the coalition is alerted when fewer points than this are left; 0: never.</summary>
    public long PackReorderPoints { get; init; }
}

/// <summary>What purchases in one money earn.</summary>
/// <param name="CurrencyCode">ISO 4217 code of the purchase's money.</param>
/// <param name="PointsPerMinorUnit">Points for one minor unit; the product is rounded down to whole points once per purchase.</param>
public sealed record EarnRate(string CurrencyCode, Fraction PointsPerMinorUnit);

/// <summary>When a partner pays for the points it gives. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum FundingModel
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>When they are earned, into the coalition's fund.</summary>
    AtIssuance = 1,

    /// <summary>When they are burnt.</summary>
    AtRedemption = 2,

    /// <summary>Ahead, in packs of points that earns use up.</summary>
    Prepaid = 3,
}

/// <summary>The terms under which the partner trades. Needs the scope partners.read; the list of all versions settlements.read.</summary>
public interface IProgrammes
{
    /// <summary>The partner's terms that are in force now.</summary>
    /// <param name="pointsCurrencyCode">The points they are about; null: the brand's own, or the coalition's if it has none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.NoTermsInForce"/>.</exception>
    Task<Terms> GetCurrentTermsAsync(string? pointsCurrencyCode = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// All approved versions of the partner's terms, past and yet to come, in the order in which they were proposed: of two that begin at the same
    /// time, the later one holds.
    /// </summary>
    PagedList<Terms> ListTermsAsync();
}
