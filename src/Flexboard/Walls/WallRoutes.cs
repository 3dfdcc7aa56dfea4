using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Operations;
using Flexboard.People;
using Flexboard.Screens;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.SignalR;

namespace Flexboard.Walls;

/// <summary>Registers walls: their profiles, what they show, and what their screens open. See docs/walls.md.</summary>
public static class WallRoutes
{
    /// <summary>Adds them.</summary>
    public static IServiceCollection AddWalls(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(provider =>
        {
            var walls = new WallStore(Places.Resolve(settings.Data), provider.GetRequiredService<ILogger<WallStore>>());
            provider.GetRequiredService<BoardStore>().Moved += walls.MoveBoard;
            return walls;
        });
        services.AddSingleton<WallDesk>();
        services.AddSingleton<WallStreams>();
        services.AddSingleton<WallNotices>();
        services.AddSingleton<WallTurns>();
        services.AddSingleton<WallEvents>();
        services.AddHostedService<WallRounds>();

        // Not by Configure alone: of a hub that was not added so, the options of all hubs hold.
        services.AddSignalR().AddHubOptions<WallHub>(options =>
        {
            // Masks have many corners.
            options.MaximumReceiveMessageSize = 64 * 1024;

            // Who fits has to be told soon when nobody hears: js/designer/hub.js waits for three of them.
            options.KeepAliveInterval = TimeSpan.FromSeconds(2);
        });
        return services;
    }

    /// <summary>Maps <c>/walls/{id}</c>, the page that fits it, the hub and the API.</summary>
    public static void MapWalls(this IEndpointRouteBuilder routes)
    {
        routes.MapWallApi();
        routes.MapHub<WallHub>("/hub/wall", options => options.Transports = HttpTransportType.WebSockets).OpenToAll("each method states its own rule");
        routes.MapGet("/walls/{id}", Show).NeedsOrScreen(Role.Viewer);
        routes.MapGet("/walls/{id}/fit", ShowFitting).Needs(Role.Operator);
    }

    private static Results<RazorComponentResult<WallFitPage>, NotFound> ShowFitting(string id, WallDesk desk, HttpContext context)
    {
        if (desk.Find(context.Visitor(), id, Role.Operator) is not { } wall)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<WallFitPage>(new
        {
            Wall = wall,
            Pattern = desk.ShownTo(context.Visitor(), id).Pattern ?? "",
            Language = Texts.Languages.Of(context.Request),
        });
    }

    private static Results<RazorComponentResult<WallPage>, RedirectHttpResult, NotFound> Show(string id, string? slice, WallDesk desk, WallNotices notices, Build build, ScreenStore screens, HttpContext context)
    {
        if (desk.FindShown(context.Visitor(), id) is not { } wall)
        {
            return Door.IsScreensWay(context.Request) ? TypedResults.Redirect("/pair") : TypedResults.NotFound();
        }

        var screen = screens.KeepOn(context);
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<WallPage>(new
        {
            Picture = WallPicture.Of(wall, slice, desk.ShownTo(context.Visitor(), id)) with { Notices = notices.Of(wall) },
            Build = build.Id,
            Screen = screen is not null && (screen.Wall, screen.Slice ?? "") == (id, slice ?? "") ? screen : null,
            Language = Texts.Languages.Of(context.Request),
        });
    }
}
