using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Flexboard.Core.Boards;

namespace Flexboard.Links;

/// <summary>What a link does now.</summary>
public enum LinkState
{
    /// <summary>It shows its board.</summary>
    Live,

    /// <summary>It shows nothing until it is resumed.</summary>
    Paused,

    /// <summary>Its time is over; it may be renewed.</summary>
    Expired,

    /// <summary>It has been ended for good.</summary>
    Revoked,
}

/// <summary>A link that shows one board to whoever has its address. Immutable; a change makes a new one.</summary>
public sealed record Link
{
    /// <summary>Identity in the list and in <c>/api/links</c>; no secret, and no way in.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the token, hexadecimal. The token itself is told once and kept nowhere.</summary>
    public required string TokenHash { get; init; }

    /// <summary>Rises with every new token and PIN: who came in by an older one has to come in again.</summary>
    public int Generation { get; init; }

    /// <summary>What it is for, such as "customer, Friday's opening"; never told to those who look.</summary>
    public string Name { get; init; } = "";

    /// <summary>The board that it shows.</summary>
    public required string Board { get; init; }

    /// <summary>
    /// In which folder that lies. Another board, made elsewhere under the name of one that was removed, is not what was
    /// shared. Null: it was not kept yet when the link was made.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>The arrangement that it shows; null: the one that fits the viewer's window.</summary>
    public string? Arrangement { get; init; }

    /// <summary>Who made it; empty: there are no accounts.</summary>
    public string MadeBy { get; init; } = "";

    /// <summary>When, Unix ms.</summary>
    public long MadeAt { get; init; }

    /// <summary>When it ends by itself, Unix ms; null: never.</summary>
    public long? ExpiresAt { get; init; }

    /// <summary>Hash of the PIN; null: there is none.</summary>
    public string? PinHash { get; init; }

    /// <summary>How many may look at the same time; null: as many as come.</summary>
    public int? MostViewers { get; init; }

    /// <summary>Widgets that it does not show.</summary>
    public ImmutableArray<string> Hidden { get; init; } = [];

    /// <summary>Whether names that publishers give (hosts, series, label values, events) are replaced by letters.</summary>
    public bool MasksLabels { get; init; }

    /// <summary>How long ago what it shows was so, seconds; 0: live.</summary>
    public int DelaySeconds { get; init; }

    /// <summary>How far back its charts reach at most, seconds; null: as far as the board says.</summary>
    public int? WindowSeconds { get; init; }

    /// <summary>Whether it shows nothing for now.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Whether chat programs may show the board's title beside the address.</summary>
    public bool AllowsPreview { get; init; }

    /// <summary>Origins whose pages may hold it in a frame.</summary>
    public ImmutableArray<string> Origins { get; init; } = [];

    /// <summary>When somebody opened it last, Unix ms, about a minute exact; null: nobody has.</summary>
    public long? LastOpened { get; init; }

    /// <summary>When it was ended for good, Unix ms.</summary>
    public long? RevokedAt { get; init; }

    /// <summary>By whom.</summary>
    public string RevokedBy { get; init; } = "";

    /// <summary>The id under which its view of the board is watched; no board can have it.</summary>
    [JsonIgnore]
    public string View => LinkViews.Room + Id;

    /// <summary>All on which it depends what is seen of its board.</summary>
    [JsonIgnore]
    internal LinkCut Cut => new(Board, Arrangement, string.Join(' ', Hidden), MasksLabels, DelaySeconds, WindowSeconds);

    /// <summary>Whether a board is the one that it shows.</summary>
    internal bool IsOf(Board board) => board.Id == Board && (Folder ?? board.Folder) == board.Folder;

    /// <summary>What it does at a time.</summary>
    /// <param name="now">Unix ms.</param>
    public LinkState StateAt(long now) =>
        RevokedAt is not null ? LinkState.Revoked
        : ExpiresAt <= now ? LinkState.Expired
        : IsPaused ? LinkState.Paused
        : LinkState.Live;
}

/// <summary>What a link shows of its board, and when; members as in <see cref="Link"/>.</summary>
internal sealed record LinkCut(string Board, string? Arrangement, string Hidden, bool MasksLabels, int DelaySeconds, int? WindowSeconds);
