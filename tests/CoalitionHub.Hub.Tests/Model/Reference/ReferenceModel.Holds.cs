namespace CoalitionHub.Hub.Tests.Model.Reference;

/// <summary>What becomes of a hold.</summary>
internal sealed partial class ReferenceModel
{
    /// <param name="partner">Who asks.</param>
    /// <param name="hold">Which hold.</param>
    /// <param name="points">How many; 0 for all.</param>
    public Verdict Capture(ReferencePartner partner, ReferenceHold hold, long points)
    {
        if (Refused(partner, hold) is { } reason)
        {
            return Verdict.Refused(reason);
        }

        if (points > hold.Points)
        {
            return Verdict.Refused("CAPTURE_EXCEEDS_HOLD");
        }

        var captured = points == 0 ? hold.Points : points;
        Resolve(hold, captured);
        return Verdict.Answered(
            $"{captured} points of {hold.Burn.Id} worth {hold.Burn.Terms.ValueOf(captured)}, {hold.Points - captured} free: {SnapshotOf(hold.Burn.Member, hold.Burn.Terms.Currency)}");
    }

    public Verdict Void(ReferencePartner partner, ReferenceHold hold)
    {
        if (Refused(partner, hold) is { } reason)
        {
            return Verdict.Refused(reason);
        }

        Resolve(hold, 0);
        return Verdict.Answered($"{hold.Points} free: {SnapshotOf(hold.Burn.Member, hold.Burn.Terms.Currency)}");
    }

    private static string? Refused(ReferencePartner partner, ReferenceHold hold) => hold.Standing switch
    {
        _ when partner != hold.Burn.Partner => "HOLD_NOT_FOUND",
        HoldStanding.Resolved => "HOLD_ALREADY_RESOLVED",
        HoldStanding.Expired => "HOLD_EXPIRED",
        _ => null,
    };

    /// <summary>
    /// "It is later posted (wholly or in part), voided, or it expires"; what is not captured is free again. "A pinned lot doesn't
    /// expire": when it would have, it does at once.
    /// </summary>
    private void Resolve(ReferenceHold hold, long captured)
    {
        var left = captured;
        foreach (var leg in hold.Legs)
        {
            SetAside(hold.Burn, leg, -1);
            leg.Lot.Held -= leg.Points;
            var points = Math.Min(left, leg.Points);
            Settle(hold.Burn, leg, points, Exactly.Share(leg.Micros, points, leg.Points));
            left -= points;
        }

        ExpireLots(hold.Burn.Member, hold.Burn.Terms.Currency, LotsOf(hold.Burn.Member, hold.Burn.Terms.Currency));
        hold.Standing = HoldStanding.Resolved;
        hold.Burn.Points = captured;
        hold.Burn.IsOpenOrVoid = captured == 0;
    }
}
