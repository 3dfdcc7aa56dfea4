namespace Flexboard.Photographs;

/// <summary>Registers the press preview: docs/photographs.md.</summary>
public static class PhotographRoutes
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddPhotographs(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(Tesseract.Of(settings));
        services.AddSingleton<Darkroom>();
        return services;
    }

    /// <summary>Maps <c>/api/boards/{id}/press</c> and <c>/boards/{id}/press</c>.</summary>
    public static void MapPhotographs(this IEndpointRouteBuilder routes)
    {
        routes.MapPressApi();
        routes.MapPressPage();
    }
}
