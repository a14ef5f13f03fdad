using System.Collections.Immutable;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points;

/// <summary>One member's points from before the coalition.</summary>
/// <param name="Member">By the partner's own number, or by card.</param>
/// <param name="Points">How many.</param>
/// <param name="ExpiresOn">First day they can't be burnt any more; 0 for what the terms say of a purchase made today.</param>
public sealed record OpeningRow(MemberSelector Member, long Points, int ExpiresOn);

/// <summary>A row that couldn't be imported.</summary>
/// <param name="RowNo">Counted from 1.</param>
/// <param name="Refusal">Why.</param>
public sealed record RefusedRow(int RowNo, Refusal Refusal);

/// <summary>What an import did: all rows or, when any was refused, none.</summary>
public sealed record Imported(long Rows, long Points, long ChainSeq, ImmutableArray<RefusedRow> Refused);

/// <summary>The points that members bring along when a brand joins, imported once for each currency of a partner.</summary>
public static class ImportOpeningBalances
{
    /// <summary>Imports all rows in one chain. When any row is refused, nothing is imported and all refused rows are reported.</summary>
    public static Outcome<Imported> Decide(HubState state, Moment moment, int partnerNo, Amounts.CurrencyCode currency, ImmutableArray<OpeningRow> rows, int staffNo)
    {
        if (state.Partners.Find(partnerNo) is not { } partner)
        {
            return new Refusal(Reason.PartnerNotFound, "There is no such partner.");
        }

        if (!PointsCaller.Currency(state, partner, currency).TryGet(out var currencyNo, out var refusal) ||
            !TermsInForce.Find(state, partnerNo, currencyNo, moment.NowMicros).TryGet(out var terms, out refusal))
        {
            return refusal;
        }

        var key = new ImportKey(partnerNo, currencyNo);
        if (state.OpeningImports.Find(key) is { } before)
        {
            return new Refusal(Reason.OpeningBalanceExists, $"{before.Rows} opening balances of this partner were imported already; correct them by adjustments.");
        }

        if (NetDebitCap.Test(state, terms, rows.Sum(row => row.Points)) is { } cap)
        {
            return cap;
        }

        var accepted = new List<Opening>(rows.Length);
        var refused = Check(state, moment, terms, rows, accepted);
        return refused.IsEmpty ? Book(state, moment, terms, accepted, staffNo) : new Imported(0, 0, 0, refused);
    }

    private static ImmutableArray<RefusedRow> Check(HubState state, Moment moment, Terms terms, ImmutableArray<OpeningRow> rows, List<Opening> accepted)
    {
        var refused = ImmutableArray.CreateBuilder<RefusedRow>();
        var seen = new HashSet<long>();
        for (var index = 0; index < rows.Length; index++)
        {
            var expiresOn = rows[index].ExpiresOn == 0 ? TermsInForce.ExpiryDay(terms, moment.NowMicros) : rows[index].ExpiresOn;
            if (!MemberLookup.Find(state, rows[index].Member, terms.PartnerNo).TryGet(out var member, out var refusal))
            {
                refused.Add(new RefusedRow(index + 1, refusal));
            }
            else if (!seen.Add(member.No))
            {
                refused.Add(new RefusedRow(index + 1, new Refusal(Reason.FieldInvalid, "The member is named by an earlier row already; add the points up.")));
            }
            else if (expiresOn <= moment.Today)
            {
                refused.Add(new RefusedRow(index + 1, new Refusal(Reason.FieldInvalid, "The points have expired already.")));
            }
            else
            {
                accepted.Add(new Opening(member.No, rows[index].Points, expiresOn));
            }
        }

        return refused.ToImmutable();
    }

    private static Outcome<Imported> Book(HubState state, Moment moment, Terms terms, List<Opening> openings, int staffNo)
    {
        var chain = state.Ledger.Begin(new ChainHeader(moment.RequestId, moment.NowMicros) { PartnerNo = terms.PartnerNo, TermsNo = terms.No });
        var from = PointsAccounts.Clearing(terms.CurrencyNo, terms.PartnerNo);
        foreach (var (memberNo, points, expiresOn) in openings)
        {
            PointsFlow.Issue(state, chain, terms, from, memberNo, points, expiresOn, 0, TransferKind.Opening, TransferKind.OpeningMoney);
        }

        if (!chain.Finish().TryGet(out var chainSeq, out var full))
        {
            return full;
        }

        var key = new ImportKey(terms.PartnerNo, terms.CurrencyNo);
        var total = openings.Sum(opening => opening.Points);
        state.OpeningImports.Put(key, new OpeningImport(key, openings.Count, total, staffNo, moment.NowMicros));
        return new Imported(openings.Count, total, chainSeq, []);
    }

    private readonly record struct Opening(long MemberNo, long Points, int ExpiresOn);
}
