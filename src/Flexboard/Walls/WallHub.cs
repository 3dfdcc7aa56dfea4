using System.Runtime.CompilerServices;
using System.Text.Json;
using Flexboard.Access;
using Flexboard.Live;
using Flexboard.People;
using Flexboard.Screens;
using Microsoft.AspNetCore.SignalR;

namespace Flexboard.Walls;

/// <summary>What screens of walls, and those who fit them, call; see docs/walls.md.</summary>
public sealed class WallHub(WallStreams streams, WallDesk desk, ScreenSeats seats, TimeProvider time) : Hub
{
    /// <summary>What a paired screen is told that was revoked, or is to show something else: it asks <c>/pair</c> what.</summary>
    internal const string ScreenOver = "screen.over";

    /// <summary>What is fitted with less than this between two moves is noted once.</summary>
    internal static readonly TimeSpan Burst = TimeSpan.FromSeconds(60);

    /// <summary>Tells a screen what to do, until it leaves.</summary>
    /// <param name="request">An object with <c>wall</c>, <c>slice</c> where it shows one output; <c>page</c>, by which the console knows it, and <c>at</c>, the address that it was paired with.</param>
    /// <param name="stop">Cancelled when it leaves.</param>
    /// <exception cref="HubException">The wall is gone, or the screen is no more what it was paired as.</exception>
    [Needs(Role.Viewer, OrScreen = true)]
    public async IAsyncEnumerable<WallWord> Watch(JsonElement request, [EnumeratorCancellation] CancellationToken stop)
    {
        string wall = Text(request, "wall") ?? throw new HubException("Watch takes an object with the id of a wall in 'wall'.");
        var visitor = Context.Visitor();
        string? at = Text(request, "at");
        bool IsPlaced() => at is null || visitor.Screen?.Screen?.Path == at;
        if (!IsPlaced() || desk.FindShown(visitor, wall) is null)
        {
            throw new HubException(IsPlaced() ? WallStreams.Gone : ScreenOver);
        }

        using var seat = Text(request, "page") is { } page && OpenPage.IsId(page) ? seats.Enter(SeatOf(page, wall, Text(request, "slice"), at is null ? null : visitor.Screen?.Screen)) : null;
        await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(wall), stop);
        try
        {
            await foreach (var word in streams.WatchAsync(wall, Text(request, "slice"), id => IsPlaced() && desk.FindShown(visitor, id) is { } now ? (now, desk.ShownTo(visitor, id)) : null, stop))
            {
                yield return word;
            }
        }
        finally
        {
            // Its connection may stay, and hear of a wall that is not there for whoever looks at it.
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, GroupOf(wall), CancellationToken.None);
        }

        throw new HubException(IsPlaced() ? WallStreams.Gone : ScreenOver);
    }

    /// <summary>Changes a wall while somebody looks at it: its screens follow at once.</summary>
    /// <param name="wall">The wall.</param>
    /// <param name="patch">Masks, and what of outputs is fitted, see docs/walls.md.</param>
    /// <returns>What it is then, and which outputs blur; or why it cannot be like that, and stays.</returns>
    [Needs(Role.Operator)]
    public WallFit Fit(string wall, JsonElement patch)
    {
        try
        {
            var answer = desk.Change(Context.Visitor(), wall, patch, isFitting: true);
            if (answer.IsOther)
            {
                string burst = $"fits {wall}";
                if (!Context.Items.TryGetValue(burst, out object? last) || last is not long before || time.GetElapsedTime(before) > Burst)
                {
                    desk.Fitted(Context.Visitor(), wall);
                }

                Context.Items[burst] = time.GetTimestamp();
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

    /// <summary>A screen says how it does.</summary>
    /// <param name="report">See <see cref="ScreenReport"/>; of whoever shows no wall it is not heard.</param>
    [Needs(Role.Viewer, OrScreen = true)]
    public void Report(JsonElement report) => seats.Take(Context.ConnectionId, report);

    private ScreenSeat SeatOf(string page, string wall, string? slice, Screen? screen)
    {
        var http = Context.GetHttpContext();
        return new(
            page, Context.ConnectionId, wall, slice, screen?.Id, screen is null ? Context.Visitor().Name : "",
            OpenPage.BrowserOf(http?.Request.Headers.UserAgent.ToString() ?? ""), http?.Connection.RemoteIpAddress?.ToString() ?? "")
        {
            Heard = time.GetTimestamp(),
        };
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
