using Flexboard.Access;
using Flexboard.People;

namespace Flexboard.Audit;

/// <summary>Registers the audit list, and <c>/api/audit</c>, which is all of it as JSON lines.</summary>
public static class AuditRoutes
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services, Settings settings)
    {
        string folder = Path.Combine(Places.Resolve(settings.Data), "audit");
        return services.AddSingleton(provider => new AuditLog(folder, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<AuditLog>>()));
    }

    /// <summary>Maps the export.</summary>
    public static void MapAudit(this IEndpointRouteBuilder routes) => routes.MapGet("/api/audit", (AuditLog audit, HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "no-store";
        audit.Note(context, "audit-exported", "");
        return Results.Stream(
            body => audit.CopyToAsync(body, context.RequestAborted),
            "application/jsonl; charset=utf-8",
            "flexboard-audit.jsonl");
    }).Needs(Role.Administrator);

    /// <summary>Notes what the visitor of a request did.</summary>
    public static void Note(this AuditLog audit, HttpContext context, string what, string on, string detail = "") => audit.Note(context.Visitor(), what, on, detail);
}
