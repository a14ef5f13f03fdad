using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Outcomes;
using Google.Rpc;
using Grpc.Core;
using Shouldly;
using Xunit;
using Status = Google.Rpc.Status;

namespace CoalitionHub.Hub.Tests.Outcomes;

public sealed class RefusalStatusTests
{
    [Fact]
    public void A_refusal_carries_its_reason_and_domain()
    {
        var details = DetailsOf(new Refusal(Reason.HoldExpired, "hld_1 has expired."));

        details.Code.ShouldBe((int)StatusCode.FailedPrecondition);
        details.Message.ShouldBe("hld_1 has expired.");
        var error = details.Details.ShouldHaveSingleItem().Unpack<ErrorInfo>();
        error.Reason.ShouldBe("HOLD_EXPIRED");
        error.Domain.ShouldBe("coalitionhub");
    }

    [Fact]
    public void Field_faults_travel_as_a_bad_request()
    {
        var details = DetailsOf(new Refusal(Reason.FieldMissing, "Two fields.") { Fields = [new FieldFault("code", "must be given."), new FieldFault("name", "too.")] });

        details.Details[1].Unpack<BadRequest>().FieldViolations.Select(fault => (fault.Field, fault.Description))
            .ShouldBe([("code", "must be given."), ("name", "too.")]);
    }

    [Fact]
    public void A_wait_travels_as_retry_info()
    {
        var details = DetailsOf(new Refusal(Reason.QueueFull, "Full.") { RetryAfter = TimeSpan.FromMilliseconds(250) });

        details.Details[1].Unpack<RetryInfo>().RetryDelay.ToTimeSpan().ShouldBe(TimeSpan.FromMilliseconds(250));
    }

    [Fact]
    public void A_refusal_with_endless_faults_still_fits_into_the_trailers_that_clients_take()
    {
        var refusal = new Refusal(Reason.FieldInvalid, new string('x', 100_000))
        {
            Fields = [.. Enumerable.Range(0, 10_000).Select(row => new FieldFault($"rows[{row}].points", new string('y', 300)))],
        };

        var exception = RefusalStatus.ExceptionOf(refusal);

        var bytes = exception.Trailers.GetValueBytes(RefusalStatus.TrailerName).ShouldNotBeNull();
        (bytes.Length * 4 / 3 + exception.Status.Detail.Length).ShouldBeLessThan(8192 - 1024);
        Status.Parser.ParseFrom(bytes).Details[1].Unpack<BadRequest>().FieldViolations.Count.ShouldBeGreaterThan(3);
    }

    [Fact]
    public void A_message_is_never_cut_inside_a_character()
    {
        // "x" makes the emoji straddle the cut in one of the two.
        foreach (var message in new[] { Repeat("😀", 500), "x" + Repeat("😀", 500) })
        {
            DetailsOf(new Refusal(Reason.FieldInvalid, message)).Message.ShouldNotContain('\uFFFD');
        }
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static Status DetailsOf(Refusal refusal) =>
        Status.Parser.ParseFrom(RefusalStatus.ExceptionOf(refusal).Trailers.GetValueBytes(RefusalStatus.TrailerName));
}
