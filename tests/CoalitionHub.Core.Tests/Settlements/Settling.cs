using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Prices;
using CoalitionHub.Core.Tests.Exchanges;

namespace CoalitionHub.Core.Tests.Settlements;

/// <summary>What finance people do with windows.</summary>
internal sealed class Settling(Brands brands)
{
    public const long MicrosPerCent = 10_000;

    public Outcome<ClosedWindow> Close(long lastSeq = 0) =>
        brands.Coalition.Decide((state, now) => CloseWindow.Decide(state, now, new CloseWindowCommand(lastSeq, Brands.Maker, "")));

    /// <summary>Reads the window's range as the hub does, from what is committed.</summary>
    public CalculatedWindow Sum(Window window)
    {
        brands.Coalition.Commit();
        SettlementCalculation calculation = new(
            window, brands.State.Partners.Committed, new WindowTerms(brands.State.Terms.All()), MicrosPerCent)
        {
            Rules = RulesOf(window)?.Terms ?? RuleTerms.Usual,
        };
        foreach (var transfer in brands.Coalition.Archive.Transfers.Where(transfer => transfer.Seq >= window.FromSeq && transfer.Seq <= window.ToSeq))
        {
            calculation.Add(transfer);
        }

        return calculation.Finish();
    }

    public Outcome<Window> Calculate(Window window, int staffNo = Brands.Maker)
    {
        var sum = Sum(window);
        return brands.Coalition.Decide((state, now) => CalculateWindow.Decide(state, now, new CalculateWindowCommand(window.No, sum, staffNo) { RulesNo = RulesOf(window)?.No ?? 0 }));
    }

    public Outcome<Window> Approve(Window window, int staffNo = Brands.Checker) =>
        brands.Coalition.Decide((state, now) => ApproveWindow.Decide(state, now, new ApproveWindowCommand(window.No, MicrosPerCent, staffNo)));

    public Outcome<RecordedPayment> Pay(Window window, int partnerNo, bool isReceived, long minorUnits, string bankReference = "bank-1", string money = "HKD") =>
        brands.Coalition.Decide((state, now) => RecordPayment.Decide(
            state, now, new RecordPaymentCommand(new PartKey(window.No, partnerNo), isReceived, new Money(Brands.Code(money), minorUnits), bankReference, Brands.Maker)));

    /// <summary>Closes, calculates and approves what has happened.</summary>
    public Window CloseAndApprove()
    {
        var window = Close().Value.Closed;
        Calculate(window);
        return Approve(window).Value;
    }

    private SettlementRules? RulesOf(Window window) => SettlementRules.InForce(brands.State.SettlementRules.All(), window.ClosedMicros);

    public WindowPart Part(Window window, int partnerNo) =>
        brands.State.WindowParts.Find(new PartKey(window.No, partnerNo)) ?? throw new InvalidOperationException("No part.");
}
