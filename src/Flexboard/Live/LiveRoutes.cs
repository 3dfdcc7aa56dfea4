using System.Net;
using System.Net.Sockets;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.Feeds.Host;
using Flexboard.People;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Net.Http.Headers;

namespace Flexboard.Live;

/// <summary>Registers the live path.</summary>
public static class LiveRoutes
{
    /// <summary>Adds views and hub.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<BoardViews>();
        services.AddSingleton<OpenPages>();
        services.AddHostedService(provider => provider.GetRequiredService<BoardViews>());
        services.AddSignalR(options =>
        {
            // A viewer only ever asks for a board: nothing large comes from it.
            options.MaximumReceiveMessageSize = 4096;
            options.EnableDetailedErrors = false;
        });
        services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = Listen);
        return services;
    }

    /// <summary>Maps the hub, the history of boards and their open pages.</summary>
    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapHub<BoardHub>("/hub/board", options =>
        {
            // A viewer that stops reading holds this much and no more; its frames are dropped, not queued.
            options.TransportMaxBufferSize = 32 * 1024;
            options.ApplicationMaxBufferSize = 8 * 1024;

            // A screen that sleeps for a while finds its connection as it was, and a full frame next. Who sends no ping for
            // 30 s either is gone, says SignalR.
            options.TransportSendTimeout = TimeSpan.FromSeconds(30);

            // Of the others a connection outlives the requests that are cut when a session or a right ends, and goes on for
            // whom it began.
            options.Transports = HttpTransportType.WebSockets;
        }).OpenToAll("each method states its own rule");
        routes.MapGet("/boards/{id}/history", History).NeedsOrScreen(Role.Viewer);
        routes.MapPageApi();

        var views = routes.ServiceProvider.GetRequiredService<BoardViews>();
        routes.ServiceProvider.GetRequiredService<OwnFigures>().Viewers = () => views.All.Sum(view => view.Viewers);
    }

    /// <summary>
    /// Linux lets megabytes wait in the socket of a viewer that reads slowly: a queue that no mailbox sees, and seconds
    /// of old frames. TCP_NOTSENT_LOWAT keeps what has not been sent yet to this much, whatever the network's window is.
    /// Accepted sockets inherit it.
    /// </summary>
    private static Socket Listen(EndPoint endpoint)
    {
        const int Tcp = 6, NotSentLowAt = 25;
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (OperatingSystem.IsLinux() && endpoint is IPEndPoint)
        {
            try
            {
                socket.SetRawSocketOption(Tcp, NotSentLowAt, BitConverter.GetBytes(16 * 1024));
            }
            catch (SocketException)
            {
                // Kernels that only look like Linux (gVisor, WSL 1) lack it: viewers are served, slow ones later.
            }
        }

        return socket;
    }

    private static async Task<IResult> History(string id, string? arrangement, BoardViews views, BoardStore boards, BoardVersions versions, HttpContext context) =>
        boards.MayWatch(versions, context.Visitor(), id) && views.History(new ViewKey(id, arrangement)) is { } composed && await composed is { } history
            ? Answer(history, context)
            : Results.NotFound();

    /// <summary>Answers with a history, compressed where that is understood.</summary>
    internal static IResult Answer(HistoryBody history, HttpContext context)
    {
        context.Response.Headers[HeaderNames.CacheControl] = "private, max-age=1";
        context.Response.Headers[HeaderNames.Vary] = HeaderNames.AcceptEncoding;
        if (!TakesGzip(context.Request))
        {
            return Results.Bytes(history.Json, "application/json");
        }

        // What is encoded already is left alone by the response compression.
        context.Response.Headers[HeaderNames.ContentEncoding] = "gzip";
        return Results.Bytes(history.Gzip, "application/json");
    }

    private static bool TakesGzip(HttpRequest request)
    {
        foreach (var one in request.GetTypedHeaders().AcceptEncoding)
        {
            if (one.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase))
            {
                return one.Quality is null or > 0;
            }
        }

        return false;
    }
}
