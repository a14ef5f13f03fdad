using System.Buffers.Binary;
using System.Numerics;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// Records that are only ever appended: 4 bytes length, 4 bytes CRC-32C of the rest, 1 byte kind, content; integers little-endian.
/// A record that a crash cut off at the end is dropped; a wrong one before the end is an error.
/// </summary>
internal sealed class QueueFile : IDisposable
{
    private const int HeaderSize = 8;
    private const int MostContent = 4 * 1024 * 1024;

    private static readonly byte[] Magic = "CHUBQ1\r\n"u8.ToArray();

    private readonly FileStream file;

    private QueueFile(FileStream file) => this.file = file;

    /// <summary>Opens a file, or makes it; nobody else can have it open.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="read">Gets every record's kind and content, in order.</param>
    /// <exception cref="InvalidDataException">It is no queue, or it is damaged; the message says where.</exception>
    /// <exception cref="IOException">Another process has it open, or it can't be read.</exception>
    public static QueueFile Open(string path, Action<byte, byte[]> read)
    {
        FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        try
        {
            QueueFile queue = new(file);
            queue.ReadAll(path, read);
            return queue;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Appends a record.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="content">At most 4 MiB.</param>
    /// <param name="isDurable">Return only when it is on the disk.</param>
    public void Append(byte kind, ReadOnlySpan<byte> content, bool isDurable)
    {
        var end = file.Length;
        var record = new byte[HeaderSize + 1 + content.Length];
        record[HeaderSize] = kind;
        content.CopyTo(record.AsSpan(HeaderSize + 1));
        BinaryPrimitives.WriteInt32LittleEndian(record, 1 + content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(4), Checksum(record.AsSpan(HeaderSize)));
        try
        {
            file.Position = end;
            file.Write(record);
            file.Flush(isDurable);
        }
        catch (IOException)
        {
            // A full disk may have taken half of it: what comes next must not follow a torn record.
            file.SetLength(end);
            throw;
        }
    }

    /// <summary>Makes everything appended so far durable.</summary>
    public void Flush() => file.Flush(flushToDisk: true);

    /// <summary>Forgets all records.</summary>
    public void Clear()
    {
        file.SetLength(Magic.Length);
        file.Flush(flushToDisk: true);
    }

    public void Dispose() => file.Dispose();

    private void ReadAll(string path, Action<byte, byte[]> read)
    {
        var header = new byte[Magic.Length];
        var there = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (there < Magic.Length && Magic.AsSpan().StartsWith(header.AsSpan(0, there)))
        {
            // New, or a crash came before its first line was complete.
            file.SetLength(0);
            file.Write(Magic);
            file.Flush(flushToDisk: true);
            return;
        }

        if (!header.AsSpan().SequenceEqual(Magic))
        {
            throw new InvalidDataException($"{path} is no queue of purchases: name another file.");
        }

        var position = (long)Magic.Length;
        while (TryRead(path, position) is { } record)
        {
            read(record[0], record[1..]);
            position += HeaderSize + record.Length;
        }

        file.SetLength(position);
    }

    private byte[]? TryRead(string path, long position)
    {
        var header = new byte[HeaderSize];
        if (file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        var end = position + HeaderSize + length;
        // File systems may leave zeros where a write was under way.
        if (length == 0 && IsZeroFrom(position))
        {
            return null;
        }

        if (length < 1 || length > MostContent)
        {
            throw Damaged(path, position);
        }

        if (end > file.Length)
        {
            return null;
        }

        var record = new byte[length];
        file.ReadExactly(record);
        if (Checksum(record) == BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4)))
        {
            return record;
        }

        return end == file.Length ? null : throw Damaged(path, position);
    }

    private bool IsZeroFrom(long position)
    {
        file.Position = position;
        for (int value; (value = file.ReadByte()) >= 0;)
        {
            if (value != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static InvalidDataException Damaged(string path, long position) =>
        new($"{path} is damaged at byte {position}, before its end. Keep a copy of it: purchases after that byte are in it still.");

    /// <summary>CRC-32C (RFC 3720, section 12.1).</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
