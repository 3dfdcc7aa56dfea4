using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Access;
using Flexboard.Boards;
using Flexboard.People;
using Flexboard.Storage;
using Microsoft.AspNetCore.SignalR;

namespace Flexboard.Designer;

/// <summary>What designers of a board call; see docs/designer-protocol.md.</summary>
public sealed class DesignHub(Drafts drafts, BoardStore boards, Designers designers, DesignRoom room) : Hub
{
    private const int MaxName = 64;
    private const int MaxPointed = 500;

    /// <summary>Opens the draft of a board.</summary>
    /// <exception cref="HubException">There is no such board.</exception>
    [Needs(Role.Designer)]
    public async Task<JsonObject> Join(string board, string? name)
    {
        if (!boards.MayFor(Context.Visitor(), Role.Designer, board ?? "") || drafts.Open(board ?? "") is not { } draft)
        {
            throw new HubException($"There is no board '{board}'.");
        }

        if (designers.Leave(Context.ConnectionId) is { } before)
        {
            await Groups.RemoveFromGroupAsync(Context.ConnectionId, before.Board);
            room.TellPeople(before.Board);
        }

        // First among those who are told, then the document: what comes in between comes twice, and is known by its revision.
        await Groups.AddToGroupAsync(Context.ConnectionId, board!);
        designers.Join(Context.ConnectionId, board!, NameOf(name));
        room.TellPeople(board!);
        var state = draft.State;
        return new JsonObject
        {
            ["document"] = state.Document.DeepClone(),
            ["revision"] = state.Revision,
            ["published"] = state.Published,
            ["differs"] = state.Differs,
            ["self"] = Context.ConnectionId,
            ["people"] = DesignRoom.People(designers.On(board!)),
            ["clashes"] = draft.Undecided(),
        };
    }

    /// <summary>Applies an edit to the draft of the board that was joined.</summary>
    /// <exception cref="HubException">No board was joined, the edit cannot be understood, or the disk refuses it.</exception>
    [Needs(Role.Designer)]
    public JsonObject Commit(JsonElement edit) =>
        Try((person, draft) => DraftMessages.Of(room.Commit(person, draft, DraftMessages.Read(edit))));

    /// <summary>Whoever designs here has decided that the draft stays as it is where the published board changed.</summary>
    /// <param name="decided">Where, and what the board has there.</param>
    /// <exception cref="HubException">No board was joined, this is no path, or the disk refuses it.</exception>
    [Needs(Role.Designer)]
    public void Decide(ChangeMessage? decided) => Try((_, draft) =>
    {
        draft.Decide(DraftMessages.Read(decided));
        return true;
    });

    /// <summary>Tells the others what is selected here.</summary>
    [Needs(Role.Designer)]
    public void Point(string[] widgets)
    {
        if (designers.Change(Context.ConnectionId, one => one with { Widgets = [.. (widgets ?? []).Take(MaxPointed).Select(Cut)] }) is { } person)
        {
            room.TellPeople(person.Board);
        }
    }

    /// <summary>Tells the others another name.</summary>
    [Needs(Role.Designer)]
    public void Rename(string? name)
    {
        if (designers.Change(Context.ConnectionId, one => one with { Name = NameOf(name) }) is { } person)
        {
            room.TellPeople(person.Board);
        }
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (designers.Leave(Context.ConnectionId) is { } person)
        {
            room.TellPeople(person.Board);
        }

        return base.OnDisconnectedAsync(exception);
    }

    private T Try<T>(Func<Person, Draft, T> change)
    {
        var person = designers.Find(Context.ConnectionId) ?? throw new HubException("Join a board first.");
        var draft = drafts.Open(person.Board) ?? throw new HubException($"The board '{person.Board}' is gone.");
        try
        {
            return change(person, draft);
        }
        catch (FormatException fault)
        {
            throw new HubException(fault.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new HubException(DurableFile.IsDiskFull(fault)
                ? "The disk is full: nothing was changed."
                : $"The draft cannot be written: nothing was changed. {fault.Message}");
        }
    }

    /// <summary>The name of the account; where there are none, as it was typed.</summary>
    private string NameOf(string? typed) => Context.Visitor() is { IsKnown: true } known ? known.Name : Cut(typed);

    private static string Cut(string? text) => text is null ? "" : text.Length <= MaxName ? text : text[..MaxName];
}
