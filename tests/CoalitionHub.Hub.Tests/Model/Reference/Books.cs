using CoalitionHub.Protos.Ledger.V1;

namespace CoalitionHub.Hub.Tests.Model.Reference;

/// <summary>An account by what it is for.</summary>
internal readonly record struct BookAccount(AccountKind Kind, string Currency, string Owner = "");

/// <summary>What every account holds, and what is set aside on it. Double entry in its plainest form.</summary>
internal sealed class Books
{
    private readonly Dictionary<BookAccount, long> balances = [];
    private readonly Dictionary<BookAccount, long> leaving = [];
    private readonly Dictionary<BookAccount, long> coming = [];

    public IEnumerable<BookAccount> Accounts => balances.Keys.Union(leaving.Keys).Union(coming.Keys);

    public long Balance(BookAccount account) => balances.GetValueOrDefault(account);

    /// <summary>What holds may still take from it.</summary>
    public long Leaving(BookAccount account) => leaving.GetValueOrDefault(account);

    /// <summary>What holds may still bring to it.</summary>
    public long Coming(BookAccount account) => coming.GetValueOrDefault(account);

    public void Move(BookAccount from, BookAccount to, long amount)
    {
        if (from != to)
        {
            Add(balances, from, -amount);
            Add(balances, to, amount);
        }
    }

    /// <summary>Sets aside; a negative amount lets go.</summary>
    public void SetAside(BookAccount from, BookAccount to, long amount)
    {
        if (from != to)
        {
            Add(leaving, from, amount);
            Add(coming, to, amount);
        }
    }

    public Books Copy()
    {
        var copy = new Books();
        foreach (var (mine, theirs) in new[] { (balances, copy.balances), (leaving, copy.leaving), (coming, copy.coming) })
        {
            foreach (var (account, amount) in mine)
            {
                theirs.Add(account, amount);
            }
        }

        return copy;
    }

    private static void Add(Dictionary<BookAccount, long> amounts, BookAccount account, long amount) =>
        amounts[account] = amounts.GetValueOrDefault(account) + amount;
}
