using CoalitionHub.Hub.Outcomes;
using Google.Protobuf;

namespace CoalitionHub.Hub.Settlements;

/// <summary>The page that a list's request asks for.</summary>
internal static class ListPage
{
    /// <exception cref="RefusalException">The request is wrong.</exception>
    public static Page Of(IMessage request, Action<FieldChecks> check)
    {
        var checks = new FieldChecks();
        check(checks);
        var page = Page.Of(request, checks);
        return checks.Refusal is { } refusal ? throw new RefusalException(refusal) : page;
    }
}
