using System.Threading.Channels;
using Google.Protobuf.Collections;

namespace CoalitionHub.Hub.Cluster;

/// <summary>What goes over a relay in one message: a message costs as much as several of the calls in it.</summary>
internal static class Together
{
    /// <summary>A message with so much in it takes no more.</summary>
    public const int Bytes = 512 * 1024;

    /// <summary>What an item has beside its largest field, roughly: a token, a status.</summary>
    private const int ItemBytes = 1024;

    /// <summary>Moves what is there into a message, until there is no more or the message is large.</summary>
    /// <param name="from">What waits to be sent.</param>
    /// <param name="to">The message's items.</param>
    /// <param name="size">The bytes of the largest field of an item.</param>
    public static void Take<TItem>(ChannelReader<TItem> from, RepeatedField<TItem> to, Func<TItem, int> size)
    {
        for (var bytes = 0; bytes < Bytes && from.TryRead(out var item);)
        {
            to.Add(item);
            bytes += size(item) + ItemBytes;
        }
    }
}
