namespace CoalitionHub.PartnerSdk;

/// <summary>Points that one member gives to another, in one currency. Reading needs the scope exchanges.read, the rest exchanges.write.</summary>
public interface IGifts
{
    /// <summary>Gives points; they keep issuer and expiry. The coalition's rules may let it wait, so that the giver can take it back.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.MemberNotFound"/>, <see cref="CoalitionHubReason.GiftSameMember"/>, <see cref="CoalitionHubReason.CurrencyUnknown"/>,
    /// <see cref="CoalitionHubReason.RouteNotFound"/> (the coalition doesn't let these points be given), <see cref="CoalitionHubReason.ExchangeBelowMinimum"/>,
    /// <see cref="CoalitionHubReason.ExchangeAboveMaximum"/>, <see cref="CoalitionHubReason.ExchangeNotIncrement"/>,
    /// <see cref="CoalitionHubReason.InsufficientPoints"/>, <see cref="CoalitionHubReason.ExchangeAccountTooYoung"/>,
    /// <see cref="CoalitionHubReason.ExchangeNotOwnAccount"/>, <see cref="CoalitionHubReason.MemberDayLimitExceeded"/>,
    /// <see cref="CoalitionHubReason.CardDayLimitExceeded"/>, <see cref="CoalitionHubReason.PartnerDayLimitExceeded"/>,
    /// <see cref="CoalitionHubReason.RouteDayLimitExceeded"/>, and those of <see cref="Proof"/>.
    /// </exception>
    Task<Gift> GiveAsync(GivePointsRequest request, CancellationToken cancellationToken = default);

    /// <summary>Takes a gift back while it waits.</summary>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.GiftNotFound"/>, <see cref="CoalitionHubReason.GiftState"/>.</exception>
    Task<Gift> CancelAsync(CancelGiftRequest request, CancellationToken cancellationToken = default);

    /// <summary>One gift that was given through this partner.</summary>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.GiftNotFound"/>.</exception>
    Task<Gift> GetAsync(GiftId id, CancellationToken cancellationToken = default);

    /// <summary>The gifts that were given through this partner, the last first.</summary>
    /// <param name="memberId">Only those that this member gave or got; null: all.</param>
    PagedList<Gift> ListAsync(MemberId? memberId = null);
}

/// <summary>A gift to make.</summary>
public sealed record GivePointsRequest : ChangeRequest
{
    /// <summary>Who gives.</summary>
    public required MemberSelector Giver { get; init; }

    /// <summary>Who gets; another member.</summary>
    public required MemberSelector Receiver { get; init; }

    /// <summary>Which points.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>How many, 1 to 1,000,000,000.</summary>
    public required long Points { get; init; }

    /// <summary>That the giver is willing.</summary>
    public required Proof Proof { get; init; }

    /// <summary>True when the giver asks from a device that hasn't been seen before; the rules may let such a gift wait.</summary>
    public bool IsNewDevice { get; init; }
}

/// <summary>A gift to take back.</summary>
public sealed record CancelGiftRequest : ChangeRequest
{
    /// <summary>Which.</summary>
    public required GiftId GiftId { get; init; }
}
