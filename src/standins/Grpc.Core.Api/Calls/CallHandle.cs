namespace Grpc.Core;

/// <summary>
/// What all four kinds of call share: the questions a caller may ask of a call under way. A client implementation passes
/// one state object to static functions, so that a call costs no closures.
/// </summary>
internal readonly struct CallHandle(
    Func<object, Task<Metadata>> responseHeadersAsync,
    Func<object, Status> getStatus,
    Func<object, Metadata> getTrailers,
    Action<object> dispose,
    object state)
{
    // Stands for the absent state where each function brings its own.
    private static readonly object NoState = new();

    public CallHandle(
        Task<Metadata> responseHeadersAsync, Func<Status> getStatus, Func<Metadata> getTrailers, Action dispose)
        : this(_ => responseHeadersAsync, _ => getStatus(), _ => getTrailers(), _ => dispose(), NoState)
    {
    }

    public Task<Metadata> ResponseHeadersAsync => responseHeadersAsync(state);

    public Status GetStatus() => getStatus(state);

    public Metadata GetTrailers() => getTrailers(state);

    public void Dispose() => dispose(state);
}
