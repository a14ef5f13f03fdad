using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Cli;
using CoalitionHub.Hub.Cli.Connection;
using CoalitionHub.Hub.Outcomes;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli.Connection;

public sealed class RefusalReportTests
{
    private const string RequestId = "0192f0a4-5b6c-7d8e-9f01-23456789abcd";

    [Fact]
    public void A_refusal_is_one_line_of_its_reason_and_message()
    {
        var (code, text) = Report(RefusalStatus.ExceptionOf(new Refusal(Reason.TermsNotFound, "There are no such terms.")));

        code.ShouldBe(ExitCode.Refused);
        text.ShouldBe("refused: TERMS_NOT_FOUND: There are no such terms.\n");
    }

    [Fact]
    public void Faulty_fields_that_the_message_does_not_name_follow()
    {
        var refusal = new Refusal(Reason.FieldMissing, "fee: must be given.") { Fields = [new FieldFault("fee", "must be given."), new FieldFault("terms.code", "is unknown.")] };

        Report(RefusalStatus.ExceptionOf(refusal)).Text.ShouldBe("refused: FIELD_MISSING: fee: must be given.\n  terms.code: is unknown.\n");
    }

    [Theory]
    [InlineData(StatusCode.Unavailable, ExitCode.Unreachable)]
    [InlineData(StatusCode.DeadlineExceeded, ExitCode.Unreachable)]
    [InlineData(StatusCode.Internal, ExitCode.Refused)]
    public void A_call_without_an_answer_tells_how_to_repeat_it(StatusCode status, int exitCode)
    {
        var (code, text) = Report(new RpcException(new Status(status, "gone")));

        code.ShouldBe(exitCode);
        text.ShouldStartWith("failed: ");
        text.ShouldContain($"--request-id {RequestId}");
    }

    [Fact]
    public void A_status_without_details_is_named_as_gRPC_names_it() =>
        Report(new RpcException(new Status(StatusCode.PermissionDenied, "no"))).Text.ShouldBe("refused: PERMISSION_DENIED: no\n");

    [Fact]
    public void Nothing_that_a_terminal_would_obey_is_printed() =>
        Report(new RpcException(new Status(StatusCode.NotFound, "a\u001b[2Jb\nc"))).Text.ShouldBe("refused: NOT_FOUND: a [2Jb c\n");

    [Fact]
    public void The_hub_says_how_long_to_wait()
    {
        var full = new Refusal(Reason.QueueFull, "Full.") { RetryAfter = TimeSpan.FromMilliseconds(100) };

        RefusalReport.RetryDelayOf(RefusalStatus.ExceptionOf(full)).ShouldBe(TimeSpan.FromMilliseconds(100));
        RefusalReport.RetryDelayOf(RefusalStatus.ExceptionOf(full with { RetryAfter = TimeSpan.FromMinutes(1) })).ShouldBeNull();
        RefusalReport.RetryDelayOf(RefusalStatus.ExceptionOf(new Refusal(Reason.TermsNotFound, "No.") { RetryAfter = TimeSpan.FromMilliseconds(1) })).ShouldBeNull();
        RefusalReport.RetryDelayOf(new RpcException(new Status(StatusCode.Unavailable, "gone"))).ShouldBeNull();
    }

    private static (int Code, string Text) Report(RpcException exception)
    {
        var error = new StringWriter { NewLine = "\n" };
        return (RefusalReport.Write(error, exception, RequestId), error.ToString());
    }
}
