namespace Microsoft.SqlServer.Server;

/// <summary>Marks a type as an aggregate of SQL Server.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedAggregateAttribute : Attribute
{
    /// <summary>The most bytes that the server keeps for one aggregate.</summary>
    public const int MaxByteSizeValue = 8000;

    private int _maxByteSize;

    public SqlUserDefinedAggregateAttribute(Format format) => Format = Formats.Checked(format);

    public Format Format { get; }

    /// <summary>In bytes, or -1 for as many as 2 GB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set below -1 or above the most.</exception>
    public int MaxByteSize
    {
        get => _maxByteSize;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, -1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxByteSizeValue);
            _maxByteSize = value;
        }
    }

    public bool IsInvariantToDuplicates { get; set; }

    public bool IsInvariantToNulls { get; set; }

    public bool IsInvariantToOrder { get; set; }

    public bool IsNullIfEmpty { get; set; }

    public string? Name { get; set; }
}
