using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Calls;

public sealed class CallOptionsTests
{
    private static readonly DateTime Deadline = new(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Options_say_nothing_unless_told()
    {
        var options = new CallOptions();

        options.Headers.ShouldBeNull();
        options.Deadline.ShouldBeNull();
        options.CancellationToken.CanBeCanceled.ShouldBeFalse();
        options.WriteOptions.ShouldBeNull();
        options.PropagationToken.ShouldBeNull();
        options.Credentials.ShouldBeNull();
        options.IsWaitForReady.ShouldBeFalse();
    }

    [Fact]
    public void Each_change_is_made_to_a_copy_and_keeps_the_rest()
    {
        using var cancellation = new CancellationTokenSource();
        var headers = new Metadata();
        var writeOptions = new WriteOptions(WriteFlags.NoCompress);
        var credentials = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);
        var original = new CallOptions();

        var options = original
            .WithHeaders(headers)
            .WithDeadline(Deadline)
            .WithCancellationToken(cancellation.Token)
            .WithWriteOptions(writeOptions)
            .WithCredentials(credentials)
            .WithWaitForReady();

        options.Headers.ShouldBeSameAs(headers);
        options.Deadline.ShouldBe(Deadline);
        options.CancellationToken.ShouldBe(cancellation.Token);
        options.WriteOptions.ShouldBeSameAs(writeOptions);
        options.Credentials.ShouldBeSameAs(credentials);
        options.IsWaitForReady.ShouldBeTrue();
        options.WithWaitForReady(false).IsWaitForReady.ShouldBeFalse();
        original.Headers.ShouldBeNull();
        original.Deadline.ShouldBeNull();
    }

    [Fact]
    public void Write_flags_and_method_types_have_the_numbers_that_the_published_assemblies_were_compiled_with()
    {
        ((int)WriteFlags.BufferHint).ShouldBe(1);
        ((int)WriteFlags.NoCompress).ShouldBe(2);
        WriteOptions.Default.Flags.ShouldBe(default);
        MethodType[] types =
            [MethodType.Unary, MethodType.ClientStreaming, MethodType.ServerStreaming, MethodType.DuplexStreaming];
        types.Select(type => (int)type).ShouldBe([0, 1, 2, 3]);
        ConnectivityState[] states =
        [
            ConnectivityState.Idle, ConnectivityState.Connecting, ConnectivityState.Ready,
            ConnectivityState.TransientFailure, ConnectivityState.Shutdown,
        ];
        states.Select(state => (int)state).ShouldBe([0, 1, 2, 3, 4]);
    }
}
