namespace Microsoft.SqlServer.Server;

/// <summary>Whether a function reads user tables.</summary>
public enum DataAccessKind
{
    None = 0,
    Read = 1,
}

/// <summary>Whether a function reads system tables.</summary>
public enum SystemDataAccessKind
{
    None = 0,
    Read = 1,
}

/// <summary>How a user-defined type is stored: by the server's own rules, or by the type's own.</summary>
public enum Format
{
    Unknown = 0,
    Native = 1,
    UserDefined = 2,
}
