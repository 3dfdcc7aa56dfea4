using Flexboard.People;

namespace Flexboard.Access;

/// <summary>Says who asks, and where those are sent who may not have what they ask for.</summary>
public sealed class Door
{
    /// <summary>Who asks.</summary>
    public ValueTask<Visitor> WhoAsync(HttpContext context) => ValueTask.FromResult(Visitor.Everybody);

    /// <summary>Answers a request that its visitor may not make.</summary>
    public Task RefuseAsync(HttpContext context, Visitor visitor) =>
        ErrorPage.WriteAsync(context, visitor.IsKnown ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized);
}
