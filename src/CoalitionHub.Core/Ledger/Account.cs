using System.Collections.Immutable;

namespace CoalitionHub.Core.Ledger;

/// <summary>
/// What the journal adds up to for one account: four cumulative numbers, none of which ever falls except the pending ones.
/// A wallet also has its lots.
/// </summary>
/// <param name="Id">Which account.</param>
/// <param name="DebitsPosted">Sum of posted debits.</param>
/// <param name="CreditsPosted">Sum of posted credits.</param>
/// <param name="DebitsPending">Debits that holds reserve.</param>
/// <param name="CreditsPending">Credits that holds announce.</param>
/// <param name="AtSeq">The last transfer that touched it; every transfer up to here is counted.</param>
/// <param name="Lots">A wallet's lots in the order in which they are burnt; empty for other accounts.</param>
public sealed record Account(
    AccountId Id,
    long DebitsPosted,
    long CreditsPosted,
    long DebitsPending,
    long CreditsPending,
    long AtSeq,
    ImmutableArray<Lot> Lots)
{
    /// <summary>Credits less debits, posted. For a position below zero: owed to the hub.</summary>
    public long Balance => CreditsPosted - DebitsPosted;

    /// <summary>An account that no transfer has touched.</summary>
    public static Account Untouched(AccountId id) => new(id, 0, 0, 0, 0, 0, []);
}
