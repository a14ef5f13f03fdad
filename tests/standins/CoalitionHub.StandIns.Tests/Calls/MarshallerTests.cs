using System.Buffers;
using System.Text;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Calls;

public sealed class MarshallerTests
{
    [Fact]
    public void Text_travels_as_UTF_8()
    {
        var marshaller = Marshallers.StringMarshaller;

        marshaller.Serializer("grün").ShouldBe(Encoding.UTF8.GetBytes("grün"));
        marshaller.Deserializer(Encoding.UTF8.GetBytes("grün")).ShouldBe("grün");
    }

    [Fact]
    public void A_marshaller_of_plain_functions_works_in_a_context_too()
    {
        var marshaller = Marshallers.Create(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);
        var sink = new Sink();

        marshaller.ContextualSerializer("hello", sink);

        sink.Payload.ShouldBe("hello"u8.ToArray());
        marshaller.ContextualDeserializer(new Source("hello"u8.ToArray())).ShouldBe("hello");
    }

    [Fact]
    public void A_marshaller_of_contextual_functions_is_used_as_it_is_and_has_no_plain_functions()
    {
        Action<string, SerializationContext> serializer = (text, context) => context.Complete(Encoding.UTF8.GetBytes(text));
        Func<DeserializationContext, string> deserializer = context => Encoding.UTF8.GetString(context.PayloadAsNewBuffer());

        var marshaller = Marshallers.Create(serializer, deserializer);

        marshaller.ContextualSerializer.ShouldBeSameAs(serializer);
        marshaller.ContextualDeserializer.ShouldBeSameAs(deserializer);
        Should.Throw<Exception>(() => marshaller.Serializer("x"));
        Should.Throw<Exception>(() => marshaller.Deserializer([]));
    }

    [Fact]
    public void A_payload_can_be_read_as_a_sequence_where_the_context_only_has_a_buffer() =>
        new Source([1, 2, 3]).PayloadAsReadOnlySequence().ToArray().ShouldBe(new byte[] { 1, 2, 3 });

    [Fact]
    public void A_method_is_named_by_its_path()
    {
        IMethod method = Methods.ServerStreaming;

        method.FullName.ShouldBe("/probe.Service/ServerStreaming");
        method.ServiceName.ShouldBe("probe.Service");
        method.Name.ShouldBe("ServerStreaming");
        method.Type.ShouldBe(MethodType.ServerStreaming);
    }

    private sealed class Sink : SerializationContext
    {
        public byte[] Payload { get; private set; } = [];

        public override void Complete(byte[] payload) => Payload = payload;
    }

    private sealed class Source(byte[] payload) : DeserializationContext
    {
        public override int PayloadLength => payload.Length;

        public override byte[] PayloadAsNewBuffer() => payload;
    }
}
