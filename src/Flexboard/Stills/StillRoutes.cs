namespace Flexboard.Stills;

/// <summary>Registers stills: pictures of boards that the server takes. See docs/stills.md.</summary>
public static class StillRoutes
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddStills(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(Chromium.Of(settings));
        services.AddSingleton<StillPasses>();
        services.AddSingleton<Camera>();
        return services;
    }

    /// <summary>Maps <c>/api/boards/{id}/still.png</c>.</summary>
    public static void MapStills(this IEndpointRouteBuilder routes) => routes.MapStillApi();
}
