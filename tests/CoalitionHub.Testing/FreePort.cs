using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace CoalitionHub.Testing;

/// <summary>Loopback TCP ports for servers that the tests start.</summary>
public static class FreePort
{
    // Below the range from which the system serves outgoing connections: nothing else takes the port between our look and
    // the server's bind.
    private const int Lowest = 20_000;
    private const int Highest = 32_000;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>A port that nobody listens on and that this process has not given out before.</summary>
    public static int Next()
    {
        for (int attempt = 0; attempt < Highest - Lowest; attempt++)
        {
            int port = Random.Shared.Next(Lowest, Highest);
            if (IsFree(port) && Given.TryAdd(port, true))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"No free loopback port between {Lowest} and {Highest}.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using TcpListener listener = new(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
