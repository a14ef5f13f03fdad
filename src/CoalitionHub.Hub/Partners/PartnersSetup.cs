namespace CoalitionHub.Hub.Partners;

/// <summary>Puts the room into the process.</summary>
internal static class PartnersSetup
{
    public static IServiceCollection AddPartners(this IServiceCollection services) => services
        .AddSingleton<AlertsStore>()
        .AddSingleton<PartnersService>()
        .AddSingleton<PartnersAdminService>();

    public static void MapPartners(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<PartnersService>();
        endpoints.MapGrpcService<PartnersAdminService>();
    }
}
