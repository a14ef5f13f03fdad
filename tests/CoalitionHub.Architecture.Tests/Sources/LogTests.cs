using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace CoalitionHub.Architecture.Tests.Sources;

/// <summary>What a room logs is one list, where a reader sees that it holds ids only.</summary>
public sealed class LogTests
{
    private const string Hub = "src/CoalitionHub.Hub/";

    private static readonly CSharpFile[] HubFiles = [.. SourceTree.Product.Where(file => file.IsIn(Hub))];

    [Fact]
    public void Messages_are_defined_in_the_one_log_file_of_a_room()
    {
        CSharpFile[] logs = [.. HubFiles.Where(DefinesMessages)];
        logs.Length.ShouldBeGreaterThan(2);

        logs.Where(file => file.Name != "Log.cs").Select(file => file.Path).ShouldBeEmpty();
        logs.GroupBy(RoomOf).Where(room => room.Count() > 1).Select(room => room.Key).ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_logs_past_the_list() =>
        (from file in SourceTree.Product
         from call in file.Root.DescendantNodes().OfType<InvocationExpressionSyntax>()
         where call.Expression is MemberAccessExpressionSyntax access
             && access.Name.Identifier.Text is "Log" or "LogTrace" or "LogDebug" or "LogInformation" or "LogWarning" or "LogError" or "LogCritical"
             && access.Expression.ToString().EndsWith("ogger", StringComparison.Ordinal)
         select $"{file.At(call)} {call.Expression}").ShouldBeEmpty();

    private static bool DefinesMessages(CSharpFile file) => file.Root.DescendantNodes().OfType<AttributeSyntax>().Any(IsMessage);

    private static bool IsMessage(AttributeSyntax attribute) => attribute.Name.ToString() == "LoggerMessage";

    private static string RoomOf(CSharpFile file) => file.Path[Hub.Length..].Split('/')[0];
}
