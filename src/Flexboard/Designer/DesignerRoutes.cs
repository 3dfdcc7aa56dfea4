using Flexboard.Access;
using Flexboard.People;
using Microsoft.AspNetCore.Http.Connections;

namespace Flexboard.Designer;

/// <summary>Registers and maps the designer.</summary>
public static class DesignerRoutes
{
    /// <summary>Adds drafts and those who work on them.</summary>
    public static IServiceCollection AddDesigner(this IServiceCollection services)
    {
        services.AddDesignerContent();
        services.AddSingleton<Drafts>();
        services.AddSingleton<Designers>();
        services.AddSingleton<DesignRoom>();
        // A document of 1 MiB as JSON, its changes with what was there before.
        services.AddSignalR().AddHubOptions<DesignHub>(options =>
        {
            options.MaximumReceiveMessageSize = 4 << 20;

            // A designer who hears nothing for six seconds takes the connection for lost.
            options.KeepAliveInterval = TimeSpan.FromSeconds(2);
        });
        return services;
    }

    /// <summary>Maps <c>/boards/{id}/design</c>, <c>/boards/{id}/draft</c>, their hub and what they ask.</summary>
    public static void MapDesigner(this WebApplication app)
    {
        app.MapHub<DesignHub>("/hub/design", options => options.Transports = HttpTransportType.WebSockets).Needs(Role.Designer);
        app.MapDraftApi();
        app.MapDesignerContent();
        app.MapParcelApi();
        app.MapDesignPages();
        app.MapProposals();
    }
}
