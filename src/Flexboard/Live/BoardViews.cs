using System.Collections.Concurrent;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Designer;
using Flexboard.Feeds;
using Flexboard.Gallery;
using Flexboard.Links;
using Flexboard.Photographs;
using Flexboard.Storage;

namespace Flexboard.Live;

/// <summary>All views that are watched now: made when the first viewer comes, ended a little after the last has left.</summary>
public sealed class BoardViews : BackgroundService
{
    /// <summary>A reloading page comes back to the view that it left.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<ViewKey, BoardView> views = [];
    private readonly Lock making = new();
    private readonly BoardStore boards;
    private readonly GalleryScenes gallery;
    private readonly Drafts drafts;
    private readonly BoardVersions versions;
    private readonly LinkViews links;
    private readonly PressViews press;
    private readonly ViewStage stage;
    private readonly TimeProvider time;
    private readonly ILogger<BoardViews> log;
    private long recoveredBefore;

    /// <summary>Made once, by the host.</summary>
    public BoardViews(
        BoardStore boards, GalleryScenes gallery, Drafts drafts, BoardVersions versions, LinkViews links, PressViews press, SeriesStore store, EventStore events, IFeed feed,
        History history, TimeProvider time, ILogger<BoardViews> log)
    {
        (this.boards, this.gallery, this.drafts, this.versions, this.links, this.press, this.time, this.log) = (boards, gallery, drafts, versions, links, press, time, log);
        stage = new ViewStage(store, events, () => feed.Health.LastHeard, history, new Epoch(store, time));
        boards.Changed += OnBoardChanged;
        drafts.Changed += OnBoardChanged;
        links.Changed += OnBoardChanged;
        press.Changed += OnBoardChanged;
    }

    /// <summary>Full frames that viewers needed because they had missed others, since the start.</summary>
    public long Recovered => Volatile.Read(ref recoveredBefore) + views.Values.Sum(view => view.Recovered);

    /// <summary>The views that exist now.</summary>
    public IEnumerable<BoardView> All => views.Values;

    /// <summary>The newest full frame of a view, or null when there is no such board or arrangement.</summary>
    public BoardFrame? FullFrame(ViewKey key) => Use(key, static view => view.FullFrame());

    /// <summary>The history of a view's growing pictures, or null when there is no such board or arrangement.</summary>
    public Task<HistoryBody?>? History(ViewKey key) => Use(key, static view => view.History());

    /// <summary>A new viewer of a view, or null when there is no such board or arrangement.</summary>
    internal Viewer? Join(ViewKey key) => Use(key, static view => view.Join());

    /// <summary>A view may end after it was found: then another is made.</summary>
    private T? Use<T>(ViewKey key, Func<BoardView, T?> use)
        where T : class
    {
        while (Find(key) is { } view)
        {
            if (use(view) is { } result)
            {
                return result;
            }

            views.TryRemove(new(key, view));
        }

        return null;
    }

    /// <summary>A board, the draft of one, an earlier version, or what a link or the press sees: what is fed by the real feed.</summary>
    private Board? Own(string id) => boards.Find(id) ?? drafts.Find(id) ?? links.Find(id) ?? press.Find(id) ?? versions.FindView(id);

    private BoardView? Find(ViewKey key)
    {
        if (views.TryGetValue(key, out var view))
        {
            return view;
        }

        // The past of a gallery takes a moment to make: no wall waits for it.
        var shown = Own(key.Board) is null ? gallery.Find(key.Board) : null;
        lock (making)
        {
            if (views.TryGetValue(key, out view))
            {
                return view;
            }

            if ((Own(key.Board) is { } own ? (own, stage) : shown) is not (var board, var on)
                || (key.Arrangement is not null && board.Arrangements.All(one => one.Id != key.Arrangement)))
            {
                return null;
            }

            return views[key] = new BoardView(key, board, on, time, log);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        boards.Changed -= OnBoardChanged;
        drafts.Changed -= OnBoardChanged;
        links.Changed -= OnBoardChanged;
        press.Changed -= OnBoardChanged;
        foreach (var view in views.Values)
        {
            view.Dispose();
        }

        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var turns = new Turns(log);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(SeriesStore.SetBackSeenWithin / 2), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            turns.Take(Sweep);
        }
    }

    private void Sweep()
    {
        // A clock that was set back is noticed though nobody watches.
        stage.Epoch.Name();
        lock (making)
        {
            foreach (var view in views.Values.Where(one => one.TryEndIdle(Linger)))
            {
                Forget(view);
            }
        }
    }

    private void Forget(BoardView view)
    {
        views.TryRemove(new(view.Key, view));
        Interlocked.Add(ref recoveredBefore, view.Recovered);
    }

    private void OnBoardChanged(string id)
    {
        lock (making)
        {
            foreach (var view in views.Values.Where(one => one.Key.Board == id))
            {
                if (Own(id) is not { } board)
                {
                    view.Dispose();
                    Forget(view);
                    continue;
                }

                try
                {
                    view.Replace(board);
                }
                catch (Exception fault)
                {
                    log.LogError(fault, "{View} stays with the board's older version: the new one cannot be composed", view.Key);
                }
            }
        }
    }
}
