using CoalitionHub.Core.Outcomes;
using Google.Protobuf;

namespace CoalitionHub.Hub.Storage;

/// <summary>
/// How an answer is kept beside its request: one byte, 0 for an answer followed by the response message's bytes, 1 for a
/// refusal followed by its reason's name, a line feed, and its message, in UTF-8.
/// </summary>
internal static class StoredAnswer
{
    private const byte AnswerTag = 0;
    private const byte RefusalTag = 1;

    public static byte[] OfAnswer(IMessage answer)
    {
        var bytes = new byte[answer.CalculateSize() + 1];
        bytes[0] = AnswerTag;
        answer.WriteTo(bytes.AsSpan(1));
        return bytes;
    }

    public static byte[] OfRefusal(Refusal refusal) =>
        [RefusalTag, .. System.Text.Encoding.UTF8.GetBytes($"{refusal.Reason}\n{refusal.Message}")];

    /// <summary>The stored refusal, or null when the request was carried out.</summary>
    public static Refusal? RefusalIn(ReadOnlySpan<byte> stored)
    {
        if (stored[0] == AnswerTag)
        {
            return null;
        }

        var text = System.Text.Encoding.UTF8.GetString(stored[1..]);
        var end = text.IndexOf('\n');
        return new Refusal(Enum.Parse<Reason>(text[..end]), text[(end + 1)..]);
    }
}
