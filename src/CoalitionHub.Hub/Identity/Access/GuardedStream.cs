using Grpc.Core;

namespace CoalitionHub.Hub.Identity.Access;

/// <summary>
/// A stream of answers that asks before each one whether its caller may still have it: a credential retired, or a partner
/// suspended, in the middle of a stream ends it.
/// </summary>
internal sealed class GuardedStream<T>(IServerStreamWriter<T> inner, Func<ValueTask<Admitted>> check) : IServerStreamWriter<T>
{
    public WriteOptions? WriteOptions
    {
        get => inner.WriteOptions;
        set => inner.WriteOptions = value;
    }

    public Task WriteAsync(T message) => WriteAsync(message, CancellationToken.None);

    public Task WriteAsync(T message, CancellationToken cancellationToken)
    {
        var checking = check();
        return checking.IsCompletedSuccessfully
            ? inner.WriteAsync(message, cancellationToken)
            : CheckThenWrite(checking, message, cancellationToken);
    }

    private async Task CheckThenWrite(ValueTask<Admitted> checking, T message, CancellationToken cancellationToken)
    {
        await checking;
        await inner.WriteAsync(message, cancellationToken);
    }
}
