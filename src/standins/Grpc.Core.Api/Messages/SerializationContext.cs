using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a serializer puts the bytes of a message: all at once, or written to a buffer and then completed.</summary>
public abstract class SerializationContext
{
    public virtual void Complete(byte[] payload) => throw Unsupported();

    public virtual IBufferWriter<byte> GetBufferWriter() => throw Unsupported();

    /// <summary>Says beforehand how many bytes will be written, so that the buffer needn't grow.</summary>
    public virtual void SetPayloadLength(int payloadLength)
    {
    }

    public virtual void Complete() => throw Unsupported();

    private static NotSupportedException Unsupported() => new("This context can't be written to in this way.");
}
