using CoalitionHub.PartnerSdk;

namespace CoalitionHub.PartnerSimulator.Certification;

/// <summary>Plays the hub for one case: gives instructions, and holds the answers against the interface's promises.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly LedgerUnderTest under;
    private readonly TimeProvider clock;

    public Desk(LedgerUnderTest under, TimeProvider clock)
    {
        (this.under, this.clock) = (under, clock);
        Ledger = under.Open();
    }

    public IPointsLedger Ledger { get; private set; }

    public string Member => under.Member;

    public string UnknownMember => under.UnknownMember;

    public long Points => under.Points;

    public InstructionId NewId() => new($"ins_{Guid.CreateVersion7(clock.GetUtcNow()):N}");

    /// <summary>As if the partner's process had been killed and started again.</summary>
    public async Task StartAgainAsync()
    {
        await CloseAsync();
        Ledger = under.Open();
    }

    public Task<LedgerAnswer> ValidateAsync(string member) => Ledger.ValidateMemberAsync(
        new ValidateMemberInstruction { Id = NewId(), ExchangeId = Exchange, BrandMemberNumber = member, CurrencyCode = under.CurrencyCode, DeadlineTime = Deadline },
        CancellationToken.None);

    public Task<LedgerAnswer> DebitAsync(InstructionId id, long points, string? member = null, CancellationToken cancellationToken = default) => Ledger.DebitAsync(
        new DebitInstruction { Id = id, ExchangeId = Exchange, BrandMemberNumber = member ?? Member, CurrencyCode = under.CurrencyCode, DeadlineTime = Deadline, Points = points },
        cancellationToken);

    public Task<LedgerAnswer> CreditAsync(InstructionId id, long points, string? member = null) => Ledger.CreditAsync(
        new CreditInstruction
        {
            Id = id,
            ExchangeId = Exchange,
            BrandMemberNumber = member ?? Member,
            CurrencyCode = under.CurrencyCode,
            DeadlineTime = Deadline,
            Points = points,
            ExpiryDate = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddYears(1),
        },
        CancellationToken.None);

    public Task<LedgerAnswer> QueryAsync(InstructionId about) => Ledger.QueryAsync(
        new QueryInstruction { Id = NewId(), ExchangeId = Exchange, BrandMemberNumber = Member, CurrencyCode = under.CurrencyCode, DeadlineTime = Deadline, About = about },
        CancellationToken.None);

    public Task<LedgerAnswer> ReverseAsync(InstructionId id, InstructionId about, long points) => Ledger.ReverseAsync(
        new ReverseInstruction
        {
            Id = id,
            ExchangeId = Exchange,
            BrandMemberNumber = Member,
            CurrencyCode = under.CurrencyCode,
            DeadlineTime = Deadline,
            About = about,
            Points = points,
        },
        CancellationToken.None);

    /// <summary>It must be done, with exactly so many points.</summary>
    public static async Task DoneAsync(Task<LedgerAnswer> asked, long points, string what)
    {
        var answer = await asked;
        Failed.Unless(answer is { Outcome: InstructionOutcome.Done } && answer.Points == points, $"{what}: expected DONE with {points} points, got {Said(answer)}.");
    }

    /// <summary>It must be refused.</summary>
    public static async Task RefusedAsync(Task<LedgerAnswer> asked, string what)
    {
        var answer = await asked;
        Failed.Unless(answer is { Outcome: InstructionOutcome.Refused }, $"{what}: expected REFUSED, got {Said(answer)}.");
    }

    /// <summary>The member must have exactly so many points: that many can be taken out, and then not one more. They are put back.</summary>
    public async Task HasAsync(long points, string when)
    {
        if (points > 0)
        {
            await DoneAsync(DebitAsync(NewId(), points), points, $"{when} the member must have {points} points. Taking them out");
        }

        await RefusedAsync(DebitAsync(NewId(), 1), $"{when} the member must have no more than {points} points. Taking one more out");
        if (points > 0)
        {
            await DoneAsync(CreditAsync(NewId(), points), points, "Putting the points back");
        }
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private ExchangeId Exchange => new("exc_certification");

    private DateTimeOffset Deadline => clock.GetUtcNow().AddSeconds(30);

    private static string Said(LedgerAnswer? answer) => answer switch
    {
        null => "null",
        { Outcome: InstructionOutcome.Done } => $"DONE with {answer.Points} points",
        { Outcome: InstructionOutcome.Refused } => $"REFUSED {answer.RefusalReason}".TrimEnd(),
        _ => "NOT KNOWN",
    };

    private async ValueTask CloseAsync()
    {
        if (Ledger is IAsyncDisposable later)
        {
            await later.DisposeAsync();
        }
        else
        {
            (Ledger as IDisposable)?.Dispose();
        }
    }
}
