using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace CoalitionHub.Architecture.Tests.Sources;

/// <summary>Habits that a reader relies on in every file.</summary>
public sealed partial class CodeHabitTests
{
    private const int MostLines = 300;

    /// <summary>A list of names is as long as it is, and can't be in two files.</summary>
    private const string ListOfReasons = "partner-sdk/CoalitionHub.PartnerSdk/Outcomes/CoalitionHubReason.cs";

    // A name is read before its code: these words say nothing about what a type is.
    private static readonly string[] FogWords = ["Manager", "Helper", "Util", "Utility", "Utilities", "Processor", "Info"];

    // Their type names are those of the published packages they stand for.
    private const string StandIns = "src/standins/";

    [Fact]
    public void No_file_is_longer_than_300_lines()
    {
        CSharpFile[] files = [.. SourceTree.CSharp.Where(file => !file.IsMigration)];
        files.Length.ShouldBeGreaterThan(20);

        files.Select(file => (file.Path, Lines: file.Text.Count(letter => letter == '\n')))
            .Where(file => file.Lines > MostLines && file.Path != ListOfReasons)
            .Select(file => $"{file.Path}: {file.Lines} lines")
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_type_has_a_fog_word_in_its_name()
    {
        (string Place, string Name)[] types =
        [
            .. from file in SourceTree.CSharp
               where !file.IsIn(StandIns)
               from type in file.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
               select (file.At(type), type.Identifier.Text),
        ];
        types.Length.ShouldBeGreaterThan(20);

        types.Where(type => WordsOf(type.Name).Any(word => FogWords.Contains(word) || FogWords.Contains(word.TrimEnd('s'))))
            .Select(type => $"{type.Place} {type.Name}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_null_warning_is_suppressed_in_the_product()
    {
        SourceTree.Product.Count.ShouldBeGreaterThan(20);

        PlacesOf(SourceTree.Product, node => node.IsKind(SyntaxKind.SuppressNullableWarningExpression)).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        // Split, so that this file doesn't find itself.
        string[] marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception"];
        Regex left = new($@"\b({string.Join('|', marks)})\b");
        string[] files = [.. SourceTree.Files(".cs", ".proto", ".sh", ".py", ".csproj", ".props", ".targets", ".razor")];
        files.Length.ShouldBeGreaterThan(20);

        (from path in files
         from line in File.ReadLines(Testing.RepositoryRoot.PathOf(path)).Index()
         where left.IsMatch(line.Item)
         select $"{path}:{line.Index + 1} {line.Item.Trim()}").ShouldBeEmpty();
    }

    [Fact]
    public void Warnings_are_mended_not_switched_off_in_code()
    {
        (from file in SourceTree.Product
         from trivia in file.Root.DescendantTrivia()
         where trivia.IsKind(SyntaxKind.PragmaWarningDirectiveTrivia) && !HasReason(trivia)
         select $"{file.Path}:{trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1}").ShouldBeEmpty();
    }

    private static IEnumerable<string> PlacesOf(IEnumerable<CSharpFile> files, Func<SyntaxNode, bool> isWrong) =>
        from file in files
        from node in file.Root.DescendantNodes()
        where isWrong(node)
        select $"{file.At(node)} {node}";

    // A disabled warning says why on its line; the line that restores it need not.
    private static bool HasReason(SyntaxTrivia pragma) =>
        pragma.ToString() is var text && (text.Contains("restore", StringComparison.Ordinal) || text.Contains("//", StringComparison.Ordinal));

    private static IEnumerable<string> WordsOf(string name) => Words().Matches(name).Select(word => word.Value);

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Words();
}
