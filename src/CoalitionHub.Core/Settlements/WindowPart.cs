namespace CoalitionHub.Core.Settlements;

/// <summary>One partner's part of a window.</summary>
public readonly record struct PartKey(int WindowNo, int PartnerNo);

/// <summary>What one partner issued, redeemed, owes and is owed in a window. Money in micros unless it says otherwise.</summary>
/// <param name="Key">Which window and partner.</param>
/// <param name="PointsIssued">Points issued less those taken back, all currencies.</param>
/// <param name="PointsRedeemed">Points burnt there less those given back.</param>
/// <param name="PointsExpired">Points it had issued that expired.</param>
/// <param name="OwedMicros">Debits of its position in the window, and what the calculation adds (true-ups, interchange, shares), but the fee.</param>
/// <param name="DueMicros">Credits of its position in the window, and what the calculation adds.</param>
/// <param name="FeeMicros">The hub's fee.</param>
/// <param name="NetMicros">Due less owed less fee; minus: the partner pays.</param>
/// <param name="NetMinorUnits">The same in minor units, as it is paid: what is received less what is paid.</param>
/// <param name="ResidueMicros">What rounding left over: net less rounded net.</param>
/// <param name="PayMinorUnits">What the partner pays.</param>
/// <param name="ReceiveMinorUnits">What the partner is paid; only where not everything is set off are there both.</param>
/// <param name="PaidInMinorUnits">Paid by the partner so far.</param>
/// <param name="PaidOutMinorUnits">Paid to the partner so far.</param>
/// <param name="WrittenOffInMinorUnits">Given up of what the partner pays.</param>
/// <param name="WrittenOffOutMinorUnits">Given up of what the partner is paid.</param>
public sealed record WindowPart(
    PartKey Key,
    long PointsIssued,
    long PointsRedeemed,
    long PointsExpired,
    long OwedMicros,
    long DueMicros,
    long FeeMicros,
    long NetMicros,
    long NetMinorUnits,
    long ResidueMicros,
    long PayMinorUnits,
    long ReceiveMinorUnits,
    long PaidInMinorUnits,
    long PaidOutMinorUnits,
    long WrittenOffInMinorUnits = 0,
    long WrittenOffOutMinorUnits = 0);
