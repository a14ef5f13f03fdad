using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;
using Route = CoalitionHub.Core.Exchanges.Route;

namespace CoalitionHub.Hub.Outcomes;

/// <summary>
/// What an answer is written from: the draft, for an answer that the writer's thread writes while it decides, or what is
/// committed, for readers on any thread. Records that others name are never removed, so not finding one is a broken invariant.
/// </summary>
internal readonly struct StateView
{
    private readonly bool isDraft;

    private StateView(HubState state, bool isDraft)
    {
        State = state;
        this.isDraft = isDraft;
    }

    public HubState State { get; }

    /// <summary>The view of the writer's thread.</summary>
    public static StateView OfDraft(HubState state) => new(state, true);

    /// <summary>The view of everybody else.</summary>
    public static StateView OfCommitted(HubState state) => new(state, false);

    /// <summary>A record, or null.</summary>
    public TValue? Find<TKey, TValue>(DraftTable<TKey, TValue> table, TKey key)
        where TKey : notnull
        where TValue : class =>
        isDraft ? table.Find(key) : table.TryGetCommitted(key, out var value) ? value : null;

    /// <summary>All records, in no order.</summary>
    public IEnumerable<TValue> All<TKey, TValue>(DraftTable<TKey, TValue> table)
        where TKey : notnull
        where TValue : class =>
        isDraft ? table.All() : table.Committed;

    public string CurrencyCode(int currencyNo) => Named(State.Currencies, currencyNo).Code.Text;

    public CurrencyCode SettlementMoney() => Named(State.Currencies, Currency.SettlementMoneyNo).Code;

    public Partner Partner(int partnerNo) => Named(State.Partners, partnerNo);

    public Terms Terms(int termsNo) => Named(State.Terms, termsNo);

    public Route Route(int routeNo) => Named(State.Routes, routeNo);

    public string PartnerId(int partnerNo) => Partner(partnerNo).Id;

    public string TermsId(int termsNo) => Terms(termsNo).Id;

    public string MemberId(long memberNo) => Named(State.Members, memberNo).Id;

    /// <summary>The id of the membership that remains of this one, on what is committed.</summary>
    public string SurvivorId(long memberNo) => MemberLookup.SurvivorOfCommitted(State, Named(State.Members, memberNo)).Id;

    /// <summary>A person's id; empty for 0.</summary>
    public string PersonId(int staffNo) => staffNo == 0 ? "" : Named(State.Staff, staffNo).Id;

    private TValue Named<TKey, TValue>(DraftTable<TKey, TValue> table, TKey key)
        where TKey : notnull
        where TValue : class =>
        Find(table, key) ?? throw new InvalidOperationException($"A record names {typeof(TValue).Name} {key}, which isn't there.");
}
