namespace Microsoft.SqlServer.Server;

/// <summary>A type that isn't fit to be a user-defined type of SQL Server.</summary>
public sealed class InvalidUdtException : SystemException
{
    private const int InvalidUdt = unchecked((int)0x80131937);

    private InvalidUdtException(string message)
        : base(message) => HResult = InvalidUdt;

    /// <summary>Microsoft.Data.SqlClient makes its refusals through this.</summary>
    public static InvalidUdtException Create(Type udtType, string resourceReason)
    {
        ArgumentNullException.ThrowIfNull(udtType);
        return new InvalidUdtException($"'{udtType.FullName}' is not a valid user-defined type: {resourceReason}.");
    }
}
