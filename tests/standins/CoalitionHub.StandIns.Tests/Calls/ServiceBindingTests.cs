using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Calls;

public sealed class ServiceBindingTests
{
    [Fact]
    public void A_definition_tells_a_binder_every_method_with_its_handler_in_order()
    {
        UnaryServerMethod<string, string> unary = (request, _) => Task.FromResult(request);
        ClientStreamingServerMethod<string, string> client = (_, _) => Task.FromResult("");
        ServerStreamingServerMethod<string, string> server = (_, _, _) => Task.CompletedTask;
        DuplexStreamingServerMethod<string, string> duplex = (_, _, _) => Task.CompletedTask;
        var binder = new Binder();

        ServerServiceDefinition.CreateBuilder()
            .AddMethod(Methods.Unary, unary)
            .AddMethod(Methods.ClientStreaming, client)
            .AddMethod(Methods.ServerStreaming, server)
            .AddMethod(Methods.DuplexStreaming, duplex)
            .Build()
            .BindService(binder);

        binder.Bound.ShouldBe(
        [
            ("Unary", unary), ("ClientStreaming", client), ("ServerStreaming", server), ("DuplexStreaming", duplex),
        ]);
    }

    [Fact]
    public void A_method_cannot_be_added_twice()
    {
        var builder = ServerServiceDefinition.CreateBuilder()
            .AddMethod(Methods.Unary, (UnaryServerMethod<string, string>)((request, _) => Task.FromResult(request)));

        Should.Throw<ArgumentException>(() => builder.AddMethod(
            Methods.Unary, (UnaryServerMethod<string, string>)((request, _) => Task.FromResult(request))));
    }

    [Fact]
    public void The_attribute_says_where_the_binding_method_is()
    {
        var attribute = new BindServiceMethodAttribute(typeof(ServiceBindingTests), "BindService");

        attribute.BindType.ShouldBe(typeof(ServiceBindingTests));
        attribute.BindMethodName.ShouldBe("BindService");
    }

    [Fact]
    public void The_properties_of_a_caller_are_found_by_name()
    {
        var subject = AuthProperty.Create("subject", "acme"u8.ToArray());
        var address = AuthProperty.Create("address", [1, 2]);
        var context = new AuthContext(
            "subject", new Dictionary<string, List<AuthProperty>> { ["subject"] = [subject], ["address"] = [address] });

        context.IsPeerAuthenticated.ShouldBeTrue();
        context.PeerIdentity.ShouldBe([subject]);
        context.FindPropertiesByName("address").ShouldBe([address]);
        context.FindPropertiesByName("other").ShouldBeEmpty();
        context.Properties.ShouldBe([subject, address], ignoreOrder: true);
        subject.Value.ShouldBe("acme");
        address.ValueBytes.ShouldBe(new byte[] { 1, 2 });
    }

    [Fact]
    public void A_caller_without_an_identity_is_not_authenticated()
    {
        var context = new AuthContext(null, []);

        context.IsPeerAuthenticated.ShouldBeFalse();
        context.PeerIdentity.ShouldBeEmpty();
    }

    private sealed class Binder : ServiceBinderBase
    {
        public List<(string Name, Delegate? Handler)> Bound { get; } = [];

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
            Bound.Add((method.Name, handler));

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
            Bound.Add((method.Name, handler));

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
            Bound.Add((method.Name, handler));

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
            Bound.Add((method.Name, handler));
    }
}
