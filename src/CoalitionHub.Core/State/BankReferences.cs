using CoalitionHub.Core.Staff;

namespace CoalitionHub.Core.State;

/// <summary>One movement on the bank account pays for one thing: a part of a window, a deposit or withdrawal, or a pack of points.</summary>
internal static class BankReferences
{
    /// <summary>Whether something else is paid by the movement with this reference of the bank's.</summary>
    /// <param name="state">The draft.</param>
    /// <param name="reference">The bank's reference; empty for none.</param>
    /// <param name="exceptPackNo">The pack that may have it already.</param>
    public static bool IsUsed(HubState state, string reference, int exceptPackNo = 0) =>
        reference.Length > 0 &&
        (state.Payments.All().Any(payment => payment.BankReference == reference) ||
         state.LiquidityMovements.All().Any(movement => movement.BankReference == reference && movement.State != ApprovalState.Rejected) ||
         state.Packs.All().Any(pack => pack.No != exceptPackNo && pack.IsPaidWith(reference)));
}
