using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using Google.Rpc;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Outcomes;

public sealed class ExceptionTests : HubTest
{
    [Fact]
    public async Task A_refusal_has_the_hubs_own_reason()
    {
        var request = Samples.Earn;

        var error = await FailureOf(Refusals.Of(StatusCode.FailedPrecondition, "INSUFFICIENT_POINTS"), request);

        error.Reason.ShouldBe(CoalitionHubReason.InsufficientPoints);
        error.ReasonName.ShouldBe("INSUFFICIENT_POINTS");
        error.Status.ShouldBe(StatusCode.FailedPrecondition);
        error.RequestId.ShouldBe(request.RequestId);
        error.Message.ShouldBe("no");
        error.FieldErrors.ShouldBeEmpty();
        error.RetryDelay.ShouldBeNull();
        error.InnerException.ShouldBeOfType<RpcException>();
    }

    [Fact]
    public async Task A_bad_request_names_its_fields()
    {
        BadRequest fields = new();
        fields.FieldViolations.Add(new BadRequest.Types.FieldViolation
        {
            Field = "receipt.amount.minor_units",
            Description = "must be 0 or more",
            Reason = "AMOUNT_NEGATIVE",
        });
        fields.FieldViolations.Add(new BadRequest.Types.FieldViolation { Field = "member", Description = "is missing" });

        var error = await FailureOf(Refusals.Of(StatusCode.InvalidArgument, "FIELD_INVALID", fields));

        error.Reason.ShouldBe(CoalitionHubReason.FieldInvalid);
        error.FieldErrors.ShouldBe(
        [
            new FieldError("receipt.amount.minor_units", "must be 0 or more", "AMOUNT_NEGATIVE"),
            new FieldError("member", "is missing", ""),
        ]);
    }

    [Fact]
    public async Task The_wait_that_the_hub_asks_for_is_told()
    {
        var error = await FailureOf(Refusals.Of(StatusCode.FailedPrecondition, "PROOF_LOCKED", Refusals.RetryAfter(TimeSpan.FromMinutes(15))));

        error.Reason.ShouldBe(CoalitionHubReason.ProofLocked);
        error.RetryDelay.ShouldBe(TimeSpan.FromMinutes(15));
        error.IsTransient.ShouldBeFalse();
    }

    [Fact]
    public async Task A_reason_of_a_later_hub_is_kept_by_name()
    {
        var error = await FailureOf(Refusals.Of(StatusCode.FailedPrecondition, "MOON_NOT_FULL"));

        error.Reason.ShouldBe(CoalitionHubReason.Unrecognised);
        error.ReasonName.ShouldBe("MOON_NOT_FULL");
    }

    [Fact]
    public async Task The_SDKs_own_reasons_can_not_come_from_outside()
    {
        var error = await FailureOf(Refusals.Of(StatusCode.FailedPrecondition, "TOKEN_REFUSED"));

        error.Reason.ShouldBe(CoalitionHubReason.Unrecognised);
    }

    [Fact]
    public async Task Somebody_elses_reason_is_not_the_hubs()
    {
        var error = await FailureOf(Refusals.WithDetails(
            StatusCode.PermissionDenied, new ErrorInfo { Reason = "SCOPE_MISSING", Domain = "proxy.example" }));

        error.Reason.ShouldBe(CoalitionHubReason.Unspecified);
        error.ReasonName.ShouldBeEmpty();
    }

    [Fact]
    public async Task Details_that_can_not_be_read_leave_the_status()
    {
        var error = await FailureOf(Refusals.WithTrailer(StatusCode.PermissionDenied, [0xFF, 0xFF, 0xFF]));

        error.Reason.ShouldBe(CoalitionHubReason.Unspecified);
        error.Status.ShouldBe(StatusCode.PermissionDenied);
    }

    [Fact]
    public async Task A_read_that_fails_has_no_request_id()
    {
        Hub.Recorder.FailAlways(Refusals.Of(StatusCode.NotFound, "MEMBER_NOT_FOUND"));

        var error = await Should.ThrowAsync<CoalitionHubException>(() => Hub.Client().Points.GetBalanceAsync(Samples.Member));

        error.Reason.ShouldBe(CoalitionHubReason.MemberNotFound);
        error.RequestId.ShouldBeNull();
    }

    private Task<CoalitionHubException> FailureOf(RpcException failure, EarnRequest? request = null)
    {
        Hub.Recorder.FailAlways(failure);
        return Should.ThrowAsync<CoalitionHubException>(() => Hub.Client().Points.EarnAsync(request ?? Samples.Earn));
    }
}
