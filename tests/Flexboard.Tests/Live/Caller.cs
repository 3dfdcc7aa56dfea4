using System.Security.Claims;
using Flexboard.Access;
using Flexboard.People;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace Flexboard.Tests.Live;

/// <summary>A connection to a hub, and who made it.</summary>
internal sealed class Caller : HubCallerContext, IHttpContextFeature
{
    public Caller(Visitor visitor)
    {
        HttpContext = new DefaultHttpContext();
        HttpContext.Be(visitor);
        Features.Set<IHttpContextFeature>(this);
    }

    public HttpContext? HttpContext { get; set; }

    public override string ConnectionId { get; } = Guid.NewGuid().ToString();

    public override string? UserIdentifier => null;

    public override ClaimsPrincipal? User => null;

    public override IDictionary<object, object?> Items { get; } = new Dictionary<object, object?>();

    public override IFeatureCollection Features { get; } = new FeatureCollection();

    public override CancellationToken ConnectionAborted => CancellationToken.None;

    public override void Abort()
    {
    }
}
