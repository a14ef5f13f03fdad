using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Calls;

public sealed class CredentialsTests
{
    private readonly CallCredentials _token = CallCredentials.FromInterceptor((_, metadata) =>
    {
        metadata.Add("authorization", "Bearer t");
        return Task.CompletedTask;
    });

    [Fact]
    public async Task Credentials_from_a_function_hand_that_function_over()
    {
        var seen = new SeenByCalls();
        _token.InternalPopulateConfiguration(seen, "state");
        var metadata = new Metadata();

        await seen.Interceptor.ShouldNotBeNull()(new AuthInterceptorContext("https://hub/Earn", "Earn"), metadata);

        seen.State.ShouldBe("state");
        metadata.GetValue("authorization").ShouldBe("Bearer t");
    }

    [Fact]
    public void Composed_credentials_keep_their_order()
    {
        var other = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);
        var seen = new SeenByCalls();

        CallCredentials.Compose(_token, other).InternalPopulateConfiguration(seen, null);

        seen.Parts.ShouldBe([_token, other]);
    }

    [Fact]
    public void Fewer_than_two_credentials_cannot_be_composed()
    {
        Should.Throw<ArgumentException>(() => CallCredentials.Compose(_token));
        Should.Throw<ArgumentException>(() => CallCredentials.Compose());
    }

    [Fact]
    public void The_context_of_an_interceptor_names_service_and_method()
    {
        using var cancellation = new CancellationTokenSource();
        var context = new AuthInterceptorContext("https://hub/Points", "Earn", cancellation.Token);

        context.ServiceUrl.ShouldBe("https://hub/Points");
        context.MethodName.ShouldBe("Earn");
        context.CancellationToken.ShouldBe(cancellation.Token);
    }

    [Fact]
    public void An_insecure_channel_says_so()
    {
        var seen = new SeenByChannels();

        ChannelCredentials.Insecure.InternalPopulateConfiguration(seen, null);

        seen.Heard.ShouldBe(["insecure"]);
    }

    [Fact]
    public void A_secured_channel_trusts_the_machines_roots_unless_told_otherwise()
    {
        var seen = new SeenByChannels();
        var pair = new KeyCertificatePair("chain", "key");

        ChannelCredentials.SecureSsl.InternalPopulateConfiguration(seen, null);
        new SslCredentials("roots", pair, _ => true).InternalPopulateConfiguration(seen, null);

        seen.Heard.ShouldBe(["tls (none) (none) unverified", "tls roots chain/key verified"]);
        new SslCredentials("roots").RootCertificates.ShouldBe("roots");
        new SslCredentials("roots", pair).KeyCertificatePair.ShouldBeSameAs(pair);
        new SslCredentials().KeyCertificatePair.ShouldBeNull();
    }

    [Fact]
    public void A_channel_with_call_credentials_hands_both_over()
    {
        var seen = new SeenByChannels();
        var tls = new SslCredentials();

        ChannelCredentials.Create(tls, _token).InternalPopulateConfiguration(seen, null);

        seen.Channel.ShouldBeSameAs(tls);
        seen.Call.ShouldBeSameAs(_token);
    }

    private sealed class SeenByCalls : CallCredentialsConfiguratorBase
    {
        public object? State { get; private set; }

        public AsyncAuthInterceptor? Interceptor { get; private set; }

        public IReadOnlyList<CallCredentials>? Parts { get; private set; }

        public override void SetAsyncAuthInterceptorCredentials(object? state, AsyncAuthInterceptor interceptor) =>
            (State, Interceptor) = (state, interceptor);

        public override void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials) =>
            (State, Parts) = (state, credentials);
    }

    private sealed class SeenByChannels : ChannelCredentialsConfiguratorBase
    {
        public List<string> Heard { get; } = [];

        public ChannelCredentials? Channel { get; private set; }

        public CallCredentials? Call { get; private set; }

        public override void SetInsecureCredentials(object? state) => Heard.Add("insecure");

        public override void SetSslCredentials(
            object? state,
            string? rootCertificates,
            KeyCertificatePair? keyCertificatePair,
            VerifyPeerCallback? verifyPeerCallback)
        {
            var pair = keyCertificatePair is null
                ? "(none)"
                : $"{keyCertificatePair.CertificateChain}/{keyCertificatePair.PrivateKey}";
            Heard.Add($"tls {rootCertificates ?? "(none)"} {pair} {(verifyPeerCallback is null ? "unverified" : "verified")}");
        }

        public override void SetCompositeCredentials(
            object? state, ChannelCredentials channelCredentials, CallCredentials callCredentials) =>
            (Channel, Call) = (channelCredentials, callCredentials);
    }
}
