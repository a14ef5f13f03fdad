using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Amounts.V1;
using Money = CoalitionHub.Protos.Amounts.V1.Money;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements.Banking;

/// <summary>How bank details, orders and movements are said in the contract. Its enumerations have the core's numbers.</summary>
internal static class BankMessages
{
    private const int MostUnpaid = 1000;

    public static V1.BankDetails Of(StateView view, BankDetails details, bool isInForce) => new()
    {
        BankDetailsId = details.Id,
        PartnerId = PartnerId(view, details.PartnerNo),
        State = (V1.BankDetailsState)details.State,
        InForce = isInForce,
        Account = new V1.BankAccount
        {
            HolderName = details.HolderName,
            Iban = details.IsIban ? details.AccountNumber : "",
            AccountNumber = details.IsIban ? "" : details.AccountNumber,
            Bic = details.Bic,
            Town = details.Town,
            Country = details.Country,
        },
        ProposedBy = view.PersonId(details.ProposedBy),
        ProposedTime = ContractTimes.Time(details.CreatedMicros),
        DecidedBy = view.PersonId(details.DecidedBy),
        DecidedTime = ContractTimes.OptionalTime(details.DecidedMicros),
    };

    public static V1.PaymentOrder Of(StateView view, PaymentOrder order) => new()
    {
        EndToEndId = order.EndToEndId,
        FileId = view.Find(view.State.SettlementFiles, order.FileNo)?.Id ?? "",
        WindowId = WindowId(view, order.WindowNo),
        PartnerId = PartnerId(view, order.PartnerNo),
        Amount = WindowMessages.MoneyOf(view, order.MinorUnits),
        BankDetailsId = view.Find(view.State.BankDetails, order.BankDetailsNo)?.Id ?? "",
        State = (V1.PaymentOrderState)order.State,
        PaymentId = PaymentId(view, order.PaymentNo),
    };

    public static V1.BankEntry Of(StateView view, BankEntry entry) => new()
    {
        StatementId = entry.Key.StatementId,
        EntryReference = entry.Key.EntryReference,
        DetailNumber = entry.Key.DetailNo,
        Verdict = (V1.BankEntryVerdict)entry.Verdict,
        Direction = entry.IsCredit ? Direction.Credit : Direction.Debit,
        Amount = new Money { CurrencyCode = entry.Currency.Text, MinorUnits = entry.MinorUnits },
        Reference = entry.Reference,
        WindowId = WindowId(view, entry.WindowNo),
        PartnerId = PartnerId(view, entry.PartnerNo),
        PaymentId = PaymentId(view, entry.PaymentNo),
        Explanation = entry.Why,
        ImportId = view.Find(view.State.BankImports, entry.ImportNo)?.Id ?? "",
        BankReference = entry.BankReference,
        PackId = view.Find(view.State.Packs, entry.PackNo)?.Id ?? "",
        MovementId = view.Find(view.State.LiquidityMovements, entry.MovementNo)?.Id ?? "",
    };

    /// <summary>What is still to be paid for approved windows, by window and partner.</summary>
    public static IEnumerable<V1.UnpaidPayment> Unpaid(StateView view)
    {
        var released = view.All(view.State.PaymentOrders).Where(order => order.State == OrderState.Released).ToLookup(order => order.Part, order => order.EndToEndId);
        return (from part in view.All(view.State.WindowParts)
                let window = view.Find(view.State.Windows, part.Key.WindowNo)
                where window is not null && MakePartnerFiles.IsApproved(window)
                from leg in new[]
                {
                    (IsIn: true, MinorUnits: WindowParts.ToPayMinorUnits(part)),
                    (IsIn: false, MinorUnits: WindowParts.ToReceiveMinorUnits(part)),
                }
                where leg.MinorUnits > 0
                orderby part.Key.WindowNo, part.Key.PartnerNo, leg.IsIn descending
                select new V1.UnpaidPayment
                {
                    WindowId = window.Id,
                    PartnerId = PartnerId(view, part.Key.PartnerNo),
                    Direction = leg.IsIn ? V1.NetDirection.PartnerPays : V1.NetDirection.PartnerReceives,
                    Outstanding = WindowMessages.MoneyOf(view, leg.MinorUnits),
                    Reference = leg.IsIn ? CreditorReference.Of(part.Key).Text : released[part.Key].FirstOrDefault() ?? "",
                }).Take(MostUnpaid);
    }

    private static string PartnerId(StateView view, int partnerNo) => view.Find<int, Partner>(view.State.Partners, partnerNo)?.Id ?? "";

    private static string WindowId(StateView view, int windowNo) => view.Find(view.State.Windows, windowNo)?.Id ?? "";

    private static string PaymentId(StateView view, long paymentNo) => view.Find(view.State.Payments, paymentNo)?.Id ?? "";
}
