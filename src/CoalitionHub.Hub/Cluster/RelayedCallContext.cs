using Grpc.Core;

namespace CoalitionHub.Hub.Cluster;

/// <summary>A call that came through another hub process, as the services see it.</summary>
internal sealed class RelayedCallContext : ServerCallContext
{
    private static readonly AuthContext Nobody = new("", []);

    private readonly string method;
    private readonly string peer;
    private readonly DateTime deadline;
    private readonly CancellationToken cancellation;

    public RelayedCallContext(string method, string peer, DateTime deadline, CancellationToken cancellation) =>
        (this.method, this.peer, this.deadline, this.cancellation) = (method, peer, deadline, cancellation);

    protected override string MethodCore => method;

    protected override string HostCore => "";

    protected override string PeerCore => peer;

    protected override DateTime DeadlineCore => deadline;

    protected override Metadata RequestHeadersCore { get; } = [];

    protected override CancellationToken CancellationTokenCore => cancellation;

    protected override Metadata ResponseTrailersCore { get; } = [];

    protected override Status StatusCore { get; set; }

    protected override WriteOptions? WriteOptionsCore { get; set; }

    protected override AuthContext AuthContextCore => Nobody;

    protected override IDictionary<object, object> UserStateCore { get; } = new Dictionary<object, object>();

    protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) =>
        throw new NotSupportedException("A relayed call makes no calls of its own.");

    protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
}
