using System.Globalization;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Storage.Setup;

namespace CoalitionHub.Hub.Hosting;

/// <summary>Where the hub listens, and how its writer works: the sections <c>Grpc</c>, <c>Web</c>, <c>Cluster</c>, <c>Writer</c> and <c>Clock</c>.</summary>
internal sealed record HostOptions
{
    private const string DefaultGrpcUrl = "http://127.0.0.1:5080";
    private const string DefaultWebUrl = "http://127.0.0.1:5081";

    /// <summary>Where gRPC is served: http (h2c, on loopback only) or https.</summary>
    public required Uri Grpc { get; init; }

    /// <summary>Where the token endpoint, readiness and pages are served.</summary>
    public required Uri Web { get; init; }

    /// <summary>The certificate for https: a PKCS #12 file, or a PEM file with <see cref="CertificateKeyFile"/>.</summary>
    public string CertificateFile { get; init; } = "";

    /// <summary>The PEM file of the certificate's private key; empty for PKCS #12.</summary>
    public string CertificateKeyFile { get; init; } = "";

    /// <summary>The PKCS #12 file's password.</summary>
    public string CertificatePassword { get; init; } = "";

    /// <summary>Where other hub processes on the same database reach this one's gRPC port; empty: as <see cref="Grpc"/>.</summary>
    public string AdvertisedUrl { get; init; } = "";

    public required WriterOptions Writer { get; init; }

    /// <summary>True: the hub's time stands still until it is moved by hand (replays, demonstrations).</summary>
    public bool IsClockDriven { get; init; }

    /// <summary>How long a stopping hub waits for calls under way.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Reads and checks the sections.</summary>
    /// <exception cref="InvalidSettingException">A setting is wrong; the message names it.</exception>
    public static HostOptions From(IConfiguration configuration)
    {
        var grpc = Address(configuration, "Grpc:Url", DefaultGrpcUrl);
        var web = Address(configuration, "Web:Url", DefaultWebUrl);
        var certificate = configuration["Grpc:CertificateFile"] ?? "";
        CheckCertificate(configuration, "Grpc:Url", grpc, certificate);
        CheckCertificate(configuration, "Web:Url", web, certificate);
        var advertised = configuration["Cluster:AdvertisedUrl"] ?? "";
        if (advertised.Length > 0)
        {
            Address(configuration, "Cluster:AdvertisedUrl", advertised);
        }

        return new HostOptions
        {
            Grpc = grpc,
            Web = web,
            CertificateFile = certificate,
            CertificateKeyFile = configuration["Grpc:CertificateKeyFile"] ?? "",
            CertificatePassword = configuration["Grpc:CertificatePassword"] ?? "",
            AdvertisedUrl = advertised.Length > 0 ? advertised : grpc.ToString(),
            IsClockDriven = Flag(configuration, "Clock:Driven"),
            DrainTimeout = TimeSpan.FromSeconds(Number(configuration, "Cluster:DrainSeconds", 20, 1, 600)),
            Writer = new WriterOptions
            {
                MaxBatch = Number(configuration, "Writer:MaxBatch", 512, 1, 10_000),
                QueueCapacity = Number(configuration, "Writer:QueueCapacity", 1024, 16, 1_000_000),
                Lease = TimeSpan.FromMilliseconds(Number(configuration, "Cluster:LeaseMilliseconds", 5000, 500, 600_000)),
                OwnerUrl = advertised.Length > 0 ? advertised : grpc.ToString(),
            },
        };
    }

    private static Uri Address(IConfiguration configuration, string setting, string otherwise)
    {
        var text = configuration[setting] is { Length: > 0 } given ? given : otherwise;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.AbsolutePath == "/"
            ? address
            : throw new InvalidSettingException(setting, $"'{text}' is no address such as {otherwise}.");
    }

    private static void CheckCertificate(IConfiguration configuration, string setting, Uri address, string certificate)
    {
        if (address.Scheme == "https" && certificate.Length == 0)
        {
            throw new InvalidSettingException("Grpc:CertificateFile", $"is needed, since {setting} is an https address.");
        }

        if (address.Scheme == "http" && !address.IsLoopback && !Flag(configuration, "Grpc:AllowInsecure"))
        {
            throw new InvalidSettingException(setting, $"{address} is open to the network without TLS. Use https with Grpc:CertificateFile, or set Grpc:AllowInsecure where a proxy in front does TLS.");
        }

        if (certificate.Length > 0 && !File.Exists(certificate))
        {
            throw new InvalidSettingException("Grpc:CertificateFile", $"there is no file {certificate}.");
        }
    }

    private static bool Flag(IConfiguration configuration, string setting) => configuration[setting] switch
    {
        null or "" => false,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw new InvalidSettingException(setting, $"'{text}' must be true or false."),
    };

    private static int Number(IConfiguration configuration, string setting, int otherwise, int least, int most)
    {
        var text = configuration[setting];
        return string.IsNullOrEmpty(text) ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw new InvalidSettingException(setting, $"'{text}' is no whole number from {least} to {most}.");
    }
}
