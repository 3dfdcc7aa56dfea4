using System.Collections.Immutable;
using Flexboard.Boards;
using Flexboard.Designer;

namespace Flexboard.Live;

/// <summary>
/// The board pages that are open now, and which of them try a draft. A page that leaves, or whose connection breaks, is
/// forgotten, and shows what is published when it comes back. Safe from any thread.
/// </summary>
public sealed class OpenPages : IDisposable
{
    /// <summary>More are shown their board, but are not known by name.</summary>
    internal const int MaxPages = 1000;

    /// <summary>A draft that somebody forgot on a wall goes by itself.</summary>
    internal static readonly TimeSpan TryFor = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Entry> open = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly BoardStore boards;
    private readonly Drafts drafts;
    private readonly TimeProvider time;

    /// <summary>Made once, by the host.</summary>
    /// <param name="views">Told of a published board before a page goes back to it.</param>
    /// <param name="boards">Those that pages may watch.</param>
    /// <param name="drafts">What they try.</param>
    /// <param name="time">The clock.</param>
    public OpenPages(BoardViews views, BoardStore boards, Drafts drafts, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(views);
        (this.boards, this.drafts, this.time) = (boards, drafts, time);
        boards.Changed += EndTries;
    }

    /// <summary>The pages of a board, those that came first first.</summary>
    public ImmutableArray<OpenPage> Of(string board)
    {
        lock (gate)
        {
            return [.. open.Values.Select(one => one.Page).Where(page => page.Board == board).OrderBy(page => page.Since).ThenBy(page => page.Id, StringComparer.Ordinal)];
        }
    }

    /// <summary>The view of the draft that a page tries; null when it tries none.</summary>
    public ViewKey? Tried(string board, string? page)
    {
        lock (gate)
        {
            return page is not null && open.TryGetValue(page, out var entry) && entry.Page is { TriedUntil: not null } one && one.Board == board
                ? entry.Turn.View
                : null;
        }
    }

    /// <summary>Puts the draft of its board on a page, or keeps it there for longer.</summary>
    /// <returns>The page; null when it is not open, or the draft cannot be shown.</returns>
    public OpenPage? Try(string board, string page)
    {
        var draft = drafts.Find(Drafts.ViewOf(board));
        lock (gate)
        {
            if (draft is null || !open.TryGetValue(page, out var entry) || entry.Page.Board != board)
            {
                return null;
            }

            entry.Page = entry.Page with { TriedUntil = (time.GetUtcNow() + TryFor).ToUnixTimeMilliseconds() };
            entry.Timer?.Dispose();
            entry.Timer = time.CreateTimer(_ => EndTry(page), null, TryFor, Timeout.InfiniteTimeSpan);
            string? pinned = draft.Arrangements.Any(one => one.Id == entry.Own.Arrangement) ? entry.Own.Arrangement : null;
            entry.Show(new ViewKey(draft.Id, pinned));
            return entry.Page;
        }
    }

    /// <summary>Puts the published board back on a page.</summary>
    /// <returns>False when the page is not open.</returns>
    public bool EndTry(string page)
    {
        lock (gate)
        {
            if (!open.TryGetValue(page, out var entry))
            {
                return false;
            }

            entry.End();
            return true;
        }
    }

    /// <summary>The connections of a page.</summary>
    public ImmutableArray<string> ConnectionsOf(string board, string page)
    {
        lock (gate)
        {
            return open.TryGetValue(page, out var entry) && entry.Page.Board == board ? [.. entry.Streams.Select(one => one.Connection)] : [];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        boards.Changed -= EndTries;
        lock (gate)
        {
            foreach (var entry in open.Values)
            {
                entry.Timer?.Dispose();
            }
        }
    }

    /// <summary>A page begins to watch.</summary>
    /// <param name="page">As it says itself.</param>
    /// <param name="own">The view of its address.</param>
    /// <param name="connection">Id of its SignalR connection.</param>
    /// <returns>Null when it is one too many, or its board is none that has pages.</returns>
    internal PageStream? Enter(OpenPage page, ViewKey own, string connection)
    {
        var stream = new PageStream(this, page.Id, connection);
        lock (gate)
        {
            if (boards.Find(page.Board) is null)
            {
                return null;
            }

            if (!open.TryGetValue(page.Id, out var entry))
            {
                if (open.Count >= MaxPages)
                {
                    return null;
                }

                open[page.Id] = entry = new Entry(page, own);
            }
            else if (entry.Page.Board != page.Board)
            {
                return null;
            }

            entry.Page = page with { Since = entry.Page.Since, TriedUntil = entry.Page.TriedUntil };
            entry.Streams.Add(stream);
            return stream;
        }
    }

    internal PageTurn TurnOf(string page)
    {
        lock (gate)
        {
            return open[page].Turn;
        }
    }

    internal void Leave(PageStream stream)
    {
        lock (gate)
        {
            if (open.TryGetValue(stream.Page, out var entry) && entry.Streams.Remove(stream) && entry.Streams.Count == 0)
            {
                entry.Timer?.Dispose();
                open.Remove(stream.Page);
            }
        }
    }

    /// <summary>What was tried is published, or was not taken: the page shows what all others show.</summary>
    private void EndTries(string board)
    {
        lock (gate)
        {
            foreach (var entry in open.Values.Where(one => one.Page.Board == board))
            {
                entry.End();
            }
        }
    }

    private sealed class Entry(OpenPage page, ViewKey own)
    {
        public OpenPage Page { get; set; } = page;

        public ViewKey Own => own;

        public PageTurn Turn { get; private set; } = new(own);

        public List<PageStream> Streams { get; } = [];

        public ITimer? Timer { get; set; }

        public void Show(ViewKey view)
        {
            if (Turn.View != view)
            {
                var before = Turn;
                Turn = new PageTurn(view);
                before.End();
            }
        }

        public void End()
        {
            Timer?.Dispose();
            Timer = null;
            Page = Page with { TriedUntil = null };
            Show(own);
        }
    }
}
