using System.IO.Compression;

namespace Grpc.Net.Compression;

/// <summary>One way to compress messages, known on the wire by its encoding name.</summary>
public interface ICompressionProvider
{
    /// <summary>As in the grpc-encoding header.</summary>
    string EncodingName { get; }

    /// <summary>A stream that writes compressed to the given one, at the level asked for or the provider's own.</summary>
    Stream CreateCompressionStream(Stream stream, CompressionLevel? compressionLevel);

    Stream CreateDecompressionStream(Stream stream);
}
