using CoalitionHub.Core.State;
using CoalitionHub.Protos.Partners.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Partners;

public sealed class AlertKindTests
{
    public static TheoryData<AlertName> Names => [.. Enum.GetValues<AlertName>()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_alert_that_the_hub_raises_has_a_kind_of_its_own_in_the_contract(AlertName name) =>
        ((AlertKind)(int)name).ToString().ShouldBe(name.ToString());
}
