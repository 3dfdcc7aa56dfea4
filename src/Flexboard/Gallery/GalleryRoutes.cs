using System.Text;
using Flexboard.Access;
using Flexboard.Live;
using Flexboard.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Flexboard.Gallery;

/// <summary>Registers the gallery.</summary>
public static class GalleryRoutes
{
    /// <summary>Adds the scenes that feed it.</summary>
    public static IServiceCollection AddGallery(this IServiceCollection services)
    {
        services.AddSingleton<GalleryScenes>();
        services.AddHostedService(provider => provider.GetRequiredService<GalleryScenes>());
        return services;
    }

    /// <summary>Maps <c>/gallery</c>.</summary>
    public static void MapGallery(this IEndpointRouteBuilder routes) => routes.MapGet("/gallery", ShowAsync).Needs(Role.Viewer);

    private static async Task ShowAsync(HttpContext context, GalleryScenes scenes, BoardViews views)
    {
        if (GalleryRequest.Read(name => context.Request.Query[name], out string fault) is not { } request)
        {
            await ErrorPage.WriteAsync(context, StatusCodes.Status400BadRequest, fault);
            return;
        }

        var (board, _) = scenes.Find(request.Id)!.Value;
        var frame = views.FullFrame(new ViewKey(request.Id, null))!;
        context.Response.Headers.CacheControl = "no-store";
        await new RazorComponentResult<GalleryPage>(new
        {
            Request = request,
            Board = board,
            Frame = Encoding.UTF8.GetString(frame.Utf8.Span),
        }).ExecuteAsync(context);
    }
}
