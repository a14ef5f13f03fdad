using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a deserializer takes the bytes of a message from.</summary>
public abstract class DeserializationContext
{
    public abstract int PayloadLength { get; }

    public virtual byte[] PayloadAsNewBuffer() =>
        throw new NotSupportedException("This context doesn't hand out a buffer.");

    /// <summary>The bytes in place; they are valid only until the deserializer returns.</summary>
    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(PayloadAsNewBuffer());
}
