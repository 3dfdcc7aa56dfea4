using System.Collections.Immutable;
using System.Text.Json;
using Flexboard.Access;
using Flexboard.Audit;
using Flexboard.Boards;
using Flexboard.People;
using Flexboard.Storage;

namespace Flexboard.Links;

/// <summary>What has come of what somebody asked of a link.</summary>
/// <param name="Link">It as it is then; null when nothing was done.</param>
/// <param name="Token">Its new token, told this once; null: it has the one that it had.</param>
/// <param name="Faults">Why nothing was done; empty and no link: there is none that this person may see.</param>
public sealed record LinkAnswer(Link? Link, string? Token, ImmutableArray<LinkFault> Faults);

/// <summary>Makes and changes links for whoever may: the same for the API and the console.</summary>
public sealed class LinkDesk(LinkStore links, BoardStore boards, AuditLog audit, TimeProvider time)
{
    /// <summary>A link that nobody says anything about ends after a week.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromDays(7);

    private static readonly LinkAnswer Nothing = new(null, null, []);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The links that a visitor may see: those of boards that this person designs.</summary>
    public IEnumerable<Link> Of(Visitor visitor) => links.All.Where(link => May(visitor, link));

    /// <summary>One of them.</summary>
    public Link? Find(Visitor visitor, string id) => links.Get(id) is { } link && May(visitor, link) ? link : null;

    /// <summary>Why a link shows nothing though it could: its board is <c>gone</c>, or <c>elsewhere</c>: moved to another folder while the app was off, or made anew there; null: it is there.</summary>
    public string? Lacks(Link link) => boards.Find(link.Board) is not { } board ? "gone" : link.IsOf(board) ? null : "elsewhere";

    /// <summary>Makes a link to a board.</summary>
    /// <param name="visitor">Who.</param>
    /// <param name="board">The board.</param>
    /// <param name="wish">What is asked of it, of one with the usual end.</param>
    /// <param name="pin">Its PIN; null: none.</param>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing changed.</exception>
    public LinkAnswer Make(Visitor visitor, string board, Func<Link, Link> wish, string? pin)
    {
        if (boards.Find(board) is not { } shown || !visitor.Is(Role.Designer, shown.Folder))
        {
            return new(null, null, [new("board", "fault-board", board)]);
        }

        var wished = wish(new Link { Id = "", TokenHash = "", Board = board, ExpiresAt = Now + (long)Usual.TotalMilliseconds });
        ImmutableArray<LinkFault> faults = [.. LinkCheck.Of(wished, pin, shown, renewed: true, Now)];
        if (!faults.IsEmpty)
        {
            return new(null, null, faults);
        }

        return links.Make((id, hash) => wished with { Id = id, TokenHash = hash, Folder = shown.Folder, MadeBy = visitor.Name, PinHash = pin is null ? null : LinkPin.Hash(pin) }) is { } made
            ? Noted(visitor, "link-made", new(made.Link, made.Token, []))
            : new(null, null, [new("board", "fault-many", LinkStore.Most)]);
    }

    /// <summary>Changes a link.</summary>
    /// <param name="visitor">Who.</param>
    /// <param name="id">The link.</param>
    /// <param name="wish">What is asked of it.</param>
    /// <param name="hasPin">Whether its PIN changes.</param>
    /// <param name="pin">Its PIN then; null: none.</param>
    /// <param name="renewed">Whether its end is asked for.</param>
    /// <param name="follows">Whether it shows the board of its name where that lies now, though that is another folder.</param>
    /// <exception cref="IOException">The disk is full or cannot be written; nothing changed but what was to pause.</exception>
    public LinkAnswer Change(Visitor visitor, string id, Func<Link, Link> wish, bool hasPin = false, string? pin = null, bool renewed = false, bool follows = false)
    {
        if (Find(visitor, id) is not { RevokedAt: null } link)
        {
            return Nothing;
        }

        // A link can be paused whatever has become of its board.
        var wished = wish(link) with { PinHash = hasPin ? null : link.PinHash };
        var board = boards.Find(link.Board);
        follows &= board is not null && !link.IsOf(board);
        if (board is not null && (hasPin || renewed || wished != link with { IsPaused = wished.IsPaused }))
        {
            ImmutableArray<LinkFault> faults = [.. LinkCheck.Of(wished, hasPin ? pin : null, board, renewed, Now)];
            if (!faults.IsEmpty)
            {
                return new(null, null, faults);
            }
        }

        // The PIN that there is none is taken from it: that is nothing, too.
        hasPin = hasPin && (pin is not null || link.PinHash is not null);
        if (!hasPin && !follows && JsonSerializer.Serialize(wish(link)) == JsonSerializer.Serialize(link))
        {
            return new(link, null, []);
        }

        string? hash = pin is null ? null : LinkPin.Hash(pin);
        string what = follows ? "link-follows" : "link-changed";
        try
        {
            return Noted(visitor, what, new(
                links.Change(id, one => wish(one) with
                {
                    PinHash = hasPin ? hash : one.PinHash,
                    Generation = one.Generation + (hasPin ? 1 : 0),
                    Folder = follows ? board!.Folder : one.Folder,
                }),
                null, []));
        }
        catch (UnwrittenException)
        {
            Noted(visitor, what, new(links.Get(id), null, []));
            throw;
        }
    }

    /// <summary>Gives a link another address; the old one is over.</summary>
    public LinkAnswer Renew(Visitor visitor, string id) =>
        Find(visitor, id) is not null && links.Renew(id) is { } renewed
            ? Noted(visitor, "link-readdressed", new(renewed.Link, renewed.Token, []))
            : Nothing;

    /// <summary>Ends a link for good.</summary>
    /// <exception cref="IOException">The disk refuses it: it has ended all the same.</exception>
    public LinkAnswer Revoke(Visitor visitor, string id)
    {
        if (Find(visitor, id) is null)
        {
            return Nothing;
        }

        try
        {
            return Noted(visitor, "link-revoked", new(links.Revoke(id, visitor.Name), null, []));
        }
        catch (UnwrittenException)
        {
            Noted(visitor, "link-revoked", new(links.Get(id), null, []));
            throw;
        }
    }

    private LinkAnswer Noted(Visitor visitor, string what, LinkAnswer answer)
    {
        if (answer.Link is { } link)
        {
            audit.Note(visitor, what, link.Board, link.Id);
        }

        return answer;
    }

    private bool May(Visitor visitor, Link link) =>
        boards.MayFor(visitor, Role.Designer, link.Board) && (link.Folder is null || visitor.Is(Role.Designer, link.Folder));
}
