using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Prices;
using CoalitionHub.Hub.Outcomes;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements;

/// <summary>Statements: what one partner and the coalition owe each other for one window.</summary>
internal static class PartnerStatements
{
    /// <summary>A partner's statement; WINDOW_NOT_FOUND, WINDOW_STATE before it is calculated, PARTNER_NOT_FOUND when it has no part.</summary>
    public static Outcome<V1.Statement> Find(StateView view, int windowNo, int partnerNo)
    {
        if (view.Find(view.State.Windows, windowNo) is not { } window)
        {
            return new Refusal(Reason.WindowNotFound, "There is no such window.");
        }

        if (!window.HasFigures)
        {
            return new Refusal(Reason.WindowState, $"The window is {window.State}; there is no statement before it is calculated.");
        }

        return view.Find(view.State.WindowParts, new PartKey(windowNo, partnerNo)) is { } part
            ? Of(view, window, part)
            : new Refusal(Reason.PartnerNotFound, "There is no such partner, or it joined after the window was closed.");
    }

    private static V1.Statement Of(StateView view, Window window, WindowPart part)
    {
        var partner = view.Partner(part.Key.PartnerNo);
        var statement = new V1.Statement
        {
            WindowId = window.Id,
            PartnerId = partner.Id,
            PartnerCode = partner.Code,
            State = WindowMessages.StateOf(view, window, part),
            FirstSeq = window.FromSeq,
            LastSeq = window.ToSeq,
            OpenedTime = ContractTimes.Time(window.CreatedMicros),
            ClosedTime = ContractTimes.Time(window.ClosedMicros),
            PointsIssued = part.PointsIssued,
            PointsRedeemed = part.PointsRedeemed,
            PointsExpired = part.PointsExpired,
            OwedMicros = part.OwedMicros,
            DueMicros = part.DueMicros,
            FeeMicros = part.FeeMicros,
            NetDirection = WindowMessages.DirectionOf(part),
            NetMicros = Math.Abs(part.NetMicros),
            Net = WindowMessages.MoneyOf(view, Math.Abs(part.NetMinorUnits)),
            Outstanding = WindowMessages.MoneyOf(view, WindowParts.OutstandingMinorUnits(part)),
            WrittenOff = WindowMessages.MoneyOf(view, WindowParts.WrittenOffMinorUnits(part)),
            MicrosPerMinorUnit = WindowMessages.MicrosPerMinorUnit(view),
        };
        statement.Legs.AddRange(LegsOf(view, window, partner.No));
        statement.Lines.AddRange(
            from line in view.All(view.State.WindowLines)
            where line.Key.WindowNo == window.No && line.Key.PartnerNo == partner.No
            orderby line.Key.Kind, line.Key.CurrencyNo
            select Of(view, line));
        statement.Shares.AddRange(SharesOf(view, window, partner.No));
        statement.Payments.AddRange(
            from payment in view.All(view.State.Payments)
            where payment.Key == part.Key
            orderby payment.No
            select WindowMessages.Of(view, payment));
        return statement;
    }

    private static IEnumerable<V1.StatementLeg> LegsOf(StateView view, Window window, int partnerNo)
    {
        var rules = view.Find(view.State.SettlementRules, window.RulesNo)?.Terms ?? RuleTerms.Usual;
        return Legs.Each(partnerNo, view.All(view.State.Obligations).Where(obligation => obligation.Key.WindowNo == window.No), rules, WindowMessages.MicrosPerMinorUnit(view))
            .Where(leg => leg.Micros != 0)
            .Select(leg => new V1.StatementLeg
            {
                // The contract's models have the core's numbers.
                Model = (V1.NettingModel)leg.Model,
                OtherPartnerId = leg.OtherNo == 0 ? "" : view.PartnerId(leg.OtherNo),
                Direction = leg.Micros < 0 ? V1.NetDirection.PartnerPays : V1.NetDirection.PartnerReceives,
                Micros = Math.Abs(leg.Micros),
                Amount = WindowMessages.MoneyOf(view, Math.Abs(leg.MinorUnits)),
            });
    }

    private static IEnumerable<V1.StatementShare> SharesOf(StateView view, Window window, int partnerNo)
    {
        WindowTerms terms = new(view.All(view.State.Terms));
        return WindowShares.InOrder(view.All(view.State.WindowShares).Where(share => share.Key.WindowNo == window.No && share.Concerns(partnerNo)))
            .Select(share => new V1.StatementShare
            {
                // The contract's kinds have the core's numbers.
                Kind = (V1.StatementLineKind)share.Key.Kind,
                PointsCurrencyCode = view.CurrencyCode(share.CurrencyNo),
                TermsId = terms.IdOf(share.Key.TermsNo),
                PayerPartnerId = view.PartnerId(share.Key.PayerNo),
                PayeePartnerId = view.PartnerId(share.Key.PayeeNo),
                Points = Math.Abs(share.Points),
                Returned = share.Points < 0,
                MicrosPerPoint = share.RateText(terms),
                Micros = Math.Abs(share.Micros),
            });
    }

    private static V1.StatementLine Of(StateView view, WindowLine line) => new()
    {
        // The contract's kinds have the core's numbers.
        Kind = (V1.StatementLineKind)line.Key.Kind,
        PointsCurrencyCode = line.Key.CurrencyNo == 0 ? "" : view.CurrencyCode(line.Key.CurrencyNo),
        Count = line.Count,
        Points = line.Points,
        OwedMicros = line.OwedMicros,
        DueMicros = line.DueMicros,
    };
}
