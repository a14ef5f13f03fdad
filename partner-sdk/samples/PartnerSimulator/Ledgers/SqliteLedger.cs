using CoalitionHub.PartnerSdk;
using Microsoft.Data.Sqlite;

namespace CoalitionHub.PartnerSimulator.Ledgers;

/// <summary>
/// A brand's own points ledger on SQLite, as small as one that keeps its promises can be. Every instruction is one transaction: look
/// whether the id is there, move the points, keep the id with the answer. Several processes may share the file.
/// </summary>
internal sealed class SqliteLedger : IPointsLedger
{
    public const string MemberNotFound = "MEMBER_NOT_FOUND";
    public const string InsufficientPoints = "INSUFFICIENT_POINTS";
    public const string MoreThanRemains = "MORE_THAN_REMAINS";
    public const string NothingToReverse = "NOTHING_TO_REVERSE";
    public const string NeverArrived = "NEVER_ARRIVED";

    private readonly string connectionString;
    private readonly long? openingPoints;

    /// <param name="path">The database's file; made if it isn't there.</param>
    /// <param name="openingPoints">So many points an unknown member is opened with; null: unknown members are refused.</param>
    public SqliteLedger(string path, long? openingPoints = null)
    {
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ConnectionString;
        this.openingPoints = openingPoints;
        using var book = LedgerBook.Open(connectionString);
        book.Create();
    }

    /// <summary>Opens an account; nothing happens to one that is there.</summary>
    public void OpenMember(string number, long points)
    {
        using var book = LedgerBook.Open(connectionString);
        book.Begin();
        book.AddMember(number, points);
        book.Commit();
    }

    /// <summary>All accounts, by member number.</summary>
    public IReadOnlyDictionary<string, long> Members()
    {
        using var book = LedgerBook.Open(connectionString);
        return book.Members();
    }

    /// <summary>What was done, in order.</summary>
    public IReadOnlyList<Booking> Bookings()
    {
        using var book = LedgerBook.Open(connectionString);
        return book.Bookings();
    }

    /// <summary>What became of an instruction; null when it never arrived and was never asked about.</summary>
    public Booking? Find(InstructionId id)
    {
        using var book = LedgerBook.Open(connectionString);
        return book.Find(id.Value);
    }

    /// <summary>Refuses an instruction, for good.</summary>
    public LedgerAnswer Refuse(LedgerInstruction instruction, string reason) => Once(instruction, "refused", 0, "", _ => LedgerAnswer.Refused(reason));

    public Task<LedgerAnswer> ValidateMemberAsync(ValidateMemberInstruction instruction, CancellationToken cancellationToken)
    {
        using var book = LedgerBook.Open(connectionString);
        book.Begin();
        var answer = Points(book, instruction) is null ? LedgerAnswer.Refused(MemberNotFound) : LedgerAnswer.Done(0);
        book.Commit();
        return Task.FromResult(answer);
    }

    public Task<LedgerAnswer> DebitAsync(DebitInstruction instruction, CancellationToken cancellationToken) =>
        Task.FromResult(Once(instruction, Booking.Debit, instruction.Points, "", book => Move(book, instruction, -instruction.Points)));

    public Task<LedgerAnswer> CreditAsync(CreditInstruction instruction, CancellationToken cancellationToken) =>
        Task.FromResult(Once(instruction, Booking.Credit, instruction.Points, "", book => Move(book, instruction, instruction.Points)));

    public Task<LedgerAnswer> ReverseAsync(ReverseInstruction instruction, CancellationToken cancellationToken) =>
        Task.FromResult(Once(instruction, Booking.Reverse, instruction.Points, instruction.About.Value, book => Reverse(book, instruction)));

    /// <summary>An id that isn't there is kept as refused before the answer says so: should it come afterwards, it is refused.</summary>
    public Task<LedgerAnswer> QueryAsync(QueryInstruction instruction, CancellationToken cancellationToken)
    {
        using var book = LedgerBook.Open(connectionString);
        book.Begin();
        var found = book.Find(instruction.About.Value);
        if (found is null)
        {
            book.Add(instruction.About.Value, "refused", instruction.BrandMemberNumber, 0, "", LedgerAnswer.Refused(NeverArrived));
        }

        book.Commit();
        return Task.FromResult(found?.Answer ?? LedgerAnswer.Refused(NeverArrived));
    }

    private LedgerAnswer Once(LedgerInstruction instruction, string kind, long points, string about, Func<LedgerBook, LedgerAnswer> decide)
    {
        using var book = LedgerBook.Open(connectionString);
        book.Begin();
        if (book.Find(instruction.Id.Value) is { } earlier)
        {
            return earlier.Answer;
        }

        var decided = decide(book);
        var answer = book.Add(instruction.Id.Value, kind, instruction.BrandMemberNumber, points, about, decided);
        book.Commit();
        return answer;
    }

    private LedgerAnswer Move(LedgerBook book, LedgerInstruction instruction, long points)
    {
        if (Points(book, instruction) is not { } balance)
        {
            return LedgerAnswer.Refused(MemberNotFound);
        }

        if (balance + points < 0)
        {
            return LedgerAnswer.Refused(InsufficientPoints);
        }

        book.Change(instruction.BrandMemberNumber, points);
        return LedgerAnswer.Done(Math.Abs(points));
    }

    private LedgerAnswer Reverse(LedgerBook book, ReverseInstruction instruction)
    {
        if (book.Find(instruction.About.Value) is not { IsMove: true } original || original.Member != instruction.BrandMemberNumber)
        {
            return LedgerAnswer.Refused(NothingToReverse);
        }

        if (instruction.Points > original.Points - original.Reversed)
        {
            return LedgerAnswer.Refused(MoreThanRemains);
        }

        var moved = Move(book, instruction, original.Kind == Booking.Debit ? instruction.Points : -instruction.Points);
        if (moved.Outcome == InstructionOutcome.Done)
        {
            book.CountReversed(original.Id, instruction.Points);
        }

        return moved;
    }

    private long? Points(LedgerBook book, LedgerInstruction instruction)
    {
        if (book.PointsOf(instruction.BrandMemberNumber) is null && openingPoints is { } opening)
        {
            book.AddMember(instruction.BrandMemberNumber, opening);
        }

        return book.PointsOf(instruction.BrandMemberNumber);
    }
}
