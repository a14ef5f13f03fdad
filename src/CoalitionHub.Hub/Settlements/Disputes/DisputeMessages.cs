using CoalitionHub.Core.Settlements;
using CoalitionHub.Hub.Outcomes;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements;

/// <summary>How disputes are said in the contract. Its enumerations have the core's numbers.</summary>
internal static class DisputeMessages
{
    public static V1.Dispute Of(StateView view, Dispute dispute)
    {
        var message = new V1.Dispute
        {
            DisputeId = dispute.Id,
            WindowId = WindowId(view, dispute.WindowNo),
            PartnerId = view.PartnerId(dispute.PartnerNo),
            State = (V1.DisputeState)dispute.State,
            Claim = Signed(dispute.ClaimMicros),
            Offer = dispute.OfferMicros == 0 ? null : Signed(dispute.OfferMicros),
            BearerPartnerId = dispute.BearerNo == 0 ? "" : view.PartnerId(dispute.BearerNo),
            RaisedTime = ContractTimes.Time(dispute.CreatedMicros),
            StateTime = ContractTimes.Time(dispute.SinceMicros),
            DueTime = ContractTimes.OptionalTime(dispute.DueMicros),
            Seq = dispute.ChainSeq,
            AdjustedWindowId = WindowId(view, dispute.AdjustedWindowNo),
        };
        message.Lines.AddRange(dispute.Lines.Select(line => new V1.DisputedLine
        {
            Kind = (V1.StatementLineKind)line.Kind,
            PointsCurrencyCode = line.CurrencyNo == 0 ? "" : view.CurrencyCode(line.CurrencyNo),
            OwedMicros = line.OwedMicros,
            DueMicros = line.DueMicros,
            ExpectedOwedMicros = line.ExpectedOwedMicros,
            ExpectedDueMicros = line.ExpectedDueMicros,
        }));
        message.Words.AddRange(dispute.Words.Select(word => new V1.DisputeWord { SaidBy = word.Who, SaidTime = ContractTimes.Time(word.TimeMicros), Text = word.Text }));
        return message;
    }

    public static V1.SignedAmount Signed(long micros) => new() { InPartnersFavour = micros > 0, Micros = Math.Abs(micros) };

    public static string WindowId(StateView view, int windowNo) => view.Find(view.State.Windows, windowNo)?.Id ?? "";
}
