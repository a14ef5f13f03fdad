namespace CoalitionHub.Hub.Staff;

/// <summary>Puts the room into the process.</summary>
internal static class StaffSetup
{
    public static IServiceCollection AddStaff(this IServiceCollection services) => services.AddSingleton<StaffAdminService>();

    public static void MapStaff(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcService<StaffAdminService>();
}
