using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Tests.Exchanges.Simulation;

/// <summary>The end of a schedule: faults end, everybody answers, and then the books are compared.</summary>
internal sealed partial class Schedule
{
    private const int MostRounds = 400;

    private void ComeToRest()
    {
        isCalm = true;
        ResumeAll();
        for (var round = 0; round < MostRounds; round++)
        {
            foreach (var brand in brands)
            {
                Connect(brand);
                toHub.AddRange(brand.Unacknowledged.Values.Select(answer => (brand, answer)));
            }

            Talk();
            Correct();
            ResolveRefusals();
            now += round < 200 ? 40_000_000 : 3_600_000_000;
            RunTimers();
            if (IsAtRest)
            {
                return;
            }
        }

        throw new InvalidOperationException($"It doesn't come to rest: {string.Join("; ", state.OpenExchanges.Committed)} {string.Join("; ", state.OpenInstructions.Committed)}");
    }

    /// <summary>Everything that is due is delivered and answered, and what follows from the answers too.</summary>
    private void Talk()
    {
        do
        {
            while (toHub.Count > 0)
            {
                Hear();
            }

            Deliver();
            while (toBrand.Count > 0)
            {
                Carry();
            }
        }
        while (toHub.Count > 0);
    }

    private bool IsAtRest =>
        state.OpenExchanges.Count == 0 && state.OpenInstructions.Count == 0 && brands.All(brand => brand.Unacknowledged.Count == 0) &&
        state.Corrections.Committed.All(correction => correction.State is CorrectionState.Done or CorrectionState.Failed);

    /// <summary>What a brand refused to give back is settled by hand, and then resolved by two persons.</summary>
    private void ResolveRefusals()
    {
        foreach (var exchange in state.OpenExchanges.Committed.OrderBy(exchange => exchange.No).ToList())
        {
            if (exchange.State == ExchangeState.Unknown && state.Instructions.Find(exchange.InstructionNo) is { State: InstructionState.Answered, Outcome: InstructionOutcome.Refused } refused)
            {
                SettleByHand(refused);
                var proposed = Decide($"propose that {refused.No} was settled", (draft, moment) =>
                    ResolutionDecisions.Propose(draft, moment, new ProposeResolutionCommand(exchange.No, InstructionOutcome.Done, "", Brands.Maker)));
                Decide($"resolve {refused.No}", (draft, moment) => ResolutionDecisions.Approve(draft, moment, proposed?.No ?? 0, Brands.Checker));
            }
        }
    }

    private void SettleByHand(Instruction refused) => brands.Single(brand => brand.PartnerNo == refused.PartnerNo)
        .SettleByHand(refused, store.Archive.FindInstruction(refused.AboutNo)?.Kind ?? refused.Kind);

    private void CheckBooks()
    {
        foreach (var failed in state.Corrections.Committed.Where(correction => correction.State == CorrectionState.Failed))
        {
            var refused = store.Archive.FindInstruction(failed.NewInstructionNo) ?? throw new InvalidOperationException("No instruction.");
            SettleByHand(refused);
        }

        foreach (var exchange in store.Exchanges)
        {
            Coverage.Ended(exchange.State);
            Check(!exchange.IsOpen && exchange is { HoldNo: 0, ReversingPoints: 0 }, $"{exchange} isn't at rest.");
        }

        CheckMembers();
        CheckBrands();
        CheckJournal();
        CheckRestart();
    }

