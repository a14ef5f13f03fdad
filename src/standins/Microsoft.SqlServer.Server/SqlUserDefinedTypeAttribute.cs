namespace Microsoft.SqlServer.Server;

/// <summary>Marks a type as a user-defined type of SQL Server.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = true)]
public sealed class SqlUserDefinedTypeAttribute : Attribute
{
    private int _maxByteSize;

    public SqlUserDefinedTypeAttribute(Format format) => Format = Formats.Checked(format);

    public Format Format { get; }

    /// <summary>In bytes, or -1 for as many as 2 GB.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set below -1.</exception>
    public int MaxByteSize
    {
        get => _maxByteSize;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, -1);
            _maxByteSize = value;
        }
    }

    public bool IsFixedLength { get; set; }

    /// <summary>Whether two values compare as their bytes do.</summary>
    public bool IsByteOrdered { get; set; }

    public string? ValidationMethodName { get; set; }

    public string? Name { get; set; }
}
