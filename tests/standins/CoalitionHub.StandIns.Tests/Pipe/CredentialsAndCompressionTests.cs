using System.IO.Compression;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Compression;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Pipe;

public sealed class CredentialsAndCompressionTests
{
    private static readonly CallCredentials Token = Adding("authorization", "Bearer t");

    [Fact]
    public async Task A_clients_interceptors_add_to_the_headers()
    {
        await using var server = await ProbeServer.StartAsync();
        using var channel = server.Connect();
        var invoker = channel.Intercept(new Stamping()).Intercept(headers =>
        {
            headers.Add("from-function", "2");
            return headers;
        });

        var response = await new ProbeService.ProbeServiceClient(invoker).EchoAsync(new EchoRequest());

        response.Headers["from-interceptor"].ShouldBe("1");
        response.Headers["from-function"].ShouldBe("2");
    }

    [Fact]
    public async Task Call_credentials_stay_at_home_on_an_insecure_channel()
    {
        await using var server = await ProbeServer.StartAsync();
        using var channel = server.Connect();
        var client = new ProbeService.ProbeServiceClient(channel);

        var response = await client.EchoAsync(new EchoRequest(), new CallOptions(credentials: Token));

        response.Headers.ContainsKey("authorization").ShouldBeFalse();
    }

    [Fact]
    public async Task Call_credentials_are_sent_on_an_insecure_channel_that_allows_it()
    {
        await using var server = await ProbeServer.StartAsync();
        using var channel = server.Connect(options =>
        {
            options.Credentials = ChannelCredentials.Create(ChannelCredentials.Insecure, Token);
            options.UnsafeUseInsecureChannelCallCredentials = true;
        });

        var response = await new ProbeService.ProbeServiceClient(channel).EchoAsync(new EchoRequest());

        response.Headers["authorization"].ShouldBe("Bearer t");
    }

    [Fact]
    public async Task Over_TLS_the_credentials_of_channel_and_call_are_sent_together()
    {
        await using var server = await ProbeServer.StartAsync(tls: true);
        using var handler = new SocketsHttpHandler();
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        using var channel = server.Connect(options =>
        {
            options.HttpHandler = handler;
            options.Credentials = ChannelCredentials.Create(new SslCredentials(), Token);
        });
        var composed = CallCredentials.Compose(Adding("x-one", "1"), Adding("x-two", "2"));

        var response = await new ProbeService.ProbeServiceClient(channel)
            .EchoAsync(new EchoRequest(), new CallOptions(credentials: composed));

        response.Headers["authorization"].ShouldBe("Bearer t");
        response.Headers["x-one"].ShouldBe("1");
        response.Headers["x-two"].ShouldBe("2");
    }

    [Fact]
    public async Task Requests_and_responses_travel_compressed_with_gzip()
    {
        await using var server = await ProbeServer.StartAsync(compressed: true);
        var provider = new CountingProvider();
        using var channel = server.Connect(options => options.CompressionProviders = [provider]);
        var text = new string('x', 20_000);

        var response = await new ProbeService.ProbeServiceClient(channel).EchoAsync(
            new EchoRequest { Text = text }, new Metadata { { "grpc-internal-encoding-request", "gzip" } });

        response.Text.ShouldBe(text);
        response.RequestEncoding.ShouldBe("gzip");
        provider.Compressed.ShouldBe(1);
        provider.Decompressed.ShouldBe(1);
    }

    private static CallCredentials Adding(string key, string value) => CallCredentials.FromInterceptor((_, metadata) =>
    {
        metadata.Add(key, value);
        return Task.CompletedTask;
    });

    private sealed class Stamping : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            var headers = context.Options.Headers ?? [];
            headers.Add("from-interceptor", "1");
            return continuation(request, new(context.Method, context.Host, context.Options.WithHeaders(headers)));
        }
    }

    private sealed class CountingProvider : ICompressionProvider
    {
        private readonly GzipCompressionProvider _gzip = new(CompressionLevel.Fastest);

        public string EncodingName => _gzip.EncodingName;

        public int Compressed { get; private set; }

        public int Decompressed { get; private set; }

        public Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel)
        {
            Compressed++;
            return _gzip.CreateCompressionStream(stream, compressionLevel);
        }

        public Stream CreateDecompressionStream(Stream stream)
        {
            Decompressed++;
            return _gzip.CreateDecompressionStream(stream);
        }
    }
}
