namespace Flexboard.Links;

/// <summary>Registers shared links: <c>/s/{token}</c> and <c>/api/links</c>. See docs/links.md.</summary>
public static class LinkRoutes
{
    /// <summary>Adds links and what shows them.</summary>
    public static IServiceCollection AddLinks(this IServiceCollection services)
    {
        services.AddSingleton<LinkStore>();
        services.AddSingleton<LinkViews>();
        services.AddSingleton<LinkTickets>();
        services.AddSingleton<LinkDelays>();
        services.AddHostedService(provider => provider.GetRequiredService<LinkDelays>());
        services.AddSingleton<LinkStreams>();
        services.AddSingleton<LinkDesk>();
        services.AddSingleton<LinkPages>();
        services.AddHostedService<LinkSweep>();
        return services;
    }

    /// <summary>Maps the addresses.</summary>
    public static void MapLinks(this IEndpointRouteBuilder routes)
    {
        routes.MapLinkApi();
        LinkPages.Map(routes);
    }
}
