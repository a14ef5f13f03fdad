using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoalitionHub.Hub.Operations;

/// <summary>The HTTP paths that supervisors and load balancers ask.</summary>
internal static class ReadinessEndpoints
{
    /// <summary>
    /// <c>/healthz</c>: the process answers, restart it if this doesn't. <c>/readyz</c>: it can do its work; else 503 with what
    /// is missing.
    /// </summary>
    public static void MapReadiness(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", (HttpContext context) => Answer(context, Results.Json(new { status = "alive" })));
        routes.MapGet("/readyz", (HttpContext context, Readiness readiness) => Answer(context, ReadyNow(readiness)));
    }

    private static IResult ReadyNow(Readiness readiness)
    {
        var lacks = readiness.Lacks();
        return lacks.Count == 0
            ? Results.Json(new { status = "ready" })
            : Results.Json(
                new { status = "not ready", missing = lacks.Select(lack => new { name = lack.Name, why = lack.Why }) },
                statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static IResult Answer(HttpContext context, IResult result)
    {
        context.Response.Headers.CacheControl = "no-store";
        return result;
    }
}
