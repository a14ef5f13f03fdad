using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Settlements;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements;

/// <summary>What is wrong with a request is told by field and reason, before anything is decided.</summary>
public sealed class WrongSettlementRequestTests
{
    private static readonly Caller Person = new("cli_2", 0, 2, Roles.FinanceMaker, new HashSet<string>());

    public static TheoryData<Action<RecordPaymentRequest>, string, Reason> Payments => new()
    {
        { request => request.WindowId = "", "window_id", Reason.FieldMissing },
        { request => request.WindowId = request.PartnerId, "window_id", Reason.IdInvalid },
        { request => request.PartnerId = "", "partner_id", Reason.FieldMissing },
        { request => request.PartnerId = "grocer", "partner_id", Reason.IdInvalid },
        { request => request.Direction = PaymentDirection.Unspecified, "direction", Reason.FieldMissing },
        { request => request.Direction = (PaymentDirection)99, "direction", Reason.FieldInvalid },
        { request => request.Amount = null, "amount", Reason.FieldMissing },
        { request => request.Amount.CurrencyCode = "hkd", "amount.currency_code", Reason.CurrencyUnknown },
        { request => request.Amount.MinorUnits = 0, "amount.minor_units", Reason.AmountNotPositive },
        { request => request.Amount.MinorUnits = -5, "amount.minor_units", Reason.AmountNotPositive },
        { request => request.Amount.MinorUnits = long.MaxValue, "amount.minor_units", Reason.AmountTooLarge },
        { request => request.BankReference = " ", "bank_reference", Reason.FieldMissing },
        { request => request.BankReference = new string('x', 65), "bank_reference", Reason.FieldTooLong },
        { request => request.BankReference = "a\nb", "bank_reference", Reason.FieldInvalid },
    };

    [Theory]
    [MemberData(nameof(Payments))]
    public void A_wrong_payment_is_refused(Action<RecordPaymentRequest> spoil, string field, Reason reason)
    {
        var request = new RecordPaymentRequest
        {
            WindowId = OpaqueId.Format("win", 1, 1_000_000),
            PartnerId = OpaqueId.Format("ptn", 2, 1_000_000),
            Direction = PaymentDirection.Made,
            Amount = new Money { CurrencyCode = "HKD", MinorUnits = 1 },
            BankReference = "bank",
        };
        Paying.Prepare(request, Person).Refusal.ShouldBeNull();

        spoil(request);

        Fault(Paying.Prepare(request, Person).Refusal, field, reason);
    }

    [Fact]
    public void A_wrong_closing_or_approval_is_refused()
    {
        Fault(Closing.Prepare(new CloseWindowRequest { LastSeq = -1 }, Person).Refusal, "last_seq", Reason.SeqOutOfRange);
        Fault(Closing.Prepare(new CloseWindowRequest { Reason = new string('x', 501) }, Person).Refusal, "reason", Reason.FieldTooLong);
        Fault(Approving.Prepare(new ApproveWindowRequest(), Person).Refusal, "window_id", Reason.FieldMissing);
        Fault(Approving.Prepare(new ApproveWindowRequest { WindowId = "win_1" }, Person).Refusal, "window_id", Reason.IdInvalid);
    }

    private static void Fault(Refusal? refusal, string field, Reason reason)
    {
        refusal.ShouldNotBeNull().Reason.ShouldBe(reason);
        refusal.Fields.ShouldHaveSingleItem().Field.ShouldBe(field);
    }
}
