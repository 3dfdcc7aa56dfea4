using Flexboard.Access;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Feeds.Demo;
using Flexboard.Feeds.Host;
using Flexboard.Feeds.Redis;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Flexboard.Feeds;

/// <summary>Registers everything that lies between a publisher and the store.</summary>
public static class FeedServices
{
    /// <summary>Adds the feed, the intake and the stores that they fill.</summary>
    public static IServiceCollection AddFeeds(this IServiceCollection services, Settings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new SeriesStore(new SeriesLimits
        {
            MaxSeries = settings.MaxSeries,
            MemoryBytes = (long)settings.SeriesMemoryMegabytes << 20,
        }));
        services.AddSingleton(new EventStore());
        services.AddSingleton(new FeedChannels(settings.MetricChannels, settings.EventChannels));
        services.AddSingleton(new IntakeLimits());
        services.AddSingleton(new IngestReport());
        services.AddSingleton(provider => new IngestKeys(Path.Combine(Places.Resolve(settings.Data), "ingest-keys.json"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new IngestGate(provider.GetRequiredService<IngestKeys>(), () => provider.GetRequiredService<Door>().IsOpen));
        services.AddSingleton<Intake>();
        services.AddSingleton<OwnFigures>();
        services.AddHostedService<IngestLoop>();
        services.AddHostedService<SilenceSweep>();

        if (settings.Redis.Length == 0)
        {
            services.AddSingleton<IFeed, EmbeddedFeed>();
        }
        else
        {
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RedisFeed>(provider, settings.Redis));
            services.AddSingleton<IFeed>(provider => provider.GetRequiredService<RedisFeed>());
            services.AddHostedService(provider => provider.GetRequiredService<RedisFeed>());
        }

        if (settings.HostFeed)
        {
            services.AddSingleton(new HostReader(Environment.MachineName));
            services.AddHostedService<HostFeed>();
        }

        if (settings.Demo == "reservation")
        {
            services.AddHostedService<ReservationDemo>();
        }

        return services;
    }

    /// <summary>Adds the addresses that publishers without Redis use.</summary>
    public static IEndpointRouteBuilder MapFeeds(this IEndpointRouteBuilder routes)
    {
        // The endpoint reads no more than a message may have, and answers what the server's own limit would not.
        routes.MapPost("/api/ingest", IngestEndpoint.TakeAsync).WithMetadata(new DisableRequestSizeLimitAttribute())
            .OpenToAll("asks for a key itself where one is needed");
        return routes;
    }
}
