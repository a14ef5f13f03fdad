namespace CoalitionHub.Hub.Ledger;

/// <summary>Tells everybody who waits that something has happened. Whoever looks and then waits takes <see cref="NextRing"/> before looking.</summary>
internal sealed class Bell
{
    // Whoever wakes goes on on a thread of its own: the writer rings.
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when it rings next.</summary>
    public Task NextRing => next.Task;

    public void Ring() => Interlocked.Exchange(ref next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
