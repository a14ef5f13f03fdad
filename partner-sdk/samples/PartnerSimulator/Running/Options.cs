namespace CoalitionHub.PartnerSimulator.Running;

/// <summary>What "serve" was asked for.</summary>
internal sealed record ServeOptions
{
    public required Uri Hub { get; init; }

    public required Uri Authority { get; init; }

    public required string ClientId { get; init; }

    public required string ClientSecret { get; init; }

    /// <summary>The ledger's file.</summary>
    public required string Data { get; init; }

    /// <summary>What an unknown member is opened with; null: refused.</summary>
    public long? OpeningPoints { get; init; }

    public TimeSpan Lateness { get; init; }

    public bool IsHonest { get; init; }

    /// <summary>Without the secret: it must never come onto the screen by accident.</summary>
    public override string ToString() => $"{ClientId} at {Hub}";
}

/// <summary>What "certify" was asked for.</summary>
internal sealed record CertifyOptions
{
    /// <summary>The partner's assembly; null: the simulator's own ledger.</summary>
    public string? Assembly { get; init; }

    /// <summary>The class; null: the only one.</summary>
    public string? Type { get; init; }

    public required string Member { get; init; }

    public required long Points { get; init; }

    public required string UnknownMember { get; init; }

    public required string CurrencyCode { get; init; }
}
