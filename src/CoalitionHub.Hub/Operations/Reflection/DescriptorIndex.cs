using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace CoalitionHub.Hub.Operations.Reflection;

/// <summary>Finds the .proto file that declares something, among the files of the served services and all they import.</summary>
internal sealed class DescriptorIndex
{
    private readonly Dictionary<string, FileDescriptor> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileDescriptor> symbols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<int, FileDescriptor>> extensions = new(StringComparer.Ordinal);
    private readonly HashSet<string> messages = new(StringComparer.Ordinal);

    public DescriptorIndex(IEnumerable<FileDescriptor> roots)
    {
        foreach (var root in roots)
        {
            Add(root);
        }
    }

    /// <summary>The file of this name; null for none.</summary>
    public FileDescriptor? FileNamed(string name) => files.GetValueOrDefault(name);

    /// <summary>The file that declares a symbol by its full name, without a leading dot; null for none.</summary>
    public FileDescriptor? FileDeclaring(string symbol) => symbols.GetValueOrDefault(symbol);

    /// <summary>The file that declares an extension; null for none.</summary>
    public FileDescriptor? FileExtending(string message, int number) =>
        extensions.TryGetValue(message, out var numbers) ? numbers.GetValueOrDefault(number) : null;

    /// <summary>The numbers of all extensions of a message, ascending; null when there is no such message.</summary>
    public IReadOnlyCollection<int>? ExtensionNumbersOf(string message) =>
        extensions.TryGetValue(message, out var numbers) ? numbers.Keys : messages.Contains(message) ? [] : null;

    /// <summary>The file, then all that it imports, each once: what a client needs to build it.</summary>
    public static IEnumerable<ByteString> WithImports(FileDescriptor file)
    {
        var given = new HashSet<string>(StringComparer.Ordinal) { file.Name };
        var waiting = new Queue<FileDescriptor>([file]);
        while (waiting.TryDequeue(out var next))
        {
            yield return next.SerializedData;
            foreach (var import in next.Dependencies.Where(import => given.Add(import.Name)))
            {
                waiting.Enqueue(import);
            }
        }
    }

    private void Add(FileDescriptor file)
    {
        if (!files.TryAdd(file.Name, file))
        {
            return;
        }

        foreach (var import in file.Dependencies)
        {
            Add(import);
        }

        foreach (var service in file.Services)
        {
            Declare(service);
            foreach (var method in service.Methods)
            {
                Declare(method);
            }
        }

        foreach (var message in file.MessageTypes)
        {
            Add(message);
        }

        foreach (var type in file.EnumTypes)
        {
            Add(type);
        }

        Add(file, file.Extensions);
    }

    private void Add(MessageDescriptor message)
    {
        Declare(message);
        messages.Add(message.FullName);
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            Declare(field);
        }

        foreach (var oneof in message.Oneofs)
        {
            Declare(oneof);
        }

        foreach (var nested in message.NestedTypes)
        {
            Add(nested);
        }

        foreach (var type in message.EnumTypes)
        {
            Add(type);
        }

        Add(message.File, message.Extensions);
    }

    private void Add(EnumDescriptor type)
    {
        Declare(type);
        foreach (var value in type.Values)
        {
            // To Protocol Buffers a value is its enumeration's sibling; to C# it is a child. Clients may mean either.
            Declare(value);
            symbols[type.FullName[..^type.Name.Length] + value.Name] = type.File;
        }
    }

    private void Add(FileDescriptor file, ExtensionCollection? declared)
    {
        foreach (var extension in declared?.UnorderedExtensions ?? [])
        {
            Declare(extension);
            var extended = extension.ExtendeeType.FullName;
            if (!extensions.TryGetValue(extended, out var numbers))
            {
                extensions.Add(extended, numbers = []);
            }

            numbers[extension.FieldNumber] = file;
        }
    }

    private void Declare(IDescriptor declared) => symbols[declared.FullName] = declared.File;
}
