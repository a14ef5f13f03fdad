using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Calls;

public sealed class StatusTests
{
    [Fact]
    public void The_codes_are_those_of_the_protocol()
    {
        StatusCode[] inOrder =
        [
            StatusCode.OK, StatusCode.Cancelled, StatusCode.Unknown, StatusCode.InvalidArgument,
            StatusCode.DeadlineExceeded, StatusCode.NotFound, StatusCode.AlreadyExists, StatusCode.PermissionDenied,
            StatusCode.ResourceExhausted, StatusCode.FailedPrecondition, StatusCode.Aborted, StatusCode.OutOfRange,
            StatusCode.Unimplemented, StatusCode.Internal, StatusCode.Unavailable, StatusCode.DataLoss,
            StatusCode.Unauthenticated,
        ];

        inOrder.Select(code => (int)code).ShouldBe(Enumerable.Range(0, 17));
        Enum.GetValues<StatusCode>().ShouldBe(inOrder);
    }

    [Fact]
    public void A_status_says_its_code_and_detail()
    {
        var status = new Status(StatusCode.NotFound, "no such member");

        status.StatusCode.ShouldBe(StatusCode.NotFound);
        status.Detail.ShouldBe("no such member");
        status.DebugException.ShouldBeNull();
        status.ToString().ShouldBe("Status(StatusCode=\"NotFound\", Detail=\"no such member\")");
    }

    [Fact]
    public void The_ready_made_statuses_are_success_and_cancelled()
    {
        Status.DefaultSuccess.StatusCode.ShouldBe(StatusCode.OK);
        Status.DefaultCancelled.StatusCode.ShouldBe(StatusCode.Cancelled);
        default(Status).StatusCode.ShouldBe(StatusCode.OK);
    }

    [Fact]
    public void An_exception_carries_the_status_and_no_trailers_unless_given()
    {
        var exception = new RpcException(new Status(StatusCode.Aborted, "lost race"));

        exception.StatusCode.ShouldBe(StatusCode.Aborted);
        exception.Status.Detail.ShouldBe("lost race");
        exception.Trailers.ShouldBeEmpty();
        exception.InnerException.ShouldBeNull();
        exception.Message.ShouldContain("lost race");
    }

    [Fact]
    public void An_exception_carries_the_trailers_and_the_message_it_is_given()
    {
        var trailers = new Metadata { { "a", "1" } };
        var status = new Status(StatusCode.Internal, "detail");

        new RpcException(status, trailers).Trailers.ShouldBeSameAs(trailers);
        new RpcException(status, "told otherwise").Message.ShouldBe("told otherwise");
        new RpcException(status, trailers, "told otherwise").Message.ShouldBe("told otherwise");
    }

    [Fact]
    public void The_cause_on_this_side_is_the_inner_exception_and_shows_without_its_stack_trace()
    {
        var cause = Caught();
        var exception = new RpcException(new Status(StatusCode.Internal, "detail", cause));

        exception.InnerException.ShouldBeSameAs(cause);
        exception.Message.ShouldContain("broken pipe");
        exception.Message.ShouldContain(nameof(IOException));
        exception.Message.ShouldNotContain(nameof(Caught));
    }

    private static IOException Caught()
    {
        try
        {
            throw new IOException("broken pipe");
        }
        catch (IOException caught)
        {
            return caught;
        }
    }
}
