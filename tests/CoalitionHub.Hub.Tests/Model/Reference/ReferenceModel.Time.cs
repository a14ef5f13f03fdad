using CoalitionHub.Protos.Ledger.V1;

namespace CoalitionHub.Hub.Tests.Model.Reference;

/// <summary>What happens because time passes.</summary>
internal sealed partial class ReferenceModel
{
    public void MoveTo(DateTimeOffset time)
    {
        var before = Today;
        Now = time;
        ExpireHolds();
        if (Today != before)
        {
            ExpireLots();
        }
    }

    /// <summary>A hub that starts looks at everything.</summary>
    public void Restart() => ExpireLots();

    private void ExpireHolds()
    {
        foreach (var hold in Holds.Where(hold => hold.Standing == HoldStanding.Waiting && hold.Until <= Now))
        {
            Resolve(hold, 0);
            hold.Standing = HoldStanding.Expired;
        }
    }

    private void ExpireLots()
    {
        foreach (var ((member, currency), lots) in wallets)
        {
            ExpireLots(member, currency, lots);
        }
    }

    /// <summary>"Wallet to breakage, with its money leg"; what a hold pins stays.</summary>
    private void ExpireLots(ReferenceMember member, string currency, List<Lot> lots)
    {
        foreach (var lot in lots.Where(lot => !lot.IsDebt && lot.IsExpired(Today) && lot.Free > 0))
        {
            var expired = lot.Free;
            lot.Points -= expired;
            Books.Move(WalletOf(member, currency), new BookAccount(AccountKind.Breakage, currency), expired);
            if (lot.Terms.IsPaidAtIssuance)
            {
                Books.Move(lot.Terms.Funder, new BookAccount(AccountKind.Breakage, Money), lot.Terms.RefundOf(expired));
            }
        }

        Tidy(lots);
    }
}
