namespace CoalitionHub.Hub.Settlements;

/// <summary>Puts the room into the process.</summary>
internal static class SettlementsSetup
{
    public static IServiceCollection AddSettlements(this IServiceCollection services) => services
        .AddSingleton<SettlementsStore>()
        .AddSingleton<Calculating>()
        .AddSingleton<SettlementsService>()
        .AddSingleton<SettlementsAdminService>();

    public static void MapSettlements(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<SettlementsService>();
        endpoints.MapGrpcService<SettlementsAdminService>();
    }
}
