using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using CoalitionHub.Core.Outcomes;
using Google.Protobuf;

namespace CoalitionHub.Hub.Outcomes;

/// <summary>
/// The part of a list that a request asks for. Read from the fields <c>page_size</c> and <c>page_token</c> that every list
/// request has; a token is bound to the request's other fields, so that a page can't be continued with another filter.
/// </summary>
internal readonly struct Page
{
    private const byte Version = 1;
    private const int DefaultSize = 100;
    private const int MaxSize = 1000;
    private const int BindingBytes = 8;
    private const int TokenBytes = 1 + sizeof(long) + BindingBytes;

    private readonly byte[] binding;

    private Page(int size, long? after, byte[] binding)
    {
        Size = size;
        After = after;
        this.binding = binding;
    }

    /// <summary>How many items to give, 1 to 1000.</summary>
    public int Size { get; }

    /// <summary>The position of the last item of the page before; null for the first page.</summary>
    public long? After { get; }

    /// <summary>Reads what a list request asks for; notes what is wrong.</summary>
    public static Page Of(IMessage request, FieldChecks checks)
    {
        var size = (int)Accessor(request, "page_size").GetValue(request);
        var token = (string)Accessor(request, "page_token").GetValue(request);
        if (size is < 0 or > MaxSize)
        {
            checks.Add(Reason.PageSizeInvalid, "page_size", $"is {size}, must be 0 to {MaxSize}; 0 means {DefaultSize}.");
        }

        var binding = BindingOf(request);
        long? after = null;
        if (token.Length > 0 && !TryRead(token, binding, out after))
        {
            checks.Add(Reason.PageTokenInvalid, "page_token", "must be the next_page_token of the last answer to a request with the same other fields.");
        }

        return new Page(size == 0 ? DefaultSize : size, after, binding);
    }

    /// <summary>Cuts the page out of items that begin after <see cref="After"/>; one more than <see cref="Size"/> is enough.</summary>
    /// <param name="items">In the list's order.</param>
    /// <param name="position">An item's position: a number that the next page can begin after.</param>
    /// <returns>The items of the page, and the token of the next one: empty on the last.</returns>
    public (IReadOnlyList<T> Items, string NextToken) Cut<T>(IEnumerable<T> items, Func<T, long> position)
    {
        List<T> cut = [.. items.Take(Size + 1)];
        if (cut.Count <= Size)
        {
            return (cut, "");
        }

        cut.RemoveAt(Size);
        return (cut, TokenAfter(position(cut[^1])));
    }

    /// <summary>The token of a page that begins after this position.</summary>
    public string TokenAfter(long position)
    {
        Span<byte> bytes = stackalloc byte[TokenBytes];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], position);
        binding.CopyTo(bytes[(1 + sizeof(long))..]);
        return Base64Url.EncodeToString(bytes);
    }

    private static bool TryRead(string token, byte[] binding, out long? after)
    {
        after = null;
        Span<byte> bytes = stackalloc byte[TokenBytes];
        if (token.Length != Base64Url.GetEncodedLength(TokenBytes) || !Base64Url.IsValid(token, out var length) || length != TokenBytes ||
            !Base64Url.TryDecodeFromChars(token, bytes, out _) || bytes[0] != Version || !bytes[(1 + sizeof(long))..].SequenceEqual(binding))
        {
            return false;
        }

        after = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        return true;
    }

    private static byte[] BindingOf(IMessage request)
    {
        var filter = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
        Accessor(filter, "page_size").Clear(filter);
        Accessor(filter, "page_token").Clear(filter);
        return SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(request.Descriptor.FullName), 0, .. filter.ToByteArray()])[..BindingBytes];
    }

    private static Google.Protobuf.Reflection.IFieldAccessor Accessor(IMessage request, string field) =>
        request.Descriptor.FindFieldByName(field)?.Accessor
        ?? throw new InvalidOperationException($"{request.Descriptor.FullName} has no field {field}.");
}
