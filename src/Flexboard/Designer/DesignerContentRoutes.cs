using Flexboard.Access;
using Flexboard.People;

namespace Flexboard.Designer;

/// <summary>Registers what a designer fills boards with: series, kinds of widgets, templates.</summary>
public static class DesignerContentRoutes
{
    /// <summary>Adds what the addresses answer from. A <c>SeriesStore</c> and a <c>BoardReader</c> must be registered.</summary>
    public static IServiceCollection AddDesignerContent(this IServiceCollection services)
    {
        services.AddSingleton<SeriesBrowser>();
        services.AddSingleton<BindingPreview>();
        services.AddSingleton<Templates>();
        return services;
    }

    /// <summary>Maps <c>/api/series</c>, <c>/api/kinds</c> and <c>/api/templates</c>.</summary>
    public static void MapDesignerContent(this IEndpointRouteBuilder routes)
    {
        routes.MapSeriesApi();
        routes.MapGet("/api/kinds", new TaggedJson(KindList.Write).Answer).Needs(Role.Designer);

        // Here, so that the log tells of a faulty template at the start and not when somebody is in a hurry.
        var templates = routes.ServiceProvider.GetRequiredService<Templates>();
        routes.MapGet("/api/templates", new TaggedJson(templates.Write).Answer).Needs(Role.Designer);
    }
}
