using System.Collections.Concurrent;
using System.Security.Cryptography;
using Flexboard.Boards;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Feeds;
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
    private readonly SeriesStore store;
    private readonly EventStore events;
    private readonly IFeed feed;
    private readonly History history;
    private readonly TimeProvider time;
    private readonly ILogger<BoardViews> log;
    private long recoveredBefore;

    /// <summary>Made once, by the host.</summary>
    public BoardViews(
        BoardStore boards, SeriesStore store, EventStore events, IFeed feed, History history, TimeProvider time, ILogger<BoardViews> log)
    {
        (this.boards, this.store, this.events, this.feed, this.history, this.time, this.log) =
            (boards, store, events, feed, history, time, log);
        boards.Changed += OnBoardChanged;
    }

    /// <summary>Changes when the server starts: what a viewer knew of another epoch is old.</summary>
    public string Epoch { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    /// <summary>Full frames that viewers needed because they had missed others, since the start.</summary>
    public long Recovered => Volatile.Read(ref recoveredBefore) + views.Values.Sum(view => view.Recovered);

    /// <summary>The views that exist now.</summary>
    public IEnumerable<BoardView> All => views.Values;

    /// <summary>The view of a board, or null when there is no such board or arrangement.</summary>
    public BoardView? Find(ViewKey key)
    {
        if (views.TryGetValue(key, out var view))
        {
            return view;
        }

        lock (making)
        {
            if (views.TryGetValue(key, out view))
            {
                return view;
            }

            if (boards.Find(key.Board) is not { } board
                || (key.Arrangement is not null && board.Arrangements.All(one => one.Id != key.Arrangement)))
            {
                return null;
            }

            return views[key] = new BoardView(key, board, store, events, feed, history, time, Epoch);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        boards.Changed -= OnBoardChanged;
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
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(5), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            turns.Take(EndUnwatched);
        }
    }

    private void EndUnwatched()
    {
        lock (making)
        {
            foreach (var view in views.Values.Where(one => one.Viewers == 0 && time.GetElapsedTime(one.LastUsed) > Linger))
            {
                End(view);
            }
        }
    }

    private void End(BoardView view)
    {
        views.TryRemove(view.Key, out _);
        view.Dispose();
        Interlocked.Add(ref recoveredBefore, view.Recovered);
    }

    private void OnBoardChanged(string id)
    {
        lock (making)
        {
            foreach (var view in views.Values.Where(one => one.Key.Board == id))
            {
                if (boards.Find(id) is { } board)
                {
                    view.Replace(board);
                }
                else
                {
                    End(view);
                }
            }
        }
    }
}
