using System.Buffers;
using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One key with its text or its bytes. It never changes.</summary>
    public class Entry
    {
        private static readonly SearchValues<char> KeyCharacters =
            SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyz-_.");

        // Exactly one of the two is set: text for an ordinary entry, bytes for a binary one.
        private readonly string? _text;
        private readonly byte[] _bytes;

        public Entry(string key, string value)
        {
            Key = CheckedKey(key);
            ArgumentNullException.ThrowIfNull(value);
            if (EndsAsBinary(Key))
            {
                throw new ArgumentException(
                    $"A key that ends in '{BinaryHeaderSuffix}' belongs to a binary value.", nameof(key));
            }

            _text = value;
            _bytes = [];
        }

        public Entry(string key, byte[] valueBytes)
        {
            Key = CheckedKey(key);
            ArgumentNullException.ThrowIfNull(valueBytes);
            if (!EndsAsBinary(Key))
            {
                throw new ArgumentException(
                    $"The key of a binary value ends in '{BinaryHeaderSuffix}'.", nameof(key));
            }

            _bytes = [.. valueBytes];
        }

        public string Key { get; }

        public bool IsBinary => _text is null;

        /// <summary>The text of an ordinary entry.</summary>
        /// <exception cref="InvalidOperationException">The entry is binary.</exception>
        public string Value =>
            _text ?? throw new InvalidOperationException("A binary entry has no text value.");

        /// <summary>The bytes of a binary entry, or the text as ASCII. A copy: the entry itself never changes.</summary>
        public byte[] ValueBytes => _text is null ? [.. _bytes] : Encoding.ASCII.GetBytes(_text);

        public override string ToString() => _text is null
            ? $"[Entry: key={Key}, valueBytes={_bytes}]"
            : $"[Entry: key={Key}, value={_text}]";

        private static bool EndsAsBinary(string key) => key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        private static string CheckedKey(string key)
        {
            ArgumentNullException.ThrowIfNull(key);
            var lowered = key.ToLowerInvariant();
            if (lowered.Length == 0 || lowered.AsSpan().ContainsAnyExcept(KeyCharacters))
            {
                throw new ArgumentException(
                    "A metadata key is made of ASCII letters, digits, hyphens, underscores and full stops.", nameof(key));
            }

            return lowered;
        }
    }
}
