using System.Collections.Immutable;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Storage.Loading;

/// <summary>
/// Fills an empty state: the rows as they are, then on the accounts the journal's tail that their rows don't know yet. An
/// account's row is true at its own seq, so it takes only the transfers after that one.
/// </summary>
internal sealed class StateLoader(HubDbContext context, HubState state, IProgress<long>? progress)
{
    private readonly Dictionary<AccountId, Account?> stored = [];
    private readonly Dictionary<AccountId, Account> accounts = [];
    private long loaded;

    /// <summary>Loads the state as of the head.</summary>
    public LoadedState Load(HeadRow head)
    {
        foreach (var table in StateTables.Create())
        {
            Report(table.Load(context, state));
        }

        LoadNumbers();
        LoadOpenExchanges();
        LoadAccounts();
        var behind = ReplayTail(head);
        Publish();
        state.Ledger.MoveTo(head.Head);
        state.LoadDerived();
        return new LoadedState(head, behind);
    }

    private void LoadNumbers()
    {
        state.PartnerNumbers.Load(state.Partners.Count == 0 ? 0 : state.Partners.Committed.Max(partner => partner.No));
        state.MemberNumbers.Load(state.Members.Count == 0 ? 0 : state.Members.Committed.Max(member => member.No));
        state.PurchaseNumbers.Load(context.Purchases.Max(purchase => (long?)purchase.No) ?? 0);
        state.ChangeNumbers.Load(context.StateChanges.Max(change => (long?)change.No) ?? 0);
        state.AlertNumbers.Load(context.Alerts.Max(alert => (long?)alert.No) ?? 0);
        long[] documents =
        [
            .. state.Terms.Committed.Select(terms => (long)terms.No),
            .. state.Staff.Committed.Select(person => (long)person.No),
            .. state.Credentials.Committed.Select(credential => (long)credential.No),
            .. state.Adjustments.Committed.Select(adjustment => adjustment.No),
            .. state.Packs.Committed.Select(pack => (long)pack.No),
            .. state.Merges.Committed.Select(merge => merge.No),
            .. state.Routes.Committed.Select(route => (long)route.No),
            .. state.Gifts.Committed.Select(gift => gift.No),
            .. state.Payments.Committed.Select(payment => payment.No),
            .. state.SettlementRules.Committed.Select(rules => (long)rules.No),
            .. state.Disputes.Committed.Select(dispute => dispute.No),
            .. state.LiquidityMovements.Committed.Select(movement => movement.No),
            .. state.SettlementAdjustments.Committed.Select(adjustment => adjustment.No),
            .. state.BankDetails.Committed.Select(details => (long)details.No),
            .. state.SettlementFiles.Committed.Select(file => file.No),
            .. state.PaymentOrders.Committed.Select(order => order.No),
            .. state.BankImports.Committed.Select(import => import.No),
            .. state.BankEntries.Committed.Select(entry => entry.No),
            .. state.Currencies.Committed.Select(currency => (long)currency.No),
            .. state.Resolutions.Committed.Select(resolution => resolution.No),
            .. state.Corrections.Committed.Select(correction => correction.No),
            context.Exchanges.Max(exchange => (long?)exchange.No) ?? 0,
        ];
        state.DocumentNumbers.Load(documents.Max());
        state.InstructionNumbers.Load(context.Instructions.Max(instruction => (long?)instruction.No) ?? 0);
    }

    private void LoadOpenExchanges()
    {
        var open = Enum.GetValues<ExchangeState>().Where(Exchange.IsOpenIn).ToList();
        foreach (var exchange in context.Exchanges.AsNoTracking().Where(row => open.Contains(row.State)))
        {
            state.OpenExchanges.Load(exchange.No, exchange);
            Report(1);
        }

        var awaited = Enum.GetValues<InstructionState>().Where(Instruction.IsOpenIn).ToList();
        foreach (var instruction in context.Instructions.AsNoTracking().Where(row => awaited.Contains(row.State)))
        {
            state.OpenInstructions.Load(instruction.No, instruction);
            Report(1);
        }
    }

    private void LoadAccounts()
    {
        // Both lists come in the order of the wallet's number: one pass joins them.
        var lots = context.Lots.AsNoTracking().OrderBy(lot => lot.Wallet).ThenBy(lot => lot.Seq).ToList();
        var next = 0;
        foreach (var row in context.Accounts.AsNoTracking().OrderBy(account => account.Id))
        {
            while (next < lots.Count && lots[next].Wallet < row.Id)
            {
                next++;
            }

            var first = next;
            while (next < lots.Count && lots[next].Wallet == row.Id)
            {
                next++;
            }

            var account = row.ToAccount(LotsOf(lots, first, next));
            accounts[account.Id] = account;
        }

        Report(accounts.Count + lots.Count);
    }

    private static ImmutableArray<Lot> LotsOf(List<Model.LotRow> rows, int first, int end)
    {
        if (first == end)
        {
            return [];
        }

        var lots = new Lot[end - first];
        for (var index = 0; index < lots.Length; index++)
        {
            lots[index] = rows[first + index].ToLot();
        }

        Array.Sort(lots);
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(lots);
    }

    private List<WriteBack> ReplayTail(HeadRow head)
    {
        foreach (var transfer in context.Transfers.AsNoTracking().Where(row => row.Seq > head.RowsSeq && row.Seq <= head.Head.Seq).OrderBy(row => row.Seq))
        {
            Replay(transfer.Debit, transfer, isDebit: true);
            Replay(transfer.Credit, transfer, isDebit: false);
            Report(1);
        }

        return [.. stored.Select(pair => new WriteBack(accounts[pair.Key], pair.Value))];
    }

    private void Replay(AccountId id, Transfer transfer, bool isDebit)
    {
        var row = accounts.GetValueOrDefault(id);
        var account = row ?? Account.Untouched(id);
        if (transfer.Seq <= account.AtSeq)
        {
            return;
        }

        stored.TryAdd(id, row);
        accounts[id] = JournalReplay.After(account, transfer, isDebit);
    }

    private void Publish()
    {
        Dictionary<int, long> outstanding = [];
        foreach (var account in accounts.Values)
        {
            state.Ledger.Accounts.Load(account.Id, account);
            foreach (var lot in account.Lots)
            {
                if (!lot.IsDebt)
                {
                    outstanding[lot.TermsNo] = outstanding.GetValueOrDefault(lot.TermsNo) + lot.Points;
                }
            }
        }

        foreach (var (termsNo, points) in outstanding)
        {
            state.Ledger.Outstanding.Load(termsNo, new Outstanding(termsNo, points));
        }
    }

    private void Report(long rows)
    {
        const long step = 10_000;
        var before = loaded / step;
        loaded += rows;
        if (loaded / step != before)
        {
            progress?.Report(loaded);
        }
    }
}
