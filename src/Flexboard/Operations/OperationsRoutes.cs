namespace Flexboard.Operations;

/// <summary>What watches over the app from outside.</summary>
public static class OperationsRoutes
{
    /// <summary>Adds what reads the app's own figures.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services) => services.AddSingleton<OverviewReader>();

    /// <summary>Maps health and metrics.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Json(new { status = "live" }));
        routes.MapGet("/health/ready", (OverviewReader reader) =>
        {
            var readiness = Readiness.Of(reader.Read());
            return TypedResults.Json(readiness, statusCode: readiness.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
        routes.MapGet("/metrics", (OverviewReader reader) => TypedResults.Text(Metrics.Write(reader.Read()), PrometheusText.ContentType));
    }
}
