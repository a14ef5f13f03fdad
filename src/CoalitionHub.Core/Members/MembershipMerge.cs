using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>
/// Makes two memberships one. Every lot goes over by two linked transfers through the suspense account, and keeps issuer, terms,
/// expiry and maturity; so does debt. Cards and brand links name the remaining member ending now on; of profile and proof secret it
/// takes what it lacks, and the rest is forgotten. What either used of a day's limits counts for the one that remains. The journal's older rows stay as they are.
/// </summary>
internal static class MembershipMerge
{
    public static Refusal? CarryOut(HubState state, Moment moment, Merge merge, Member ending, Member remaining, int staffNo)
    {
        if ((MemberWallets.HoldsOf(state, ending.No) ?? MemberWallets.HoldsOf(state, remaining.No)) is { } holds)
        {
            return holds;
        }

        if (MovePoints(state, moment, merge) is { } unbookable)
        {
            return unbookable;
        }

        MoveKeys(state, ending.No, remaining.No);
        state.MergeExchangesOf(ending.No, remaining.No);
        MoveProfile(state, ending, remaining);
        History.Note(state, moment, ending.Id, nameof(MemberState.Active), nameof(MemberState.Merged), "Merge", History.Person(state, staffNo), merge.Id);
        return null;
    }

    private static Refusal? MovePoints(HubState state, Moment moment, Merge merge)
    {
        var chain = state.Ledger.Begin(new ChainHeader(moment.RequestId, moment.NowMicros) { MemberNo = merge.IntoNo, SourceNo = merge.No });
        foreach (var wallet in MemberWallets.Of(state, merge.FromNo).ToList())
        {
            var suspense = AccountId.Of(AccountKind.Suspense, wallet.Id.CurrencyNo);
            var target = AccountId.Of(AccountKind.Wallet, wallet.Id.CurrencyNo, merge.IntoNo);
            foreach (var lot in wallet.Lots)
            {
                if (lot.IsDebt)
                {
                    chain.IntoDebt(target, suspense, -lot.Points, TransferKind.Merge, lot.IssuerNo, lot.TermsNo);
                    chain.RepayDebt(suspense, wallet.Id, lot, -lot.Points, TransferKind.Merge);
                }
                else
                {
                    chain.OutOfLot(wallet.Id, suspense, lot, lot.Points, TransferKind.Merge);
                    chain.IntoLot(suspense, target, lot.Points, TransferKind.Merge, lot.IssuerNo, lot.TermsNo, lot.ExpiresOn, lot.MaturesOn);
                }
            }
        }

        return chain.Refusal;
    }

    private static void MoveKeys(HubState state, long fromNo, long intoNo)
    {
        var ending = MemberKeys.Of(state, fromNo);
        var remaining = MemberKeys.Of(state, intoNo);
        foreach (var number in ending.Cards)
        {
            if (state.Cards.Find(number) is { } card)
            {
                state.Cards.Put(number, card with { MemberNo = intoNo });
            }
        }

        foreach (var brandMember in ending.Links)
        {
            if (state.BrandLinks.Find(brandMember) is { } link)
            {
                state.BrandLinks.Put(brandMember, link with { MemberNo = intoNo });
            }
        }

        (remaining with
        {
            Cards = remaining.Cards.AddRange(ending.Cards),
            Links = remaining.Links.AddRange(ending.Links),
            Absorbed = remaining.Absorbed.AddRange(ending.Absorbed).Add(fromNo),
        }).Draft(state);
        (ending with { Cards = [], Links = [], Absorbed = [] }).Draft(state);
    }

    private static void MoveProfile(HubState state, Member ending, Member remaining)
    {
        var profile = remaining.Profile.FilledFrom(ending.Profile);
        var takesSecret = remaining.ProofSecret.Length == 0 && ending.ProofSecret.Length > 0;
        state.Members.Put(remaining.No, remaining with
        {
            DisplayName = profile.DisplayName,
            Email = profile.Email,
            BirthDate = profile.BirthDate,
            ProofSecret = takesSecret ? ending.ProofSecret : remaining.ProofSecret,
        });
        state.Members.Put(ending.No, ending with
        {
            State = MemberState.Merged,
            MergedIntoNo = remaining.No,
            DisplayName = "",
            Email = "",
            BirthDate = "",
            ProofSecret = "",
        });
        MoveProofUse(state, ending.No, remaining.No, takesSecret);
    }

    /// <summary>What was asserted today counts for the one member that there is now; used codes stay used.</summary>
    private static void MoveProofUse(HubState state, long fromNo, long intoNo, bool takesSecret)
    {
        if (state.ProofUses.Find(fromNo) is not { } ending)
        {
            return;
        }

        var remaining = MemberProof.UseOf(state, intoNo);
        var day = Math.Max(ending.AssertedOn, remaining.AssertedOn);
        state.ProofUses.Put(intoNo, new ProofUse(
            intoNo,
            takesSecret ? ending.LastStep : remaining.LastStep,
            day,
            (ending.AssertedOn == day ? ending.AssertedPoints : 0) + (remaining.AssertedOn == day ? remaining.AssertedPoints : 0),
            Math.Max(ending.WrongCodes, remaining.WrongCodes),
            Math.Max(ending.WrongSinceMicros, remaining.WrongSinceMicros)));
        state.ProofUses.Remove(fromNo);
    }
}
