namespace CoalitionHub.PartnerSdk;

/// <summary>A request that changes something at the hub, and so carries an id under which it is carried out once.</summary>
public abstract record ChangeRequest
{
    /// <summary>Makes a request with an id of its own.</summary>
    protected ChangeRequest()
    {
    }

    // What `with` makes is another request: with the id of this one the hub would refuse it, or take it for this one.
    /// <summary>Makes a copy with an id of its own.</summary>
    protected ChangeRequest(ChangeRequest original)
    {
        ArgumentNullException.ThrowIfNull(original);
        // Initialisers don't run in a copy constructor.
        RequestId = RequestId.New();
    }

    /// <summary>
    /// Made with the request object. Sending the object again, after a crash or a time-out, is safe: keep the id, or the whole
    /// object, before the first try. A copy made with <c>with</c> gets an id of its own unless one is given.
    /// </summary>
    public RequestId RequestId { get; init; } = RequestId.New();
}
