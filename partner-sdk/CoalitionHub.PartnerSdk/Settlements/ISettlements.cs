namespace CoalitionHub.PartnerSdk;

/// <summary>What the partner and the coalition owe each other. Needs the scope settlements.read.</summary>
public interface ISettlements
{
    /// <summary>Windows with this partner's own part, the last opened first.</summary>
    PagedList<Window> ListWindowsAsync();

    /// <summary>This partner's statement of one window.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.WindowNotFound"/>, <see cref="CoalitionHubReason.WindowState"/> (not calculated yet).
    /// </exception>
    Task<Statement> GetStatementAsync(WindowId windowId, CancellationToken cancellationToken = default);
}
