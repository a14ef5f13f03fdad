using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Amounts.V1;
using Money = CoalitionHub.Protos.Amounts.V1.Money;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements;

/// <summary>How windows, parts and payments are said in the contract.</summary>
internal static class WindowMessages
{
    /// <summary>A window with all its parts and the hub's own shares, as the staff sees it.</summary>
    public static V1.Window Whole(StateView view, Window window)
    {
        var message = Bare(view, window);
        message.Parts.AddRange(PartsOf(view, window.No).Select(part => Of(view, window, part)));
        if (message.Parts.Count > 0)
        {
            message.HubShares.Add(Share(V1.HubAccount.Fund, window.FundMicros));
            message.HubShares.Add(Share(V1.HubAccount.Fees, window.FeesMicros));
            message.HubShares.Add(Share(V1.HubAccount.Breakage, window.BreakageMicros));
            message.HubShares.Add(Share(V1.HubAccount.Rounding, window.RoundingMicros));
            message.HubShares.Add(Share(V1.HubAccount.Packs, window.PacksMicros));
        }

        return message;
    }

    /// <summary>A window with one partner's part only, once there is one.</summary>
    public static V1.Window ForPartner(StateView view, Window window, int partnerNo)
    {
        var message = Bare(view, window);
        if (view.Find(view.State.WindowParts, new PartKey(window.No, partnerNo)) is { } part)
        {
            message.Parts.Add(Of(view, window, part));
        }

        return message;
    }

    public static V1.WindowPart Of(StateView view, Window window, WindowPart part)
    {
        var standing = view.Find(view.State.PartStandings, part.Key);
        var rules = SettlementRules.InForce(view.All(view.State.SettlementRules), window.ApprovedMicros)?.Terms;
        return new V1.WindowPart
        {
            PartnerId = view.Partner(part.Key.PartnerNo).Id,
            State = StateOf(view, window, part),
            NetDirection = DirectionOf(part),
            Net = MoneyOf(view, Math.Abs(part.NetMinorUnits)),
            Outstanding = MoneyOf(view, WindowParts.OutstandingMinorUnits(part)),
            // The contract's values have the core's numbers. Windows calculated before partners were asked have none.
            Agreement = (V1.PartAgreement)(standing?.Agreement ?? 0),
            DisputeUntilTime = ContractTimes.OptionalTime(standing?.DueMicros ?? 0),
            ToPay = MoneyOf(view, WindowParts.ToPayMinorUnits(part)),
            ToReceive = MoneyOf(view, WindowParts.ToReceiveMinorUnits(part)),
            WrittenOff = MoneyOf(view, WindowParts.WrittenOffMinorUnits(part)),
            PaymentDueTime = ContractTimes.OptionalTime(rules is null ? 0 : SettlementTimers.PaymentDueMicros(rules, window)),
        };
    }

    public static V1.Payment Of(StateView view, Payment payment) => new()
    {
        PaymentId = payment.Id,
        Direction = payment.IsReceived ? V1.PaymentDirection.Received : V1.PaymentDirection.Made,
        Amount = MoneyOf(view, payment.MinorUnits),
        BankReference = payment.BankReference,
        RecordedTime = ContractTimes.Time(payment.CreatedMicros),
        RecordedBy = view.PersonId(payment.RecordedBy),
        Seq = payment.ChainSeq,
    };

    public static V1.WindowChange Of(StateChange change) => new()
    {
        From = Parse(change.From),
        To = Parse(change.To),
        ChangeTime = ContractTimes.Time(change.TimeMicros),
        ChangedBy = change.Who,
        Reason = change.Why,
    };

    public static V1.PartState StateOf(StateView view, Window window, WindowPart part) => view.Find(view.State.PartStandings, part.Key)?.Agreement == PartAgreement.Disputed
        ? V1.PartState.Disputed
        : window.State < WindowState.Approved ? V1.PartState.Calculated
        : WindowParts.OutstandingMinorUnits(part) != 0 ? V1.PartState.Payable
        : WindowParts.WrittenOffMinorUnits(part) == 0 ? V1.PartState.Paid : V1.PartState.WrittenOff;

    public static V1.NetDirection DirectionOf(WindowPart part) => part.NetMinorUnits switch
    {
        < 0 => V1.NetDirection.PartnerPays,
        > 0 => V1.NetDirection.PartnerReceives,
        _ => V1.NetDirection.Balanced,
    };

    public static Money MoneyOf(StateView view, long minorUnits) => new() { CurrencyCode = view.SettlementMoney().Text, MinorUnits = minorUnits };

    /// <summary>Micros in a minor unit of the settlement money.</summary>
    public static long MicrosPerMinorUnit(StateView view) => IsoMoney.MicrosPerMinorUnit(view.SettlementMoney());

    private static IEnumerable<WindowPart> PartsOf(StateView view, int windowNo) =>
        view.All(view.State.WindowParts).Where(part => part.Key.WindowNo == windowNo).OrderBy(part => part.Key.PartnerNo);

    private static V1.Window Bare(StateView view, Window window) => new()
    {
        WindowId = window.Id,
        // The contract's states have the core's numbers.
        State = (V1.WindowState)window.State,
        FirstSeq = window.FromSeq,
        LastSeq = window.ToSeq,
        OpenedTime = ContractTimes.Time(window.CreatedMicros),
        ClosedTime = ContractTimes.OptionalTime(window.ClosedMicros),
        RulesId = window.RulesNo == 0 ? "" : view.Find(view.State.SettlementRules, window.RulesNo)?.Id ?? "",
    };

    private static V1.HubShare Share(V1.HubAccount account, long micros) => new()
    {
        Account = account,
        AmountMicros = Math.Abs(micros),
        Direction = micros < 0 ? Direction.Debit : Direction.Credit,
    };

    private static V1.WindowState Parse(string state) =>
        Enum.TryParse<WindowState>(state, out var parsed) ? (V1.WindowState)parsed : V1.WindowState.Unspecified;
}
