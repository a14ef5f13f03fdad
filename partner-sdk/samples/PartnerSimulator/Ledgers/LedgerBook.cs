using System.Globalization;
using CoalitionHub.PartnerSdk;
using Microsoft.Data.Sqlite;

namespace CoalitionHub.PartnerSimulator.Ledgers;

/// <summary>The ledger's two tables, in one transaction.</summary>
internal sealed class LedgerBook : IDisposable
{
    private const string Tables = """
        PRAGMA journal_mode = WAL;
        CREATE TABLE IF NOT EXISTS members (
            number TEXT PRIMARY KEY,
            points INTEGER NOT NULL CHECK (points >= 0)
        ) STRICT;
        CREATE TABLE IF NOT EXISTS bookings (
            no INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            member TEXT NOT NULL,
            points INTEGER NOT NULL,
            about TEXT NOT NULL,
            reversed INTEGER NOT NULL DEFAULT 0 CHECK (reversed BETWEEN 0 AND points),
            moved INTEGER,
            reason TEXT NOT NULL
        ) STRICT;
        """;

    private const string Columns = "SELECT no, id, kind, member, points, about, reversed, moved, reason FROM bookings";

    private readonly SqliteConnection connection;
    private SqliteTransaction? transaction;

    private LedgerBook(SqliteConnection connection) => this.connection = connection;

    public static LedgerBook Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        var book = new LedgerBook(connection);
        book.Execute("PRAGMA synchronous = FULL");
        return book;
    }

    public void Create() => Execute(Tables);

    /// <summary>Takes the file's one write lock: who reads here decides on what nobody changes meanwhile.</summary>
    public void Begin() => transaction = connection.BeginTransaction(deferred: false);

    public void Commit() => transaction?.Commit();

    public void AddMember(string number, long points) =>
        Execute("INSERT INTO members (number, points) VALUES ($number, $points) ON CONFLICT DO NOTHING", ("$number", number), ("$points", points));

    public long? PointsOf(string number)
    {
        using var command = Command("SELECT points FROM members WHERE number = $number", ("$number", number));
        return command.ExecuteScalar() is long points ? points : null;
    }

    public void Change(string number, long points) =>
        Execute("UPDATE members SET points = points + $points WHERE number = $number", ("$number", number), ("$points", points));

    public void CountReversed(string id, long points) =>
        Execute("UPDATE bookings SET reversed = reversed + $points WHERE id = $id", ("$id", id), ("$points", points));

    /// <summary>Keeps an instruction with its answer.</summary>
    /// <returns>The answer, with the booking's number where points moved.</returns>
    public LedgerAnswer Add(string id, string kind, string member, long points, string about, LedgerAnswer answer)
    {
        Execute(
            "INSERT INTO bookings (id, kind, member, points, about, moved, reason) VALUES ($id, $kind, $member, $points, $about, $moved, $reason)",
            ("$id", id), ("$kind", kind), ("$member", member), ("$points", points), ("$about", about),
            ("$moved", answer.Outcome == InstructionOutcome.Done ? answer.Points : DBNull.Value), ("$reason", answer.RefusalReason));
        return Find(id)?.Answer ?? throw new InvalidOperationException($"{id} was kept and is not there.");
    }

    public Booking? Find(string id)
    {
        using var command = Command(Columns + " WHERE id = $id", ("$id", id));
        using var reader = command.ExecuteReader();
        return reader.Read() ? Read(reader) : null;
    }

    public IReadOnlyList<Booking> Bookings()
    {
        using var command = Command(Columns + " ORDER BY no");
        using var reader = command.ExecuteReader();
        List<Booking> bookings = [];
        while (reader.Read())
        {
            bookings.Add(Read(reader));
        }

        return bookings;
    }

    public IReadOnlyDictionary<string, long> Members()
    {
        using var command = Command("SELECT number, points FROM members ORDER BY number");
        using var reader = command.ExecuteReader();
        Dictionary<string, long> members = [];
        while (reader.Read())
        {
            members.Add(reader.GetString(0), reader.GetInt64(1));
        }

        return members;
    }

    public void Dispose()
    {
        transaction?.Dispose();
        connection.Dispose();
    }

    private static Booking Read(SqliteDataReader reader)
    {
        var no = reader.GetInt64(0);
        var answer = reader.IsDBNull(7)
            ? LedgerAnswer.Refused(reader.GetString(8))
            : LedgerAnswer.Done(reader.GetInt64(7), no.ToString(CultureInfo.InvariantCulture));
        return new Booking(no, reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt64(4), reader.GetString(5), reader.GetInt64(6), answer);
    }

    private void Execute(string sql, params (string Name, object Value)[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
