using CoalitionHub.Core.Exchanges;

namespace CoalitionHub.Core.Tests.Exchanges.Simulation;

/// <summary>Where a brand's process dies while it carries something out.</summary>
internal enum BrandCrash
{
    None,
    BeforeCarryingOut,
    AfterCarryingOut,
}

/// <summary>What a brand's process says. Written from the contract of instructions, not from the hub.</summary>
internal sealed record BrandAnswer(long InstructionNo, InstructionOutcome Outcome, long Points);

/// <summary>
/// A brand with a points ledger of its own: balances, and what became of each instruction, by id, kept durably and together. The
/// same id is never carried out twice, and one that a query was answered "no" about never afterwards.
/// </summary>
internal sealed class SimulatedBrand(int partnerNo, int currencyNo)
{
    private readonly Dictionary<long, long> balances = [];
    private readonly Dictionary<long, Booking> bookings = [];

    public int PartnerNo => partnerNo;

    public int CurrencyNo => currencyNo;

    /// <summary>What was definitely said and not yet received by the hub: it is said again.</summary>
    public SortedDictionary<long, BrandAnswer> Unacknowledged { get; } = [];

    public IEnumerable<long> Members => balances.Keys;

    public long BalanceOf(long memberNo) => balances.GetValueOrDefault(memberNo);

    public void Open(long memberNo, long points) => balances[memberNo] = points;

    /// <summary>Carries an instruction out, as the brand sees fit.</summary>
    /// <param name="instruction">What is asked.</param>
    /// <param name="mood">What it would do of its own will.</param>
    public BrandAnswer Handle(Instruction instruction, BrandMood mood)
    {
        switch (instruction.Kind)
        {
            case InstructionKind.ValidateMember:
                return new BrandAnswer(instruction.No, mood.Refuses ? InstructionOutcome.Refused : mood.IsUnsure ? InstructionOutcome.NotKnown : InstructionOutcome.Done, 0);
            case InstructionKind.Query:
                return mood.IsUnsure ? Unsure(instruction) : Say(instruction.No, bookings.TryGetValue(instruction.AboutNo, out var asked) ? asked : Keep(instruction.AboutNo, new Booking(false, 0, 0, 0)));
            default:
                var booking = bookings.TryGetValue(instruction.No, out var before) ? before : Keep(instruction.No, Book(instruction, mood.Refuses));
                return mood.IsUnsure ? Unsure(instruction)
                    : mood.Miscounts && booking.IsDone ? new BrandAnswer(instruction.No, InstructionOutcome.Done, booking.Points + 1)
                    : Acknowledge(instruction.No, Say(instruction.No, booking));
        }
    }

    /// <summary>People settle by hand what the brand refused: its ledger is made to say that it was carried out.</summary>
    /// <param name="instruction">What it refused.</param>
    /// <param name="aboutKind">Of what takes something back: what that was.</param>
    public void SettleByHand(Instruction instruction, InstructionKind aboutKind)
    {
        if (bookings.GetValueOrDefault(instruction.No) is { IsDone: true })
        {
            return;
        }

        var points = instruction.Kind == InstructionKind.Credit || (instruction.Kind == InstructionKind.Reverse && aboutKind == InstructionKind.Debit) ? instruction.Points : -instruction.Points;
        balances[instruction.MemberNo] = BalanceOf(instruction.MemberNo) + points;
        bookings[instruction.No] = new Booking(true, instruction.Points, instruction.MemberNo, points);
    }

    private static BrandAnswer Unsure(Instruction instruction) => new(instruction.No, InstructionOutcome.NotKnown, 0);

    private static BrandAnswer Say(long no, Booking booking) =>
        new(no, booking.IsDone ? InstructionOutcome.Done : InstructionOutcome.Refused, booking.IsDone ? booking.Points : 0);

    private BrandAnswer Acknowledge(long no, BrandAnswer answer) => Unacknowledged[no] = answer;

    private Booking Keep(long no, Booking booking) => bookings[no] = booking;

    private Booking Book(Instruction instruction, bool refuses)
    {
        var (memberNo, points) = Move(instruction);
        var isTakenBackTwice = instruction.Kind == InstructionKind.Reverse && bookings.GetValueOrDefault(instruction.AboutNo) is not { IsDone: true };
        if (refuses || isTakenBackTwice || BalanceOf(memberNo) + points < 0)
        {
            return new Booking(false, 0, 0, 0);
        }

        balances[memberNo] = BalanceOf(memberNo) + points;
        return new Booking(true, instruction.Points, memberNo, points);
    }

    private (long MemberNo, long Points) Move(Instruction instruction) => instruction.Kind switch
    {
        InstructionKind.Debit => (instruction.MemberNo, -instruction.Points),
        InstructionKind.Credit => (instruction.MemberNo, instruction.Points),
        _ => (instruction.MemberNo, bookings.GetValueOrDefault(instruction.AboutNo) is { Change: > 0 } ? -instruction.Points : instruction.Points),
    };

    private sealed record Booking(bool IsDone, long Points, long MemberNo, long Change);
}

/// <summary>What a brand would do of its own will.</summary>
internal readonly record struct BrandMood(bool Refuses, bool IsUnsure, bool Miscounts);
