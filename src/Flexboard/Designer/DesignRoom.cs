using System.Text.Json.Nodes;
using Flexboard.Boards;
using Microsoft.AspNetCore.SignalR;

namespace Flexboard.Designer;

/// <summary>
/// Tells all who design a board what becomes of its draft, in the order in which it does. Nobody waits for a designer
/// who is slow.
/// </summary>
public sealed class DesignRoom : IDisposable
{
    private readonly IHubContext<DesignHub> hub;
    private readonly Drafts drafts;
    private readonly Designers designers;
    private readonly Lock telling = new();

    /// <summary>Made once, by the host.</summary>
    public DesignRoom(IHubContext<DesignHub> hub, Drafts drafts, Designers designers)
    {
        (this.hub, this.drafts, this.designers) = (hub, drafts, designers);
        drafts.Followed += TellFollowed;
    }

    /// <summary>Those who design a board, as they are told.</summary>
    public static JsonArray People(IReadOnlyList<Person> people) => new([.. people.Select(one => (JsonNode)new JsonObject
    {
        ["id"] = one.Id,
        ["name"] = one.Name,
        ["color"] = one.Color,
        ["widgets"] = new JsonArray([.. one.Widgets.Select(widget => (JsonNode)widget)]),
    })]);

    /// <summary>Applies an edit, and tells it.</summary>
    public DraftCommit Commit(Person by, Draft draft, DraftEdit edit)
    {
        DraftCommit commit;
        lock (telling)
        {
            commit = draft.Commit(edit, by.Name);
            if (!commit.Held.IsEmpty)
            {
                Tell(by.Board, "Edited", DraftMessages.Edited(draft.State.Revision, draft.State.Differs, by.Id, by.Name, edit.Id, edit.Label, commit.Held));
            }
        }

        if (!commit.Held.IsEmpty)
        {
            drafts.Announce(by.Board);
        }

        return commit;
    }

    /// <summary>The whole draft is another one.</summary>
    public void TellReplaced(string board, Draft draft)
    {
        lock (telling)
        {
            var state = draft.State;
            Tell(board, "Replaced", new JsonObject
            {
                ["revision"] = state.Revision,
                ["document"] = state.Document.DeepClone(),
                ["published"] = state.Published,
                ["differs"] = state.Differs,
            });
        }

        drafts.Announce(board);
    }

    /// <summary>Who is there.</summary>
    public void TellPeople(string board) => Tell(board, "People", People(designers.On(board)));

    /// <inheritdoc/>
    public void Dispose() => drafts.Followed -= TellFollowed;

    private void TellFollowed(string board, DraftCommit commit)
    {
        if (drafts.Open(board) is not { } draft)
        {
            return;
        }

        lock (telling)
        {
            var state = draft.State;
            Tell(board, "Edited", DraftMessages.Edited(state.Revision, state.Differs, "", "", $"follow-{state.Revision}", "publish", commit.Held));
            Tell(board, "Published", new JsonObject
            {
                ["version"] = state.Published,
                ["differs"] = state.Differs,
                ["clashes"] = draft.Undecided(),
            });
        }
    }

    private void Tell(string board, string what, JsonNode message) => _ = hub.Clients.Group(board).SendAsync(what, message);
}
