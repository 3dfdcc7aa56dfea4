using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.People;
using Microsoft.AspNetCore.SignalR;

namespace Flexboard.Access;

/// <summary>Lets through who may use what is asked for, by the rule that it states (docs/access.md).</summary>
internal static class Gate
{
    private static readonly object VisitorKey = new();

    /// <summary>Who asks; known once the gate has been passed.</summary>
    public static Visitor Visitor(this HttpContext context) =>
        context.Items.TryGetValue(VisitorKey, out var known) ? (Visitor)known! : People.Visitor.Stranger;

    /// <summary>Who calls a hub.</summary>
    public static Visitor Visitor(this HubCallerContext caller) => caller.GetHttpContext()?.Visitor() ?? People.Visitor.Stranger;

    /// <summary>Says who asks.</summary>
    internal static void Be(this HttpContext context, Visitor visitor) => context.Items[VisitorKey] = visitor;

    /// <summary>
    /// Whether a visitor has a role for a board. Of one that is gone, or whose file cannot be read, nobody knows in which
    /// folder it lies, and its versions, links and file are still there: for it one needs the role everywhere.
    /// </summary>
    public static bool MayFor(this BoardStore boards, Visitor visitor, Role role, string id) =>
        visitor.Is(role, boards.Find(id)?.Folder ?? "");

    /// <summary>
    /// Whether a visitor may see a version of a board: also in the folder where it lay then, which may be another board's of
    /// the same name.
    /// </summary>
    public static bool MaySee(this BoardVersions versions, Visitor visitor, string board, string version) =>
        visitor.Is(Role.Designer, versions.FolderOf(board, version) ?? "");

    /// <summary>
    /// Whether a visitor may watch a view: a board, or what designers look at under an id that no board can have, such as
    /// a board's draft.
    /// </summary>
    public static bool MayWatch(this BoardStore boards, BoardVersions versions, Visitor visitor, string view) => view.Split('.') switch
    {
        ["draft", var board, ..] => boards.MayFor(visitor, Role.Designer, board),
        ["version", var board, var version] => boards.MayFor(visitor, Role.Designer, board) && versions.MaySee(visitor, board, version),

        ["press", var board] => boards.MayWatch(versions, visitor, board),

        // What a link shows, by a ticket alone.
        ["link", ..] => false,

        // Of no folder: what somebody is about to make, by a name that only that person knows, and what comes with the product.
        ["proposal", _] => visitor.Is(Role.Designer),
        ["gallery", _, ..] => visitor.Is(Role.Viewer),
        _ => boards.MayFor(visitor, Role.Viewer, view) || (boards.Find(view) is { } board && visitor.IsShown(board)),
    };

    /// <summary>Judges every request for which there is an endpoint.</summary>
    public static void UseGate(this WebApplication app)
    {
        var boards = app.Services.GetRequiredService<BoardStore>();
        app.Services.GetRequiredService<MovedBoards>().Begin();
        var door = app.Services.GetRequiredService<Door>();
        var audit = app.Services.GetRequiredService<AuditLog>();
        var settings = app.Services.GetRequiredService<Settings>();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Gate));
        app.Use(async (context, next) =>
        {
            if (context.GetEndpoint() is not { } endpoint)
            {
                await next(context);
                return;
            }

            var visitor = await door.WhoAsync(context);
            context.Be(visitor);
            switch (endpoint.Metadata.GetMetadata<RuleAttribute>())
            {
                case OpenToAllAttribute:
                case NeedsAttribute needs when May(visitor, needs, context.Request.RouteValues, boards) || (needs.OrMetricsKey && MetricsKey.IsIn(context.Request, settings)):
                    await next(context);
                    audit.NoteDone(context, endpoint);
                    break;
                case NeedsAttribute:
                    await door.RefuseAsync(context, visitor);
                    break;
                default:
                    log.LogError("{Endpoint} states no rule: nobody may use it", endpoint.DisplayName);
                    await ErrorPage.WriteAsync(context, StatusCodes.Status403Forbidden);
                    break;
            }
        });
    }

    private static bool May(Visitor visitor, NeedsAttribute needs, RouteValueDictionary route, BoardStore boards) =>
        needs.Board is null ? May(visitor, needs)
        : route[needs.Board] is string id && (boards.MayFor(visitor, needs.Role, id) || (needs.OrScreen && boards.Find(id) is { } board && visitor.IsShown(board)));

    /// <summary>Whether somebody may what needs a role anywhere.</summary>
    internal static bool May(Visitor visitor, NeedsAttribute needs) => visitor.Is(needs.Role) || (needs.OrScreen && (visitor.Screen?.Screen is not null || visitor.Still is not null));
}

/// <summary>The same for what is called over a hub.</summary>
internal sealed class HubGate : IHubFilter
{
    /// <summary>What whoever has to sign in first is told, of everything alike.</summary>
    internal const string SignInNeeded = "sign-in.needed";

    /// <inheritdoc/>
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        // The circuit's hub is the framework's: it is judged where it is mapped, its methods state nothing.
        if (invocation.Hub.GetType().Assembly != typeof(HubGate).Assembly)
        {
            return next(invocation);
        }

        var rule = (RuleAttribute?)Attribute.GetCustomAttribute(invocation.HubMethod, typeof(RuleAttribute));
        var visitor = invocation.Context.Visitor();
        return rule is OpenToAllAttribute || (rule is NeedsAttribute needs && Gate.May(visitor, needs))
            ? next(invocation)
            : throw new HubException(visitor.IsStranger ? SignInNeeded : "You may not do this.");
    }
}

/// <summary>
/// How many streams one connection may have: a page needs one, and each costs the server frames. Whoever opens them again
/// and again on one connection would have thousands for the price of one.
/// </summary>
internal sealed class StreamLimit : IHubFilter
{
    private const int Most = 64;
    private static readonly object Key = new();

    /// <inheritdoc/>
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocation, Func<HubInvocationContext, ValueTask<object?>> next) =>
        !invocation.HubMethod.ReturnType.IsGenericType || invocation.HubMethod.ReturnType.GetGenericTypeDefinition() != typeof(IAsyncEnumerable<>) || Began(invocation.Context) <= Most
            ? next(invocation)
            : throw new HubException($"One connection may begin {Most} streams.");

    /// <remarks>Begun, not open: none of our pages begins a second one.</remarks>
    private static int Began(HubCallerContext caller)
    {
        lock (caller.Items)
        {
            int began = caller.Items.TryGetValue(Key, out object? known) ? (int)known! + 1 : 1;
            caller.Items[Key] = began;
            return began;
        }
    }
}
