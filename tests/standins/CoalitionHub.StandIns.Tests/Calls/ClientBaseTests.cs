using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Calls;

public sealed class ClientBaseTests
{
    private readonly RecordingInvoker _network = new();

    [Fact]
    public void A_client_calls_through_the_invoker_it_was_given()
    {
        new Client(_network).Call("hello").ShouldBe("hello");

        _network.Calls.ShouldHaveSingleItem().Host.ShouldBeNull();
    }

    [Fact]
    public void A_client_of_a_channel_calls_through_the_channels_invoker()
    {
        new Client(new Channel(_network)).Call("hello").ShouldBe("hello");

        _network.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public void A_client_with_a_host_is_a_copy_that_names_it()
    {
        var client = new Client(_network);

        client.WithHost("elsewhere").Call("one");
        client.Call("two");

        _network.Calls.Select(call => call.Host).ShouldBe(["elsewhere", null]);
    }

    [Fact]
    public void A_client_made_without_a_channel_has_nobody_to_call() =>
        Should.Throw<Exception>(() => new Client().Call("hello"));

    private sealed class Client : ClientBase<Client>
    {
        public Client()
        {
        }

        public Client(CallInvoker invoker)
            : base(invoker)
        {
        }

        public Client(ChannelBase channel)
            : base(channel)
        {
        }

        private Client(ClientBaseConfiguration configuration)
            : base(configuration)
        {
        }

        public string Call(string request) => CallInvoker.BlockingUnaryCall(Methods.Unary, null, default, request);

        protected override Client NewInstance(ClientBaseConfiguration configuration) => new(configuration);
    }

    private sealed class Channel(CallInvoker invoker) : ChannelBase("nowhere")
    {
        public override CallInvoker CreateCallInvoker() => invoker;
    }
}
