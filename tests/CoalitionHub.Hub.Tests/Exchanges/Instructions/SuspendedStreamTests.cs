using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Partners.V1;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Exchanges.Instructions;

/// <summary>Brands that lose the right to be instructed in the middle of their stream.</summary>
public sealed class SuspendedStreamTests
{
    [Fact]
    public async Task A_brand_that_is_suspended_loses_its_stream_and_goes_on_where_it_was_when_it_is_resumed()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var partners = new PartnersAdminService.PartnersAdminServiceClient(coalition.Maker.Calls);
        var guest = await coalition.GuestAsync("R-1", 1000);
        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);
        var exchange = await coalition.ExchangeAsync(guest, 300);
        var credit = await peer.NextAsync(InstructionKind.Credit);

        await partners.SuspendPartnerAsync(new SuspendPartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = coalition.Railway.PartnerId, Reason = "A test." });

        ReasonOf(await peer.Ended).ShouldBe(ReasonStatus.NameOf(Reason.PartnerSuspended));
        using var denied = new ExchangeInstructionsService.ExchangeInstructionsServiceClient(coalition.Railway.Calls).FollowInstructions();
        await denied.ResponseStream.MoveNext(CancellationToken.None).ShouldBeRefused(Reason.PartnerSuspended);
        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.AwaitingDestination);

        await partners.ResumePartnerAsync(new ResumePartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = coalition.Railway.PartnerId, Reason = "A test." });
        await using var back = await Peer.OpenAsync(coalition.Railway.Calls);
        var again = await back.NextAsync(InstructionKind.Credit);
        again.InstructionId.ShouldBe(credit.InstructionId);
        await back.AnswerAsync(again, InstructionOutcome.Done);
        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.Completed);
    }

    [Fact]
    public async Task A_credential_that_is_retired_answers_no_more()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var partners = new PartnersAdminService.PartnersAdminServiceClient(coalition.Maker.Calls);
        var guest = await coalition.GuestAsync("R-1", 1000);
        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);
        var exchange = await coalition.ExchangeAsync(guest, 300);
        var credit = await peer.NextAsync(InstructionKind.Credit);

        await partners.RetireCredentialAsync(new RetireCredentialRequest { RequestId = HubPeople.NewRequest(), ClientId = coalition.Railway.Keys.ClientId });
        await peer.SendAsync(new InstructionAnswer { InstructionId = credit.InstructionId, Outcome = InstructionOutcome.Done, Points = credit.Points });

        ReasonOf(await peer.Ended).ShouldBe(ReasonStatus.NameOf(Reason.CredentialNotAccepted));
        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.AwaitingDestination);
    }

    private static string ReasonOf(RpcException? ended) => Refusals.ReasonOf(ended.ShouldNotBeNull());
}
