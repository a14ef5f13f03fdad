using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CoalitionHub.Bench.Servers;

/// <summary>A certificate for one run, and connections that trust it and nothing else.</summary>
internal static class Tls
{
    private static readonly X509Certificate2 Certificate = Create();

    /// <summary>Writes the certificate with its key where a server can read it.</summary>
    /// <returns>The PKCS #12 file.</returns>
    public static string Write(string folder)
    {
        var file = Path.Combine(folder, "bench.pfx");
        File.WriteAllBytes(file, Certificate.Export(X509ContentType.Pkcs12));
        return file;
    }

    /// <summary>Connections as the SDK makes them of itself, but for the certificate that they trust.</summary>
    public static SocketsHttpHandler Handler() => new()
    {
        EnableMultipleHttp2Connections = true,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == Certificate.GetCertHashString() },
    };

    private static X509Certificate2 Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(7));
    }
}