    /// <summary>No member has lost or gained a point: each has what it began with, and what its exchanges say.</summary>
    private void CheckMembers()
    {
        Dictionary<(int CurrencyNo, long MemberNo), long> expected = new(opening);
        foreach (var exchange in store.Exchanges.Where(exchange => exchange.State is ExchangeState.Completed or ExchangeState.Reversed))
        {
            Check(exchange.State != ExchangeState.Reversed || (exchange.ReversedPoints == exchange.Points && exchange.ReversedArrivingPoints == exchange.ArrivingPoints), $"{exchange} isn't wholly reversed.");
            expected[(exchange.FromCurrencyNo, exchange.MemberNo)] -= exchange.Points - exchange.ReversedPoints;
            expected[(exchange.ToCurrencyNo, exchange.MemberNo)] += exchange.ArrivingPoints - exchange.ReversedArrivingPoints;
        }

        foreach (var ((currencyNo, memberNo), points) in expected)
        {
            var brand = brands.SingleOrDefault(brand => brand.CurrencyNo == currencyNo);
            var wallet = Brands.Wallet(state, currencyNo, memberNo);
            Check((brand?.BalanceOf(memberNo) ?? wallet.Balance) == points, $"Member {memberNo} has {brand?.BalanceOf(memberNo) ?? wallet.Balance} of {currencyNo} instead of {points}.");
            Check(wallet is { DebitsPending: 0, CreditsPending: 0 } && wallet.Lots.All(lot => lot.Held == 0), $"Points of member {memberNo} in {currencyNo} are still set aside.");
        }
    }

    /// <summary>Both ledgers agree: a brand's clearing account moved as its own ledger did.</summary>
    private void CheckBrands()
    {
        foreach (var brand in brands)
        {
            var clearing = state.Ledger.Account(PointsAccounts.Clearing(brand.CurrencyNo, brand.PartnerNo));
            var change = brand.Members.Sum(memberNo => brand.BalanceOf(memberNo) - opening[(brand.CurrencyNo, memberNo)]);
            Check(clearing.Balance == change && clearing is { DebitsPending: 0, CreditsPending: 0 }, $"Brand {brand.PartnerNo} moved {change} points by its own ledger, and {clearing} by the hub's.");
        }
    }

    /// <summary>Sums are zero, the journal adds up, and a settlement of all of it comes to zero.</summary>
    private void CheckJournal()
    {
        var verification = new LedgerVerification();
        foreach (var account in state.Ledger.Accounts.Committed)
        {
            verification.AddAccountRow(account);
        }

        foreach (var hold in state.Ledger.Holds.Committed)
        {
            verification.AddHoldRow(hold);
        }

        verification.BeginJournal(store.Head.Seq, store.Head.Seq);
        var window = new Window(1, 1, store.Head.Seq, WindowState.Closed, 0, 0, 0, 0, 0, now, 0, 0, 0, 0, 0);
        var settlement = new SettlementCalculation(
            window, state.Partners.Committed, new Core.Settlements.Prices.WindowTerms(state.Terms.All()), Settlements.Settling.MicrosPerCent);
        foreach (var row in store.Archive.Transfers)
        {
            verification.AddTransfer(row);
            settlement.Add(row);
        }

        foreach (var purchase in store.Archive.Purchases)
        {
            verification.AddPurchase(purchase.No, purchase.ChainSeq);
        }

        verification.Finish(store.Head);
        Check(verification.Findings.Count == 0, string.Join("; ", verification.Findings.First));
        settlement.Finish();
        Check(state.Ledger.Holds.Count == 0, "There are holds left.");
        foreach (var partner in state.Partners.Committed)
        {
            Check(state.PromisedMicrosOfCommitted(partner.No) == 0, $"Partner {partner.No} is left with {state.PromisedMicrosOfCommitted(partner.No)} promised.");
        }
    }

    /// <summary>A hub that starts now has the same accounts.</summary>
    private void CheckRestart()
    {
        var again = store.Start();
        foreach (var account in state.Ledger.Accounts.Committed)
        {
            var replayed = again.Ledger.Account(account.Id);
            Check(replayed with { Lots = [] } == account with { Lots = [] } && replayed.Lots.SequenceEqual(account.Lots), $"{account} is {replayed} after a restart.");
        }

        foreach (var outstanding in state.Ledger.Outstanding.Committed)
        {
            Check((again.Ledger.Outstanding.Find(outstanding.TermsNo)?.Points ?? 0) == outstanding.Points, $"{outstanding} differs after a restart.");
        }
    }

    private static void Check(bool isRight, string what)
    {
        if (!isRight)
        {
            throw new InvalidOperationException(what);
        }
    }
}
