using Flexboard.Access;
using Flexboard.People;

namespace Flexboard.Operations;

/// <summary>What watches over the app from outside.</summary>
public static class OperationsRoutes
{
    /// <summary>Adds what reads the app's own figures.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton<OverviewReader>()
        .AddSingleton(provider => new Build(provider.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider));

    /// <summary>Maps health and metrics.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Json(new { status = "live" })).OpenToAll("says that the app runs, and nothing else");
        routes.MapGet("/health/ready", (OverviewReader reader, HttpContext context) =>
        {
            var readiness = Readiness.Of(reader.Read());
            bool mayKnow = context.Visitor().Is(Role.Operator);
            return TypedResults.Json<object>(mayKnow ? readiness : new { readiness.Status }, statusCode: readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).OpenToAll("says whether the app can show boards; why not is told to operators");
        routes.MapGet("/metrics", (OverviewReader reader) => TypedResults.Text(Metrics.Write(reader.Read()), PrometheusText.ContentType))
            .NeedsOrMetricsKey(Role.Administrator);
    }
}
