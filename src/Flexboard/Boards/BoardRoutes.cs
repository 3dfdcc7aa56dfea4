using Flexboard.Photographs;
using Flexboard.Widgets;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flexboard.Boards;

/// <summary>Registers boards.</summary>
public static class BoardRoutes
{
    /// <summary>Adds the boards of the folders in the settings. A <c>SeriesStore</c> must be registered.</summary>
    public static IServiceCollection AddBoards(this IServiceCollection services, Settings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new BoardFolders(
            Places.Resolve(settings.Layouts), Path.Combine(Places.Resolve(settings.Data), "boards")));
        services.AddSingleton(new BoardReader(WidgetKinds.All));
        services.AddSingleton<BoardStore>();
        services.AddSingleton<BoardVersions>();
        services.AddSingleton<PressViews>();
        services.AddHostedService<BoardWatch>();
        return services;
    }

    /// <summary>Maps <c>/api/boards</c>.</summary>
    public static IEndpointRouteBuilder MapBoards(this IEndpointRouteBuilder routes)
    {
        routes.MapBoardApi();
        return routes;
    }
}
