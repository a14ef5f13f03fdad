using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace CoalitionHub.Hub.Tests.Storage;

/// <summary>A statement as a SQL Server would get it.</summary>
internal sealed record RecordedCommand(string Text, IReadOnlyList<SqlParameter> Parameters);

/// <summary>A connection to no server: it notes what is sent, and answers that every row it concerns was there.</summary>
internal sealed partial class RecordingConnection : DbConnection
{
    private ConnectionState state = ConnectionState.Closed;

    /// <summary>All that was sent, in order; a transaction's end as its name.</summary>
    public List<RecordedCommand> Sent { get; } = [];

    [AllowNull]
    public override string ConnectionString { get; set; } = "Server=nowhere";

    public override string Database => "recorded";

    public override string DataSource => "nowhere";

    public override string ServerVersion => "16.00.0000";

    public override ConnectionState State => state;

    public override void Open() => state = ConnectionState.Open;

    public override void Close() => state = ConnectionState.Closed;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new RecordingTransaction(this);

    protected override DbCommand CreateDbCommand() => new RecordingCommand(this);

    private sealed class RecordingTransaction(RecordingConnection connection) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection DbConnection => connection;

        public override void Commit() => connection.Sent.Add(new RecordedCommand("COMMIT", []));

        public override void Rollback() => connection.Sent.Add(new RecordedCommand("ROLLBACK", []));
    }

    private sealed partial class RecordingCommand(RecordingConnection connection) : DbCommand
    {
        // Only for its list of parameters: a command can't be borrowed, but its parameters can.
        private readonly SqlCommand parameters = new();

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; } = connection;

        protected override DbTransaction? DbTransaction { get; set; }

        protected override DbParameterCollection DbParameterCollection => parameters.Parameters;

        public override void Cancel()
        {
        }

        public override void Prepare()
        {
        }

        public override int ExecuteNonQuery()
        {
            Note();
            return 1;
        }

        public override object? ExecuteScalar() => throw new NotSupportedException();

        protected override DbParameter CreateDbParameter() => new SqlParameter();

        // EF Core asks for one row a changed or removed row, as the sign that it was there.
        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            Note();
            DataTable[] results = [.. OneRow().Matches(CommandText).Select(_ => OneRowTable())];
            return new DataTableReader(results.Length > 0 ? results : [new DataTable()]);
        }

        private static DataTable OneRowTable()
        {
            DataTable table = new();
            table.Columns.Add("one", typeof(int));
            table.Rows.Add(1);
            return table;
        }

        private void Note() => connection.Sent.Add(new RecordedCommand(CommandText, [.. parameters.Parameters.Cast<SqlParameter>()]));

        [GeneratedRegex("OUTPUT 1")]
        private static partial Regex OneRow();
    }
}
