using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Tests.State;

/// <summary>A state to decide on, with the coalition's points and money in it, as `migrate` leaves a store.</summary>
internal sealed class Coalition
{
    private readonly int[] savepoints;

    public Coalition(string money = "HKD")
    {
        // Nothing here is unique by an index: every reference and quote is looked up.
        State = new HubState(Archive) { LooksUp = true };
        savepoints = new int[State.TableCount];
        State.Currencies.Load(Currency.CoalitionPointsNo, new Currency(Currency.CoalitionPointsNo, CurrencyCode.Parse("PTS"), CurrencyKind.CoalitionPoints, "Points", 0, NowMicros));
        State.Currencies.Load(Currency.SettlementMoneyNo, new Currency(Currency.SettlementMoneyNo, CurrencyCode.Parse(money), CurrencyKind.Money, money, 0, NowMicros));
    }

    public KeptArchive Archive { get; } = new();

    public HubState State { get; }

    /// <summary>1 January 2026, until a test moves it.</summary>
    public long NowMicros { get; set; } = Moment.MicrosOf(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public Moment Now => new(Guid.Empty, NowMicros);

    /// <summary>Decides as the writer does: what a refused decision drafted is taken back.</summary>
    public Outcome<T> Decide<T>(Func<HubState, Moment, Outcome<T>> decide)
    {
        State.Mark(savepoints);
        var outcome = decide(State, Now);
        if (outcome.Refusal is not null)
        {
            State.RollBackTo(savepoints);
            State.KeepTry(NowMicros);
        }

        return outcome;
    }

    /// <summary>Decides what can't be refused.</summary>
    public T Done<T>(Func<HubState, Moment, Outcome<T>> decide) => Decide(decide).Value;

    /// <summary>Ends the batch.</summary>
    public void Commit()
    {
        var head = State.Ledger.Seal();
        Archive.Keep(State);
        State.Publish(head);
    }
}
