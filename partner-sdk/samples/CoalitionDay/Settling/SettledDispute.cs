using CoalitionHub.PartnerSdk;

namespace CoalitionHub.CoalitionDay.Settling;

/// <summary>A dispute that a brand raised, from what it found to what it was paid.</summary>
/// <param name="Brand">Whose.</param>
/// <param name="Found">What the brand found when it verified its statement with its books.</param>
/// <param name="Dispute">The dispute as it ended.</param>
/// <param name="Window">The window that settled it.</param>
/// <param name="Statement">The brand's statement of that window.</param>
internal sealed record SettledDispute(string Brand, WindowVerification Found, Dispute Dispute, SettledWindow Window, Statement Statement);
