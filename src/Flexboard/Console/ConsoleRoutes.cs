using Flexboard.Access;
using Flexboard.People;
using Radzen;

namespace Flexboard.Console;

/// <summary>Registers the console.</summary>
public static class ConsoleRoutes
{
    /// <summary>Adds interactive pages and what refreshes them.</summary>
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(circuit =>
        {
            // A console that comes back after a pause finds its page as it was; after that it is loaded anew, by itself.
            circuit.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            circuit.DetailedErrors = false;
        });
        services.AddRadzenComponents();
        services.AddSingleton<EventDesk>();
        services.AddSingleton<OverviewPulse>();
        services.AddHostedService(provider => provider.GetRequiredService<OverviewPulse>());
        return services;
    }

    /// <summary>Maps the console's pages.</summary>
    public static void MapConsole(this IEndpointRouteBuilder routes) =>
        routes.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
        {
            // The whole policy is Access's; a second header would be a second policy.
            options.ContentSecurityFrameAncestorsPolicy = null;
        }).Finally(endpoint =>
        {
            // Each page states its own; the circuit and its scripts serve them all.
            if (!endpoint.Metadata.OfType<RuleAttribute>().Any())
            {
                endpoint.Metadata.Add(new NeedsAttribute(Role.Viewer));
            }
        });
}
