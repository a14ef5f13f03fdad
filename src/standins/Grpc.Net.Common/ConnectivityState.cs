namespace Grpc.Core;

/// <summary>How a channel stands to its server. The numbers are compiled into the published assemblies.</summary>
public enum ConnectivityState
{
    Idle = 0,
    Connecting = 1,
    Ready = 2,
    TransientFailure = 3,
    Shutdown = 4,
}
