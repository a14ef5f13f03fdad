namespace CoalitionHub.PartnerSdk;

/// <summary>A new member.</summary>
public sealed record EnrolMemberRequest : ChangeRequest
{
    /// <summary>The partner's own number of the member, 1 to 64 characters; null: no link.</summary>
    public string? BrandMemberNumber { get; init; }

    /// <summary>Personal data, if the member gives any.</summary>
    public Profile? Profile { get; init; }
}

/// <summary>A link between a member and the partner's own number.</summary>
public sealed record LinkMemberRequest : ChangeRequest
{
    /// <summary>The member, by id or card.</summary>
    public required MemberSelector Member { get; init; }

    /// <summary>The partner's own number, 1 to 64 characters.</summary>
    public required string BrandMemberNumber { get; init; }

    /// <summary>That the member is willing. Not needed by the partner that enrolled the member.</summary>
    public Proof? Proof { get; init; }
}

/// <summary>A link to end.</summary>
public sealed record UnlinkMemberRequest : ChangeRequest
{
    /// <summary>The member.</summary>
    public required MemberSelector Member { get; init; }
}

/// <summary>A card to replace.</summary>
public sealed record ReplaceCardRequest : ChangeRequest
{
    /// <summary>The card to replace, 16 digits.</summary>
    public required string CardNumber { get; init; }

    /// <summary>Why.</summary>
    public required CardReplacementReason Reason { get; init; }

    /// <summary>That the member is willing. Not needed by the partner that enrolled the member.</summary>
    public Proof? Proof { get; init; }
}

/// <summary>A proof secret to make.</summary>
public sealed record CreateProofSecretRequest : ChangeRequest
{
    /// <summary>The member.</summary>
    public required MemberSelector Member { get; init; }

    /// <summary>Needed if the member has a secret already.</summary>
    public Proof? Proof { get; init; }
}

/// <summary>A member to forget.</summary>
public sealed record EraseMemberRequest : ChangeRequest
{
    /// <summary>The member.</summary>
    public required MemberSelector Member { get; init; }
}
