using System.Text;
using SQLitePCL;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>
/// A prepared statement, kept as long as its connection. Values are bound and read without boxing; a number that was bound
/// before isn't bound again, since most columns of most rows repeat.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int StackBytes = 512;

    private readonly SqliteDatabase database;
    private readonly sqlite3_stmt statement;
    private readonly long[] bound;
    private readonly bool[] isBound;

    public SqliteStatement(SqliteDatabase database, string sql)
    {
        this.database = database;
        database.Check(raw.sqlite3_prepare_v3(database.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
        var parameters = raw.sqlite3_bind_parameter_count(statement);
        bound = new long[parameters + 1];
        isBound = new bool[parameters + 1];
    }

    /// <summary>Binds a number; parameters count from 1.</summary>
    public void Bind(int parameter, long value)
    {
        if (isBound[parameter] && bound[parameter] == value)
        {
            return;
        }

        _ = raw.sqlite3_bind_int64(statement, parameter, value);
        bound[parameter] = value;
        isBound[parameter] = true;
    }

    public void Bind(int parameter, bool value) => Bind(parameter, value ? 1L : 0L);

    public void Bind(int parameter, string value)
    {
        Span<byte> bytes = value.Length * 3 <= StackBytes ? stackalloc byte[StackBytes] : new byte[Encoding.UTF8.GetByteCount(value)];
        var length = Encoding.UTF8.GetBytes(value, bytes);
        _ = raw.sqlite3_bind_text(statement, parameter, bytes[..length]);
    }

    public void Bind(int parameter, byte[] value) => _ = raw.sqlite3_bind_blob(statement, parameter, value);

    public void Bind(int parameter, ReadOnlyMemory<byte> value) => _ = raw.sqlite3_bind_blob(statement, parameter, value.Span);

    /// <summary>Binds a UUID as 16 bytes in RFC 9562 order.</summary>
    public void Bind(int parameter, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        _ = raw.sqlite3_bind_blob(statement, parameter, bytes);
    }

    /// <summary>Runs a statement that returns nothing.</summary>
    public void Run()
    {
        var result = raw.sqlite3_step(statement);
        _ = raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE)
        {
            database.Check(result);
        }
    }

    /// <summary>Runs a statement that returns nothing of interest, if anything.</summary>
    public void RunToEnd()
    {
        while (Read())
        {
        }
    }

    /// <summary>Inserts a row.</summary>
    /// <returns>False when its key, or another unique value of it, is there already.</returns>
    public bool TryInsert()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_DONE)
        {
            _ = raw.sqlite3_reset(statement);
            return true;
        }

        var extended = raw.sqlite3_extended_errcode(database.Handle);
        _ = raw.sqlite3_reset(statement);
        if (extended is not (raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_UNIQUE))
        {
            database.Check(result);
        }

        return false;
    }

    /// <summary>Steps to the next row of the result; at its end the statement is ready to be bound again.</summary>
    public bool Read()
    {
        var result = raw.sqlite3_step(statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        _ = raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE)
        {
            database.Check(result);
        }

        return false;
    }

    /// <summary>Ends reading before the end of the result.</summary>
    public void Reset() => _ = raw.sqlite3_reset(statement);

    /// <summary>A number of the current row; columns count from 0.</summary>
    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public string Text(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public Guid Uuid(int column) => new(raw.sqlite3_column_blob(statement, column), bigEndian: true);

    public void Dispose() => statement.Dispose();
}
