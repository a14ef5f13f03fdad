using System.Net;
using System.Net.Sockets;

namespace CoalitionHub.CoalitionDay.Coalition;

/// <summary>Which loopback ports the hub listens on.</summary>
internal static class Ports
{
    private const int UsualGrpcPort = 5080;

    /// <summary>The addresses of the gRPC port and the web port.</summary>
    /// <param name="port">The gRPC port, the web port is the next one; 0: free ones; null: the usual ones if they are free.</param>
    public static (Uri Grpc, Uri Web) Choose(int? port) => port switch
    {
        null when IsFree(UsualGrpcPort) && IsFree(UsualGrpcPort + 1) => (Address(UsualGrpcPort), Address(UsualGrpcPort + 1)),
        null or 0 => FreePair(),
        { } given => (Address(given), Address(given + 1)),
    };

    private static (Uri Grpc, Uri Web) FreePair()
    {
        // Both are held at once, so that they differ.
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (Address(PortOf(first)), Address(PortOf(second)));
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static Uri Address(int port) => new($"http://127.0.0.1:{port}");
}
