using System.Security.Cryptography;
using System.Text;

namespace CoalitionHub.CoalitionDay.Reading;

/// <summary>Reads a file of purchases in one of the layouts that the sample knows.</summary>
internal static class PurchaseFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads and checks the whole file.</summary>
    /// <exception cref="UnreadableFileException">There is no such file, it is empty, or its layout isn't known.</exception>
    public static PurchaseSource Read(string path)
    {
        var bytes = BytesOf(path);
        var text = TextOf(path, bytes);
        var firstLine = text.AsSpan().EnumerateLines() is var lines && lines.MoveNext() ? lines.Current.ToString() : "";
        var read = CdnowLayout.Recognises(firstLine) ? CdnowLayout.Read(text)
            : CsvLayout.Recognises(firstLine) ? CsvLayout.Read(text)
            : throw new UnreadableFileException(
                $"{path} is neither the CDNOW layout (customer id, date, number of CDs, amount, separated by spaces) nor CSV whose first line names the columns member, time and amount.");
        return new PurchaseSource
        {
            Name = Path.GetFileName(path),
            Layout = read.Layout,
            Fingerprint = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Money = read.Money,
            Slot = TimeSpan.FromDays(1),
            Purchases = read.Purchases,
            BadLines = [.. read.BadLines.OrderBy(line => line.Number)],
        };
    }

    private static byte[] BytesOf(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException($"{path} can't be read: {failure.Message}");
        }
    }

    private static string TextOf(string path, byte[] bytes)
    {
        try
        {
            // Honours a byte order mark; without one, UTF-8 is meant.
            using var reader = new StreamReader(new MemoryStream(bytes), StrictUtf8, detectEncodingFromByteOrderMarks: true);
            var text = reader.ReadToEnd();
            return string.IsNullOrWhiteSpace(text) ? throw new UnreadableFileException($"{path} is empty.") : text;
        }
        catch (DecoderFallbackException)
        {
            throw new UnreadableFileException($"{path} is no text in UTF-8.");
        }
    }
}

/// <summary>What a layout made of a file's text.</summary>
internal sealed record ReadLines(string Layout, string Money, IReadOnlyList<TillPurchase> Purchases, IReadOnlyList<BadLine> BadLines);
