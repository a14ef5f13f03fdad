using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;

namespace CoalitionHub.Hub.Tests.Storage;

/// <summary>A random sequence of earns, burns, holds, captures, debts and repayments; the same for the same seed.</summary>
internal sealed class RandomTrade(int seed, int members = 12)
{
    private readonly Random random = new(seed);

    public bool Flip(int oneIn) => random.Next(oneIn) == 0;

    public void Step(HubState state)
    {
        long memberNo = random.Next(1, members + 1);
        int partnerNo = random.Next(1, 5);
        Account wallet = state.Ledger.Account(TestTrade.Wallet(memberNo));
        Lot[] free = [.. wallet.Lots.Where(lot => lot is { IsDebt: false, Free: > 0 })];
        switch (random.Next(8))
        {
            case 0 or 1 when free.Length > 0:
                Lot burnt = free[random.Next(free.Length)];
                TestTrade.Burn(state, partnerNo, memberNo, burnt, Flip(3) ? burnt.Free : random.NextInt64(1, burnt.Free + 1));
                break;
            case 2 when free.Length > 0:
                Lot held = free[random.Next(free.Length)];
                TestTrade.Hold(state, partnerNo, memberNo, held, random.NextInt64(1, held.Free + 1));
                break;
            case 3 or 4 when state.Ledger.Holds.All().MinBy(hold => hold.No) is { } hold:
                TestTrade.Resolve(state, hold, random.NextInt64(0, hold.Points + 1));
                break;
            case 5:
                Owe(state, partnerNo, memberNo, wallet);
                break;
            default:
                TestTrade.Earn(state, partnerNo, memberNo, random.NextInt64(1, 500), 30_000 + random.Next(6));
                break;
        }
    }

    private void Owe(HubState state, int partnerNo, long memberNo, Account wallet)
    {
        Chain chain = state.Ledger.Begin(TestTrade.Header(partnerNo, memberNo));
        if (wallet.Lots.FirstOrDefault(lot => lot.IsDebt) is { } debt)
        {
            chain.RepayDebt(TestTrade.Clearing(partnerNo), wallet.Id, debt, random.NextInt64(1, 1 - debt.Points), TransferKind.Repayment);
        }
        else
        {
            chain.IntoDebt(wallet.Id, TestTrade.Clearing(partnerNo), random.NextInt64(1, 90), TransferKind.Reversal, partnerNo, 7);
        }
    }
}
