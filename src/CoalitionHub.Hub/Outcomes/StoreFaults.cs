using System.Data.Common;

namespace CoalitionHub.Hub.Outcomes;

/// <summary>Tells a database that is away from a fault of the hub's own.</summary>
internal static class StoreFaults
{
    // SQLSTATE 08: connection exception. 57P: the server was stopped, has crashed, or is starting.
    private const string ConnectionClass = "08";
    private const string InterventionClass = "57P";

    /// <summary>True when the database can't be reached at the moment. EF Core wraps what the driver says.</summary>
    public static bool IsStoreAway(Exception? exception) => exception switch
    {
        null => false,
        DbException { IsTransient: true } => true,
        DbException { SqlState: { } state } when state.StartsWith(ConnectionClass, StringComparison.Ordinal) || state.StartsWith(InterventionClass, StringComparison.Ordinal) => true,
        _ => IsStoreAway(exception.InnerException),
    };
}
