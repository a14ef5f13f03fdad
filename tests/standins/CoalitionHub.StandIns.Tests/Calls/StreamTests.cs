using System.IO.Compression;
using Grpc.Core;
using Grpc.Net.Compression;
using Shouldly;
using Xunit;

namespace CoalitionHub.StandIns.Tests.Calls;

public sealed class StreamTests
{
    [Fact]
    public async Task A_stream_is_read_message_by_message_without_a_token()
    {
        var reader = new Reader("a", "b");

        (await reader.MoveNext()).ShouldBeTrue();
        reader.Current.ShouldBe("a");
        (await reader.MoveNext()).ShouldBeTrue();
        (await reader.MoveNext()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_stream_is_read_to_its_end_by_await_foreach()
    {
        List<string> read = [];

        await foreach (var message in new Reader("a", "b", "c").ReadAllAsync())
        {
            read.Add(message);
        }

        read.ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task Reading_all_hands_its_token_to_the_stream()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var message in new Reader("a").ReadAllAsync(cancellation.Token))
            {
                message.ShouldBeNull("nothing was to be read");
            }
        });
    }

    [Fact]
    public async Task A_writer_that_knows_no_cancellation_refuses_a_token_and_takes_none()
    {
        using var cancellation = new CancellationTokenSource();
        IAsyncStreamWriter<string> writer = new Writer();

        await writer.WriteAsync("a", CancellationToken.None);

        await Should.ThrowAsync<NotSupportedException>(async () => await writer.WriteAsync("b", cancellation.Token));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void What_was_compressed_comes_back(ICompressionProvider provider, string encodingName)
    {
        var original = new byte[10_000];
        using var compressed = new MemoryStream();

        using (var compressor = provider.CreateCompressionStream(compressed, CompressionLevel.Optimal))
        {
            compressor.Write(original);
        }

        compressed.Length.ShouldBeLessThan(original.Length / 10);
        compressed.Position = 0;
        using var restored = new MemoryStream();
        using (var decompressor = provider.CreateDecompressionStream(compressed))
        {
            decompressor.CopyTo(restored);
        }

        restored.ToArray().ShouldBe(original);
        provider.EncodingName.ShouldBe(encodingName);
    }

    public static TheoryData<ICompressionProvider, string> Providers() => new()
    {
        { new GzipCompressionProvider(CompressionLevel.Fastest), "gzip" },
        { new DeflateCompressionProvider(CompressionLevel.Fastest), "deflate" },
    };

    private sealed class Reader(params string[] messages) : IAsyncStreamReader<string>
    {
        private int _position = -1;

        public string Current => messages[_position];

        public Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(++_position < messages.Length);
        }
    }

    private sealed class Writer : IAsyncStreamWriter<string>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(string message) => Task.CompletedTask;
    }
}
