namespace CoalitionHub.Hub.Exchanges;

/// <summary>Puts the room into the process.</summary>
internal static class ExchangesSetup
{
    public static IServiceCollection AddExchanges(this IServiceCollection services) => services
        .AddSingleton<IQuoteSigner, QuoteSigner>()
        .AddSingleton<ExchangesStore>()
        .AddSingleton<ExchangesService>()
        .AddSingleton<ExchangesAdminService>();

    public static void MapExchanges(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<ExchangesService>();
        endpoints.MapGrpcService<ExchangesAdminService>();
    }
}
