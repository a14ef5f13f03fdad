using CoalitionHub.Core.Exchanges;

namespace CoalitionHub.Core.State;

/// <summary>What decisions about exchanges are made on.</summary>
public sealed partial class HubState
{
    private readonly DraftTable<Guid, Exchange> quotes;
    private readonly DraftTable<int, PromisedMoney> promises = new();

    public DraftTable<int, Route> Routes { get; } = new();

    /// <summary>What was exchanged lately, for the routes' limits.</summary>
    public DraftTable<TallyKey, ExchangeTally> ExchangeTallies { get; } = new();

    /// <summary>By version of a route: what became of its bonus's budget.</summary>
    public DraftTable<int, BonusSpending> BonusSpendings { get; } = new();

    public DraftTable<long, Gift> Gifts { get; } = new();

    /// <summary>Read from the database, not kept in memory.</summary>
    public DraftTable<long, Exchange> Exchanges { get; }

    /// <summary>Those of <see cref="Exchanges"/> that aren't at rest; derived, not stored by itself.</summary>
    public DraftTable<long, Exchange> OpenExchanges { get; } = new();

    /// <summary>Read from the database, not kept in memory.</summary>
    public DraftTable<long, Instruction> Instructions { get; }

    /// <summary>Those of <see cref="Instructions"/> whose answers are awaited; derived, not stored by itself.</summary>
    public DraftTable<long, Instruction> OpenInstructions { get; } = new();

    /// <summary>The order of <see cref="OpenInstructions"/>; derived, not stored.</summary>
    public DraftTable<InstructionQueueKey, InstructionQueue> InstructionQueues { get; } = new();

    public DraftTable<long, Resolution> Resolutions { get; } = new();

    public DraftTable<long, Correction> Corrections { get; } = new();

    public NumberSequence InstructionNumbers { get; } = new();

    /// <summary>True when the draft changes which answers of brands are awaited.</summary>
    public bool HasNewInstructions => OpenInstructions.HasChanges;

    /// <summary>Adds the exchange that accepts a quote.</summary>
    public void AddExchange(Exchange exchange)
    {
        PutExchange(exchange);
        quotes.Put(exchange.QuoteId, exchange.Kept);
    }

    /// <summary>Adds or replaces an exchange, among the open ones too.</summary>
    public void PutExchange(Exchange exchange)
    {
        if (OpenExchanges.Find(exchange.No) is { } before)
        {
            Promise(before, -1);
        }

        Promise(exchange, 1);
        Exchanges.Put(exchange.No, exchange.Kept);
        Keep(OpenExchanges, exchange.No, exchange, exchange.IsOpen);
    }

    /// <summary>What the partner has promised for exchanges that aren't booked yet, in micros; for decisions.</summary>
    public Int128 PromisedMicros(int partnerNo) => promises.Find(partnerNo)?.Micros ?? 0;

    /// <summary>The same as it is committed; for readers on any thread.</summary>
    public Int128 PromisedMicrosOfCommitted(int partnerNo) => promises.TryGetCommitted(partnerNo, out var promised) ? promised.Micros : 0;

    /// <summary>Adds or replaces an instruction, among the open ones too.</summary>
    public void PutInstruction(Instruction instruction)
    {
        Instructions.Put(instruction.No, instruction);
        Keep(OpenInstructions, instruction.No, instruction, instruction.IsOpen);
    }

    /// <summary>True while an exchange of this member isn't at rest, or its ends at a brand aren't settled; for decisions.</summary>
    public bool HasOpenExchange(long memberNo) =>
        OpenExchanges.All().Any(exchange => exchange.MemberNo == memberNo) || OpenInstructions.All().Any(instruction => instruction.MemberNo == memberNo) ||
        Corrections.All().Any(correction =>
            correction.State is CorrectionState.Proposed or CorrectionState.Approved && Exchanges.Find(correction.ExchangeNo)?.MemberNo == memberNo);

    /// <summary>True when the quote was accepted: in this batch, or, as far as quotes are looked up, before.</summary>
    public bool IsAccepted(Guid quoteId) => quotes.Find(quoteId) is not null || (LooksUp && WasAccepted(quoteId));

    /// <summary>True when an earlier batch accepted the quote; looked up whatever <see cref="LooksUp"/> says.</summary>
    public bool WasAccepted(Guid quoteId) => Archive.FindExchangeNo(quoteId) != 0;

    /// <summary>Forgets what was counted of a person and its cards for the limits of exchanges and gifts; for decisions.</summary>
    public void ForgetExchangesOf(IEnumerable<long> memberNos, IEnumerable<string> cards) => Core.Exchanges.ExchangeTallies.Forget(this, memberNos, cards);

    /// <summary>Two memberships become one: what was counted of the first for the limits of exchanges and gifts counts for the second; for decisions.</summary>
    public void MergeExchangesOf(long fromNo, long intoNo) => Core.Exchanges.ExchangeTallies.Merge(this, fromNo, intoNo);

    /// <summary>True while points that this member gave away can be taken back; for decisions.</summary>
    public bool HasOpenGiftFrom(long memberNo) => Gifts.All().Any(gift => gift.FromMemberNo == memberNo && gift.State == GiftState.InUndoWindow);

    private void LoadPromises()
    {
        foreach (var (partnerNo, micros) in OpenExchanges.Committed.SelectMany(exchange => PromisedMoney.Of(this, exchange)))
        {
            promises.Load(partnerNo, new PromisedMoney(partnerNo, PromisedMicrosOfCommitted(partnerNo) + micros));
        }
    }

    private void Promise(Exchange exchange, int sign)
    {
        foreach (var (partnerNo, micros) in PromisedMoney.Of(this, exchange))
        {
            promises.Put(partnerNo, new PromisedMoney(partnerNo, PromisedMicros(partnerNo) + (sign * micros)));
        }
    }

    private static void Keep<T>(DraftTable<long, T> open, long no, T record, bool isOpen)
        where T : class
    {
        if (isOpen)
        {
            open.Put(no, record);
        }
        else if (open.Find(no) is not null)
        {
            open.Remove(no);
        }
    }
}
