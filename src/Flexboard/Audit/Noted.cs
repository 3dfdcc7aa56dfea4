namespace Flexboard.Audit;

/// <summary>An endpoint whose use stands in the audit list, when it was done.</summary>
/// <param name="what">As what.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NotedAttribute(string what) : Attribute
{
    /// <summary>As what.</summary>
    public string What => what;
}

/// <summary>States where endpoints are mapped that their use is noted.</summary>
public static class Noting
{
    /// <summary>Their use stands in the audit list.</summary>
    public static T Noted<T>(this T endpoints, string what)
        where T : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new NotedAttribute(what));

    /// <summary>Notes what was done: with what the address names, or what was made.</summary>
    internal static void NoteDone(this AuditLog audit, HttpContext context, Endpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<NotedAttribute>() is { } noted && context.Response.StatusCode < StatusCodes.Status300MultipleChoices)
        {
            string? made = context.Response.Headers.Location is [{ } location] ? location[(location.LastIndexOf('/') + 1)..] : null;
            audit.Note(context, noted.What, context.Request.RouteValues["id"] as string ?? made ?? "");
        }
    }
}
