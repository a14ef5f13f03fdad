using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Hub.Outcomes;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements;

/// <summary>How a window's netting is said in the contract.</summary>
internal static class NettingMessages
{
    public static Outcome<V1.NettingMatrix> Find(StateView view, int windowNo)
    {
        if (view.Find(view.State.Windows, windowNo) is not { } window)
        {
            return new Refusal(Reason.WindowNotFound, "There is no such window.");
        }

        if (!window.HasFigures)
        {
            return new Refusal(Reason.WindowState, $"The window is {window.State}; nobody owes anybody for it before it is calculated.");
        }

        var matrix = NettingMatrix.Of(view.All(view.State.Obligations).Where(obligation => obligation.Key.WindowNo == windowNo));
        var message = new V1.NettingMatrix
        {
            WindowId = window.Id,
            GrossMicros = matrix.GrossMicros,
            BilateralMicros = matrix.BilateralMicros,
            MultilateralMicros = matrix.MultilateralMicros,
            SavedMicros = matrix.GrossMicros - matrix.MultilateralMicros,
        };
        message.Pairs.AddRange(matrix.Pairs.Select(pair => new V1.NettedPair
        {
            FirstPartnerId = pair.FirstNo == 0 ? "" : view.PartnerId(pair.FirstNo),
            SecondPartnerId = view.PartnerId(pair.SecondNo),
            FirstOwesMicros = pair.FirstOwesMicros,
            SecondOwesMicros = pair.SecondOwesMicros,
        }));
        return message;
    }
}
