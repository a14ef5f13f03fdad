using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.CoalitionDay.Settling;

/// <summary>A window that was closed, calculated, approved and paid.</summary>
/// <param name="Label">What the period is called.</param>
/// <param name="Window">The window as it stands after the last payment.</param>
/// <param name="Calculated">The window as it was calculated: its parts, and the coalition's own shares.</param>
/// <param name="Payments">How many payments were recorded.</param>
internal sealed record SettledWindow(string Label, Window Window, Window Calculated, int Payments);
