using System.Text.RegularExpressions;
using CoalitionHub.Testing;

namespace CoalitionHub.Hub.Tests.Identity.Access;

/// <summary>A method as the contract's text has it.</summary>
/// <param name="FullName"><c>/coalitionhub.points.v1.PointsService/Earn</c>.</param>
/// <param name="IsRequestStream">The client sends a stream.</param>
/// <param name="IsResponseStream">The hub sends a stream.</param>
/// <param name="Scope">What its comment says; empty for nothing.</param>
/// <param name="Roles">What its comment says.</param>
internal sealed record ContractMethod(string FullName, bool IsRequestStream, bool IsResponseStream, string Scope, IReadOnlyList<string> Roles)
{
    /// <summary>One of the public standards, which no token guards.</summary>
    public bool IsStandard => FullName.StartsWith("/grpc.", StringComparison.Ordinal);
}

/// <summary>Reads every method of every service out of the .proto files.</summary>
internal static partial class ContractMethods
{
    public static IReadOnlyList<ContractMethod> All { get; } = [.. Directory
        .EnumerateFiles(RepositoryRoot.PathOf("protos"), "*.proto", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .SelectMany(Read)];

    private static IEnumerable<ContractMethod> Read(string file)
    {
        var text = File.ReadAllText(file);
        var package = Package().Match(text).Groups["name"].Value;
        foreach (Match service in Services().Matches(text))
        {
            foreach (Match method in Methods().Matches(service.Groups["body"].Value))
            {
                // A comment's sentence may go over the end of a line.
                var comment = string.Join(' ', method.Groups["comment"].Value.Split('\n').Select(line => line.Trim().TrimStart('/').Trim()));
                yield return new ContractMethod(
                    $"/{package}.{service.Groups["name"].Value}/{method.Groups["name"].Value}",
                    method.Groups["in"].Success,
                    method.Groups["out"].Success,
                    Scope().Match(comment).Groups["scope"].Value,
                    [.. Roles().Match(comment).Groups["roles"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]);
            }
        }
    }

    [GeneratedRegex(@"^package (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Package();

    [GeneratedRegex(@"^service (?<name>\w+) \{(?<body>.*?)^\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Services();

    [GeneratedRegex(@"(?<comment>(?:^ *//[^\n]*\n)*)^ *rpc (?<name>\w+)\s*\((?<in>stream )?[\w.]+\)\s*returns \((?<out>stream )?[\w.]+\)", RegexOptions.Multiline)]
    private static partial Regex Methods();

    [GeneratedRegex(@"Scope: (?<scope>[\w.]+?)(?=\.? |\.?$)")]
    private static partial Regex Scope();

    [GeneratedRegex(@"Roles: (?<roles>[\w, ]+)$")]
    private static partial Regex Roles();
}
