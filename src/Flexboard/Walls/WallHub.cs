using System.Runtime.CompilerServices;
using System.Text.Json;
using Flexboard.Access;
using Flexboard.People;
using Microsoft.AspNetCore.SignalR;

namespace Flexboard.Walls;

/// <summary>What screens of walls, and those who fit them, call; see docs/walls.md.</summary>
public sealed class WallHub(WallStreams streams, WallDesk desk) : Hub
{
    /// <summary>Tells a screen what to do, until it leaves.</summary>
    /// <param name="request">An object with <c>wall</c>, and <c>slice</c> where it shows one output.</param>
    /// <param name="stop">Cancelled when it leaves.</param>
    /// <exception cref="HubException">The wall is gone.</exception>
    [Needs(Role.Viewer)]
    public async IAsyncEnumerable<WallWord> Watch(JsonElement request, [EnumeratorCancellation] CancellationToken stop)
    {
        string wall = Text(request, "wall") ?? throw new HubException("Watch takes an object with the id of a wall in 'wall'.");
        var visitor = Context.Visitor();
        if (desk.Find(visitor, wall) is null)
        {
            throw new HubException(WallStreams.Gone);
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(wall), stop);
        try
        {
            await foreach (var word in streams.WatchAsync(wall, Text(request, "slice"), id => desk.Find(visitor, id) is { } now ? (now, desk.ShownTo(visitor, id)) : null, stop))
            {
                yield return word;
            }
        }
        finally
        {
            // Its connection may stay, and hear of a wall that is not there for whoever looks at it.
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, GroupOf(wall), CancellationToken.None);
        }

        throw new HubException(WallStreams.Gone);
    }

    /// <summary>Changes a wall while somebody looks at it: its screens follow at once.</summary>
    /// <param name="wall">The wall.</param>
    /// <param name="patch">Members of it, see docs/walls.md.</param>
    /// <returns>What it is then, and which outputs blur; or why it cannot be like that, and stays.</returns>
    [Needs(Role.Operator)]
    public WallFit Fit(string wall, JsonElement patch)
    {
        try
        {
            var answer = desk.Change(Context.Visitor(), wall, patch, isFitting: true);
            if (answer.IsOther && Context.Items.TryAdd($"fits {wall}", null))
            {
                desk.Fitted(Context.Visitor(), wall);
            }

            return answer.Wall is null && answer.Faults.IsEmpty
                ? throw new HubException(WallStreams.Gone)
                : new(answer.Wall, [.. answer.Wall?.Outputs.Where(WallCheck.IsBlurred).Select(one => one.Id) ?? []], answer.Faults);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new HubException($"The disk refuses it: {fault.Message}");
        }
    }

    /// <summary>Connections of the screens of a wall.</summary>
    internal static string GroupOf(string wall) => "wall." + wall;

    private static string? Text(JsonElement request, string member) =>
        request.ValueKind == JsonValueKind.Object && request.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>What has come of fitting a wall.</summary>
/// <param name="Wall">What it is now; null: it stays as it was.</param>
/// <param name="Blurred">Ids of outputs on which text blurs.</param>
/// <param name="Faults">Why it stays.</param>
public sealed record WallFit(Wall? Wall, IReadOnlyList<string> Blurred, IReadOnlyList<WallFault> Faults);
