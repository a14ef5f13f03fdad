using CoalitionHub.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CoalitionHub.Architecture.Tests.Sources;

/// <summary>The files that people write: what builds and tools put beside them is left out.</summary>
internal static class SourceTree
{
    private static readonly string[] NotWritten = ["bin", "obj", "artifacts", "node_modules", "TestResults"];

    /// <summary>Every C# file of the repository, by its path from the root.</summary>
    public static IReadOnlyList<CSharpFile> CSharp { get; } =
        [.. Files(".cs").Select(path => new CSharpFile(path))];

    /// <summary>What is shipped: the product and the SDK, without generated migrations.</summary>
    public static IReadOnlyList<CSharpFile> Product { get; } =
        [.. CSharp.Where(file => file.IsIn("src/") || file.IsIn("partner-sdk/")).Where(file => !file.IsMigration)];

    /// <summary>Paths from the root, of files with one of these endings.</summary>
    public static IEnumerable<string> Files(params string[] endings) =>
        Below(RepositoryRoot.Folder)
            .Where(path => Array.Exists(endings, ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Select(path => Path.GetRelativePath(RepositoryRoot.Folder, path))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(folder).Concat(
            Directory.EnumerateDirectories(folder)
                .Where(child => Path.GetFileName(child) is var name && !name.StartsWith('.') && !NotWritten.Contains(name))
                .SelectMany(Below));
}

internal sealed class CSharpFile(string path)
{
    private readonly Lazy<string> text = new(() => File.ReadAllText(RepositoryRoot.PathOf(path)));
    private readonly Lazy<SyntaxNode> root = new(() => CSharpSyntaxTree.ParseText(File.ReadAllText(RepositoryRoot.PathOf(path))).GetRoot());

    public string Path => path;

    public string Name => System.IO.Path.GetFileName(path);

    public string Folder => System.IO.Path.GetDirectoryName(path) ?? "";

    public string Text => text.Value;

    public SyntaxNode Root => root.Value;

    public bool IsMigration => path.Contains("/Migrations/", StringComparison.Ordinal);

    public bool IsIn(string folder) => path.StartsWith(folder, StringComparison.Ordinal);

    /// <summary>Where a piece of the file stands, as editors write it.</summary>
    public string At(SyntaxNode node) => $"{path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
