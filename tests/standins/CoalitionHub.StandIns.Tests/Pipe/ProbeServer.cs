using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoalitionHub.StandIns.Tests.Pipe;

/// <summary>The official server on a free loopback port, with or without TLS.</summary>
internal sealed class ProbeServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ProbeServer(WebApplication application, Sightings sightings)
    {
        _application = application;
        Sightings = sightings;
    }

    public Sightings Sightings { get; }

    public string Address => _application.Urls.Single();

    public static async Task<ProbeServer> StartAsync(bool tls = false, bool compressed = false)
    {
        var sightings = new Sightings();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (tls)
            {
                listen.UseHttps(SelfSigned());
            }
        }));
        builder.Services.AddSingleton(sightings);
        builder.Services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<NotingInterceptor>();
            grpc.ResponseCompressionAlgorithm = compressed ? "gzip" : null;
        });
        var application = builder.Build();
        application.MapGrpcService<Probe>();
        await application.StartAsync();
        return new ProbeServer(application, sightings);
    }

    public GrpcChannel Connect(Action<GrpcChannelOptions>? configure = null)
    {
        var options = new GrpcChannelOptions();
        configure?.Invoke(options);
        return GrpcChannel.ForAddress(Address, options);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
