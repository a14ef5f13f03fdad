namespace CoalitionHub.Hub.Storage.Setup;

/// <summary>Which database holds the journal.</summary>
internal enum StorageProvider
{
    /// <summary>A file; nothing to install.</summary>
    Sqlite,

    Postgres,

    SqlServer,
}

/// <summary>By which means batches are written.</summary>
internal enum StoreKind
{
    /// <summary>The provider's own means; EF Core's on SQL Server.</summary>
    Native,

    /// <summary>EF Core's means, on any provider: slower, and the same everywhere.</summary>
    Ef,
}
