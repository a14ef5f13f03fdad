using System.Text;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoalitionHub.Hub.Tests.Fixture;

/// <summary>The answers that a hub keeps beside its requests, as text: to look for what must not be in them.</summary>
internal static class KeptAnswers
{
    public static async Task<IReadOnlyList<string>> Of(TestHub hub)
    {
        await using var context = await hub.Services.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContextAsync();
        var rows = await context.Requests.ToListAsync();
        return [.. rows.Select(row => Encoding.UTF8.GetString(row.Answer.Span))];
    }
}
