using System.Reflection;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.State;

namespace CoalitionHub.Core.Tests.Exchanges.Simulation;

/// <summary>
/// What survives a crash of the hub: committed rows, and nothing else. A state is built from it as a start does: rows are loaded,
/// accounts are what the journal adds up to, and what is derived is derived again.
/// </summary>
internal sealed class SimulatedStore
{
    // Accounts are replayed; the others are derived, or not stored.
    private static readonly string[] NotKept =
        ["Accounts", "Outstanding", "Schedules", "MemberKeys", "FreedExpired", "Purchases", "Exchanges", "Instructions", "OpenExchanges", "OpenInstructions", "InstructionQueues"];

    private static readonly KeptTable[] Tables = [.. KeptTables(typeof(HubState), static state => state), .. KeptTables(typeof(LedgerBook), static state => state.Ledger)];

    private readonly KeptArchive archive = new();
    private readonly List<object?[]> rows = [.. Tables.Select(_ => new object?[] { null })];
    private readonly HashSet<long> exchangeNos = [];
    private readonly HashSet<long> instructionNos = [];
    private JournalHead head = JournalHead.Empty;
    private long lastDocument;
    private long lastChange;
    private long lastInstruction;
    private long lastAlert;

    public KeptArchive Archive => archive;

    public JournalHead Head => head;

    public IEnumerable<Exchange> Exchanges => exchangeNos.Select(no => archive.FindExchange(no) ?? throw new InvalidOperationException("An exchange is gone."));

    public IEnumerable<Instruction> Instructions => instructionNos.Select(no => archive.FindInstruction(no) ?? throw new InvalidOperationException("An instruction is gone."));

    /// <summary>Takes over what a coalition was set up with.</summary>
    public void Adopt(Brands brands)
    {
        head = brands.State.Ledger.Head;
        archive.Adopt(brands.Coalition.Archive);
        TakeNumbers(brands.State);
        for (var index = 0; index < Tables.Length; index++)
        {
            rows[index][0] = Tables[index].KeepCommitted(brands.State);
        }
    }

    /// <summary>Commits a draft.</summary>
    public void Commit(HubState state)
    {
        head = state.Ledger.Seal();
        archive.Keep(state);
        exchangeNos.UnionWith(state.Exchanges.Changes.Keys);
        instructionNos.UnionWith(state.Instructions.Changes.Keys);
        for (var index = 0; index < Tables.Length; index++)
        {
            rows[index][0] = Tables[index].Keep(rows[index][0], state);
        }

        TakeNumbers(state);
        state.Publish(head);
    }

    /// <summary>A hub that starts on what was committed.</summary>
    public HubState Start()
    {
        var state = new HubState(archive) { LooksUp = true };
        for (var index = 0; index < Tables.Length; index++)
        {
            Tables[index].Load(rows[index][0], state);
        }

        foreach (var exchange in Exchanges.Where(exchange => exchange.IsOpen))
        {
            state.OpenExchanges.Load(exchange.No, exchange);
        }

        foreach (var instruction in Instructions.Where(instruction => instruction.IsOpen))
        {
            state.OpenInstructions.Load(instruction.No, instruction);
        }

        Replay(state);
        state.DocumentNumbers.Load(lastDocument);
        state.ChangeNumbers.Load(lastChange);
        state.InstructionNumbers.Load(lastInstruction);
        state.AlertNumbers.Load(lastAlert);
        state.Ledger.MoveTo(head);
        state.LoadDerived();
        return state;
    }

    private void TakeNumbers(HubState state)
    {
        (lastDocument, lastChange) = (state.DocumentNumbers.Last, state.ChangeNumbers.Last);
        (lastInstruction, lastAlert) = (state.InstructionNumbers.Last, state.AlertNumbers.Last);
    }

    private void Replay(HubState state)
    {
        Dictionary<AccountId, Account> accounts = [];
        foreach (var row in archive.Transfers)
        {
            accounts[row.Debit] = JournalReplay.After(accounts.GetValueOrDefault(row.Debit) ?? Account.Untouched(row.Debit), row, true);
            accounts[row.Credit] = JournalReplay.After(accounts.GetValueOrDefault(row.Credit) ?? Account.Untouched(row.Credit), row, false);
        }

        Dictionary<int, long> outstanding = [];
        foreach (var account in accounts.Values)
        {
            state.Ledger.Accounts.Load(account.Id, account);
            foreach (var lot in account.Lots.Where(lot => !lot.IsDebt))
            {
                outstanding[lot.TermsNo] = outstanding.GetValueOrDefault(lot.TermsNo) + lot.Points;
            }
        }

        foreach (var (termsNo, points) in outstanding)
        {
            state.Ledger.Outstanding.Load(termsNo, new Outstanding(termsNo, points));
        }
    }

    private static IEnumerable<KeptTable> KeptTables(Type owner, Func<HubState, object> of) =>
        from property in owner.GetProperties()
        where property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(DraftTable<,>) && !NotKept.Contains(property.Name)
        select (KeptTable)(Activator.CreateInstance(typeof(KeptTable<,>).MakeGenericType(property.PropertyType.GenericTypeArguments), property, of)
            ?? throw new InvalidOperationException($"{property.Name} can't be kept."));

    private abstract class KeptTable
    {
        public abstract object Keep(object? rows, HubState state);

        public abstract object KeepCommitted(HubState state);

        public abstract void Load(object? rows, HubState state);
    }

    private sealed class KeptTable<TKey, TRecord>(PropertyInfo property, Func<HubState, object> of) : KeptTable
        where TKey : notnull
        where TRecord : class
    {
        public override object Keep(object? rows, HubState state)
        {
            var kept = (Dictionary<TKey, TRecord>?)rows ?? [];
            foreach (var (key, record) in Of(state).Changes)
            {
                if (record is null)
                {
                    kept.Remove(key);
                }
                else
                {
                    kept[key] = record;
                }
            }

            return kept;
        }

        public override object KeepCommitted(HubState state)
        {
            // Nobody but a test has to know the keys of all that is committed.
            var committed = typeof(DraftTable<TKey, TRecord>).GetField("committed", BindingFlags.NonPublic | BindingFlags.Instance)?.GetValue(Of(state));
            return new Dictionary<TKey, TRecord>((IEnumerable<KeyValuePair<TKey, TRecord>>?)committed ?? throw new MissingFieldException("DraftTable.committed"));
        }

        public override void Load(object? rows, HubState state)
        {
            foreach (var (key, record) in (Dictionary<TKey, TRecord>?)rows ?? [])
            {
                Of(state).Load(key, record);
            }
        }

        private DraftTable<TKey, TRecord> Of(HubState state) =>
            (DraftTable<TKey, TRecord>?)property.GetValue(of(state)) ?? throw new InvalidOperationException($"{property.Name} is no table.");
    }
}
