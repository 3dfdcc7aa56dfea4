using System.Security.Cryptography;
using Flexboard.Audit;
using Flexboard.Links;
using Flexboard.People;
using Flexboard.Walls;
using Microsoft.AspNetCore.SignalR;

namespace Flexboard.Screens;

/// <summary>What has come of what somebody asked of a screen.</summary>
/// <param name="Screen">It as it is then; null when nothing was done.</param>
/// <param name="Fault">Why nothing was done: <c>code</c>, <c>locked</c>, <c>place</c>, <c>name</c>, <c>many</c>; null and no screen: there is none.</param>
/// <param name="Wait">How long no code is taken.</param>
public sealed record ScreenAnswer(Screen? Screen, string? Fault = null, TimeSpan Wait = default);

/// <summary>Screens for whoever runs their walls: the same for the API and the console. Everything is noted.</summary>
public sealed class ScreenDesk(ScreenStore screens, WallStore walls, PairingCodes codes, Attempts attempts, AuditLog audit, TimeProvider time, ScreenSeats seats, IHubContext<WallHub> hub)
{
    /// <summary>Those of the walls that somebody runs, or ran before the wall was gone.</summary>
    public IEnumerable<Screen> Of(Visitor visitor) => screens.All.Where(screen => visitor.Is(Role.Operator, FolderOf(screen)));

    /// <summary>One of them.</summary>
    public Screen? Find(Visitor visitor, string id) => screens.Find(id) is { } screen && visitor.Is(Role.Operator, FolderOf(screen)) ? screen : null;

    /// <summary>Pairs the screen that shows a code.</summary>
    /// <param name="visitor">Who enters it.</param>
    /// <param name="code">As it was typed.</param>
    /// <param name="wall">What the screen is to show.</param>
    /// <param name="slice">Which output of it; null: the whole wall.</param>
    /// <param name="name">What it is called; empty: as its place.</param>
    /// <exception cref="IOException">The disk refuses it; nothing changed.</exception>
    public ScreenAnswer Pair(Visitor visitor, string code, string wall, string? slice, string name)
    {
        if (PlaceFor(visitor, wall, slice) is not { } place)
        {
            return new(null, "place");
        }

        name = name.Trim() is { Length: > 0 } typed ? typed : $"{place.Name} {slice}".Trim();
        if (!IsName(name))
        {
            return new(null, "name");
        }

        if (attempts.Begin(at: null, out var wait, $"pair by {Accounts.KeyOf(visitor.Name)}", visitor.Address.Length == 0 ? null : $"pair from {visitor.Address}") is not { } guess)
        {
            // Also who has the right one: otherwise the lock would tell which guess is right.
            return new(null, "locked", wait);
        }

        Screen? made = null;
        var asked = codes.Use(code, asked =>
        {
            string key = LinkToken.New();
            long now = time.GetUtcNow().ToUnixTimeMilliseconds();
            var screen = new Screen
            {
                Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)),
                Name = name,
                Wall = wall,
                Folder = place.Folder,
                Slice = slice,
                KeyHash = LinkToken.HashOf(key),
                PairedBy = visitor.Name,
                PairedAt = now,
                Browser = asked.Browser,
                Address = asked.Address,
                Seen = now,
            };
            made = screens.Add(screen) ? screen : null;
            return made is null ? null : key;
        });
        if (asked is null)
        {
            audit.NoteGuess(visitor, "screen-code-wrong", wall);
            return new(null, "code");
        }

        guess.Succeed();
        if (made is null)
        {
            return new(null, "many");
        }

        audit.Note(visitor, "screen-paired", made.Id, $"{made.Name} {made.Path} {made.Browser} {made.Address}");
        if (asked.Was is { } was && screens.Remove(was) is not null)
        {
            audit.Note(visitor, "screen-revoked", was, $"paired again as {made.Id}");
        }

        return new(made);
    }

    /// <summary>Gives a screen another name, or another place; null: that stays.</summary>
    /// <param name="visitor">Who.</param>
    /// <param name="id">The screen.</param>
    /// <param name="name">Another name.</param>
    /// <param name="place">Another wall and output.</param>
    /// <exception cref="IOException">The disk refuses it; nothing changed.</exception>
    public ScreenAnswer Change(Visitor visitor, string id, string? name, (string Wall, string? Slice)? place)
    {
        if (Find(visitor, id) is not { } before)
        {
            return new(null);
        }

        if (name is not null && !IsName(name.Trim()))
        {
            return new(null, "name");
        }

        var wall = place is { } wished ? PlaceFor(visitor, wished.Wall, wished.Slice) : null;
        if (place is not null && wall is null)
        {
            return new(null, "place");
        }

        var after = screens.Change(id, one => place is not { } to ? one with { Name = name?.Trim() ?? one.Name }
            : one with { Name = name?.Trim() ?? one.Name, Wall = to.Wall, Folder = wall!.Folder, Slice = to.Slice });
        if (after is null)
        {
            return new(null);
        }

        if (after.Name != before.Name)
        {
            audit.Note(visitor, "screen-renamed", id, $"{before.Name}: {after.Name}");
        }

        if ((after.Path, after.Folder) != (before.Path, before.Folder))
        {
            audit.Note(visitor, "screen-moved", id, $"{after.Name} {before.Path}: {after.Path}");
        }

        return new(after);
    }

    /// <summary>Ends what a screen may; it goes back to <c>/pair</c> by itself.</summary>
    /// <exception cref="IOException">The disk refuses it: it has ended all the same.</exception>
    public ScreenAnswer Revoke(Visitor visitor, string id)
    {
        if (Find(visitor, id) is not { } screen)
        {
            return new(null);
        }

        try
        {
            screens.Remove(id);
        }
        finally
        {
            audit.Note(visitor, "screen-revoked", id, $"{screen.Name} {screen.Path}");
        }

        return new(screen);
    }

    /// <summary>Has one screen say which it is.</summary>
    /// <param name="visitor">Who asks.</param>
    /// <param name="id">Of a paired screen, or of a page that shows a wall.</param>
    /// <returns>False when it is not there.</returns>
    public async Task<bool> IdentifyAsync(Visitor visitor, string id)
    {
        var screen = Find(visitor, id);
        if ((screen is not null ? seats.Of(id) : seats.Page(id)) is not { IsOpen: true } seat || !visitor.Is(Role.Operator, walls.Find(seat.Wall)?.Folder ?? ""))
        {
            return false;
        }

        await hub.Clients.Client(seat.Connection).SendAsync("Identify", screen?.Name);
        audit.Note(visitor, "screen-identify", id, $"{screen?.Name} {seat.Wall} {seat.Slice}".Trim());
        return true;
    }

    private string FolderOf(Screen screen) => screen.Folder ?? walls.Find(screen.Wall)?.Folder ?? "";

    /// <summary>The wall, if it is there for whoever puts a screen on it, and has such an output.</summary>
    private Wall? PlaceFor(Visitor visitor, string wall, string? slice) =>
        walls.Find(wall) is { } found && visitor.Is(Role.Operator, found.Folder) && (slice is null || found.Outputs.Any(one => one.Id == slice)) ? found : null;

    private static bool IsName(string name) => name.Length is > 0 and <= Screen.MaxName && !name.Any(char.IsControl);
}
