using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.CoalitionDay.Coalition;

/// <summary>
/// The same request id for the same request in every run of the same purchases and seed: UUIDs of version 7 whose random part is a
/// hash. So a run that was cut off is played again from the start, and the hub answers what it has done before without doing it twice.
/// (A till keeps the request, or its id, on disk before it first sends; here the file of purchases is that disk.)
/// </summary>
internal sealed class RequestIds(string fingerprint, long seed)
{
    private readonly byte[] run = SHA256.HashData(Encoding.UTF8.GetBytes($"{fingerprint}|{seed}"));

    /// <summary>The id of a request.</summary>
    /// <param name="what">What is asked for.</param>
    /// <param name="line">The purchase that gave rise to it; 0 for none.</param>
    /// <param name="time">When; ids in order of time keep the hub's index in order.</param>
    public RequestId For(string what, int line, DateTimeOffset time)
    {
        Span<byte> input = stackalloc byte[SHA256.HashSizeInBytes + sizeof(int) + Encoding.UTF8.GetMaxByteCount(what.Length)];
        run.CopyTo(input);
        BinaryPrimitives.WriteInt32BigEndian(input[run.Length..], line);
        var length = run.Length + sizeof(int) + Encoding.UTF8.GetBytes(what, input[(run.Length + sizeof(int))..]);
        Span<byte> id = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input[..length], id);

        // RFC 9562 section 5.7: 48 bits of milliseconds, version, variant; the rest is the hash.
        Span<byte> milliseconds = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, time.ToUnixTimeMilliseconds());
        milliseconds[2..].CopyTo(id);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new RequestId(new Guid(id[..16], bigEndian: true));
    }
}
