namespace CoalitionHub.PartnerSdk;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items, in the list's stated order.</param>
/// <param name="NextPageToken">Asks for the next page; null on the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextPageToken);
