using System.Text.Json;
using Google.Protobuf;

namespace CoalitionHub.Hub.Cli;

/// <summary>Files that hold one of the contract's messages in its JSON form, with comments allowed.</summary>
internal static class MessageFile
{
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="template">The command that shows such a file.</param>
    /// <exception cref="UsageException">It can't be read, or is wrong; the message says where.</exception>
    public static T Read<T>(string path, string template)
        where T : IMessage, new()
    {
        try
        {
            return Parse<T>(File.ReadAllText(path), path, template);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} can't be read: {exception.Message}");
        }
    }

    /// <param name="json">The file's text.</param>
    /// <param name="name">How messages call the file.</param>
    /// <param name="template">The command that shows such a file.</param>
    /// <exception cref="UsageException">It is wrong.</exception>
    public static T Parse<T>(string json, string name, string template)
        where T : IMessage, new()
    {
        try
        {
            using var document = JsonDocument.Parse(json, Reading);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Parser.Parse<T>(JsonSerializer.Serialize(document.RootElement))
                : throw new UsageException($"{name} must hold one JSON object; `{template}` shows one.");
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{name}, line {exception.LineNumber + 1}: no JSON: {exception.Message}");
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidJsonException)
        {
            throw new UsageException($"{name}: {exception.Message} (`{template}` shows every field.)");
        }
    }
}
