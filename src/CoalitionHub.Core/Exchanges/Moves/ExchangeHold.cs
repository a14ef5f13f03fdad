using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>
/// What an exchange sets aside: a pending chain, of which points and money are posted when the exchange completes, or voided.
/// "One that belongs to an exchange is released only by the exchange's state machine, never by a timer of its own."
/// </summary>
internal static class ExchangeHold
{
    /// <summary>Keeps a chain that was just written, all of it pending.</summary>
    public static void Keep(HubState state, long chainSeq, int currencyNo, long points)
    {
        var rows = state.ReadChain(chainSeq);
        var first = rows[0];
        state.Ledger.Holds.Put(chainSeq, new Hold(
            chainSeq, first.PartnerNo, first.MemberNo, currencyNo, points, first.TermsNo, first.SourceNo, first.TimeMicros, 0, Legs(rows)));
    }

    /// <summary>Turns all of it into what has happened, as part of a chain.</summary>
    public static void Post(HubState state, Moment moment, Chain chain, long holdNo) => Resolve(state, moment, chain, holdNo, Phase.Post);

    /// <summary>Sets all of it free again, as part of a chain.</summary>
    public static void Void(HubState state, Moment moment, Chain chain, long holdNo) => Resolve(state, moment, chain, holdNo, Phase.Void);

    private static void Resolve(HubState state, Moment moment, Chain chain, long holdNo, Phase phase)
    {
        foreach (var row in state.ReadChain(holdNo))
        {
            if (!row.Debit.IsWallet)
            {
                chain.Move(row.Debit, row.Credit, row.Amount, row.Kind, phase, row.Seq);
                continue;
            }

            var lot = WalletLots.Find(state.Ledger.Account(row.Debit).Lots, row.LotSeq)
                ?? throw new InvalidOperationException($"Transfer {row.Seq} pins lot {row.LotSeq}, which isn't in {row.Debit}.");
            chain.OutOfLot(row.Debit, row.Credit, lot, row.Amount, row.Kind, phase, row.Seq);
            var wallet = state.Ledger.Account(row.Debit);
            if (ExpireLots.IsDue(wallet, moment.Today))
            {
                state.FreedExpired.Put(wallet.Id, new FreedWallet(wallet.Id));
            }
        }

        state.Ledger.Holds.Remove(holdNo);
    }

    /// <summary>Each transfer of points, with the transfer of its money, which follows it.</summary>
    private static ImmutableArray<HoldLeg> Legs(IReadOnlyList<Transfer> rows)
    {
        var legs = ImmutableArray.CreateBuilder<HoldLeg>();
        foreach (var row in rows)
        {
            if (row.Debit.CurrencyNo != Currency.SettlementMoneyNo)
            {
                legs.Add(new HoldLeg(row.Seq, row.LotSeq, row.Amount, 0, default, 0));
            }
            else
            {
                legs[^1] = legs[^1] with { MoneySeq = row.Seq, MoneyPayer = row.Debit, Micros = row.Amount };
            }
        }

        return legs.ToImmutable();
    }
}
