using CoalitionHub.Core.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.State;

public sealed class AlertNameTests
{
    [Theory]
    [InlineData(AlertName.PacksLow, "PACKS_LOW")]
    [InlineData(AlertName.BankPaymentReturned, "BANK_PAYMENT_RETURNED")]
    [InlineData(AlertName.SettlementAgreedBySilence, "SETTLEMENT_AGREED_BY_SILENCE")]
    public void Names_are_stored_as_the_contract_writes_them(AlertName name, string stored) => Alerts.NameOf(name).ShouldBe(stored);

    [Fact]
    public void No_two_alerts_are_stored_under_one_name() =>
        Enum.GetValues<AlertName>().Select(Alerts.NameOf).Distinct().Count().ShouldBe(Enum.GetValues<AlertName>().Length);
}
