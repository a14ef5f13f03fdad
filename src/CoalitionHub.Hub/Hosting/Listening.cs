using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CoalitionHub.Hub.Hosting;

/// <summary>Opens the hub's two ports.</summary>
internal static class Listening
{
    private const int MaxMessageBytes = 16 * 1024 * 1024;

    /// <summary>
    /// What gRPC servers usually take; a client with more under way opens another connection. Kestrel keeps the streams of as many calls
    /// of one connection for the next ones, and makes all others anew.
    /// </summary>
    private const int MaxCallsPerConnection = 100;

    /// <summary>The gRPC port first, then the web port; the server's addresses come in this order.</summary>
    public static void Listen(this KestrelServerOptions kestrel, HostOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxMessageBytes;
        kestrel.Limits.Http2.MaxStreamsPerConnection = MaxCallsPerConnection;
        kestrel.Limits.Http2.InitialConnectionWindowSize = 1024 * 1024;
        kestrel.Limits.Http2.InitialStreamWindowSize = 256 * 1024;
        var certificate = Certificate(options);
        Open(kestrel, options.Grpc, HttpProtocols.Http2, certificate);
        Open(kestrel, options.Web, HttpProtocols.Http1AndHttp2, certificate);
    }

    private static void Open(KestrelServerOptions kestrel, Uri address, HttpProtocols protocols, X509Certificate2? certificate)
    {
        void Configure(ListenOptions listen)
        {
            listen.Protocols = protocols == HttpProtocols.Http1AndHttp2 && address.Scheme == "http" ? HttpProtocols.Http1 : protocols;
            if (address.Scheme == "https" && certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }

        if (address.Host == "localhost")
        {
            // Kestrel can't open one free port on both loopback families; 127.0.0.1 is what "a free port" then means.
            if (address.Port == 0)
            {
                kestrel.Listen(IPAddress.Loopback, 0, Configure);
            }
            else
            {
                kestrel.ListenLocalhost(address.Port, Configure);
            }
        }
        else if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip))
        {
            kestrel.Listen(ip, address.Port, Configure);
        }
        else
        {
            kestrel.ListenAnyIP(address.Port, Configure);
        }
    }

    private static X509Certificate2? Certificate(HostOptions options) => options switch
    {
        { CertificateFile.Length: 0 } => null,
        { CertificateKeyFile.Length: > 0 } => X509Certificate2.CreateFromPemFile(options.CertificateFile, options.CertificateKeyFile),
        _ => X509CertificateLoader.LoadPkcs12FromFile(options.CertificateFile, options.CertificatePassword),
    };
}
