using System.Runtime.CompilerServices;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// A list that the hub gives in pages. <c>await foreach</c> walks all items and asks for pages as it goes; <see cref="GetPageAsync"/>
/// gives one page, for a screen of one's own. Nothing is asked before either.
/// </summary>
public sealed class PagedList<T> : IAsyncEnumerable<T>
{
    /// <summary>How many items a page has when nobody says.</summary>
    public const int DefaultPageSize = 100;

    private readonly Func<string, int, CancellationToken, Task<Page<T>>> fetch;

    internal PagedList(Func<string, int, CancellationToken, Task<Page<T>>> fetch) => this.fetch = fetch;

    /// <summary>A list of one page, for tests that stand in for the hub.</summary>
    public static PagedList<T> Of(params T[] items) => new((_, _, _) => Task.FromResult(new Page<T>(items, null)));

    /// <summary>One page.</summary>
    /// <param name="pageToken">The last page's <see cref="Page{T}.NextPageToken"/>; null for the first page.</param>
    /// <param name="pageSize">1 to 1000.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.PageTokenInvalid"/>, or as the list says.</exception>
    public Task<Page<T>> GetPageAsync(string? pageToken = null, int pageSize = DefaultPageSize, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, 1000);
        return fetch(pageToken ?? "", pageSize, cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        WalkAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    private async IAsyncEnumerable<T> WalkAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pageToken = "";
        while (true)
        {
            var page = await fetch(pageToken, DefaultPageSize, cancellationToken).ConfigureAwait(false);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            if (page.NextPageToken is not { Length: > 0 } next)
            {
                yield break;
            }

            pageToken = next;
        }
    }
}
