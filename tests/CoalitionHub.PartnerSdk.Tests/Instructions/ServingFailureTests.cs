using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Instructions;

/// <summary>What ends serving a ledger, and what doesn't.</summary>
public sealed class ServingFailureTests : ServingTest
{
    [Theory]
    [InlineData(StatusCode.FailedPrecondition, "PARTNER_SUSPENDED", CoalitionHubReason.PartnerSuspended, 1)]
    [InlineData(StatusCode.FailedPrecondition, "CURRENCY_NOT_ALLOWED", CoalitionHubReason.CurrencyNotAllowed, 1)]
    [InlineData(StatusCode.PermissionDenied, "SCOPE_MISSING", CoalitionHubReason.ScopeMissing, 1)]
    [InlineData(StatusCode.InvalidArgument, "FIELD_INVALID", CoalitionHubReason.FieldInvalid, 1)]
    // One new token is tried: the old one may have ended.
    [InlineData(StatusCode.Unauthenticated, "CREDENTIAL_NOT_ACCEPTED", CoalitionHubReason.CredentialNotAccepted, 2)]
    public async Task A_no_ends_serving_and_says_which(StatusCode status, string name, CoalitionHubReason reason, int tries)
    {
        Hub.Instructions.Refuse = _ => Refusals.Of(status, name);

        var refused = await Should.ThrowAsync<CoalitionHubException>(() => Begin());

        (refused.Reason, refused.Status, refused.IsTransient).ShouldBe((reason, status, false));
        Hub.Instructions.Tries.Count.ShouldBe(tries);
    }

    [Theory]
    [InlineData(StatusCode.Unavailable, "SHUTTING_DOWN")]
    [InlineData(StatusCode.Unavailable, "NOT_WRITER")]
    [InlineData(StatusCode.Aborted, "WRITER_CHANGED")]
    [InlineData(StatusCode.DeadlineExceeded, "DEADLINE_PASSED")]
    [InlineData(StatusCode.Internal, "INTERNAL_ERROR")]
    [InlineData(StatusCode.ResourceExhausted, "TOO_MANY_STREAMS")]
    [InlineData(StatusCode.Unknown, "")]
    [InlineData(StatusCode.Cancelled, "")]
    public async Task What_may_pass_is_tried_again_at_the_opening_and_in_the_middle(StatusCode status, string name)
    {
        var failure = name.Length == 0 ? new RpcException(new Status(status, "a proxy's")) : Refusals.Of(status, name);
        Hub.Instructions.Refuse = number => number is > 1 and < 9 ? failure : null;
        var first = await ServeAsync();

        first.Break(failure);
        var next = await Hub.Instructions.NextAsync();
        await next.SendAsync(Debit("ins_1"));

        (await next.NextAnswerAsync()).InstructionId.ShouldBe("ins_1");
        Hub.Instructions.Tries.Count.ShouldBe(9);
        await EndAsync();
    }

    [Fact]
    public async Task A_suspension_in_the_middle_ends_serving_after_what_had_begun_and_the_rest_comes_when_serving_begins_again()
    {
        TaskCompletionSource<LedgerAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Ledger.Answer = (_, _) => answer.Task;
        var serving = Begin();
        var stream = await Hub.Instructions.NextAsync();
        await stream.SendAsync(Debit("ins_1"));
        await UntilAsync(() => Ledger.Asked.Count == 1);

        stream.Break(Refusals.Of(StatusCode.FailedPrecondition, "PARTNER_SUSPENDED"));
        answer.SetResult(LedgerAnswer.Done(100));

        (await Should.ThrowAsync<CoalitionHubException>(() => serving.WaitAsync(TimeSpan.FromSeconds(30)))).Reason.ShouldBe(CoalitionHubReason.PartnerSuspended);
        Hub.Instructions.Tries.Count.ShouldBe(1);
        var again = await ServeAsync();
        await again.SendAsync(Debit("ins_1"));
        (await again.NextAnswerAsync()).InstructionId.ShouldBe("ins_1");
        await EndAsync();
    }
}
