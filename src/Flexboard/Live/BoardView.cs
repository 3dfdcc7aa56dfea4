using System.Collections.Immutable;
using Flexboard.Core.Boards;
using Flexboard.Core.Series;
using Flexboard.Storage;
using Flexboard.Widgets;

namespace Flexboard.Live;

/// <summary>Which widgets of which board are watched.</summary>
/// <param name="Board">Board id.</param>
/// <param name="Arrangement">Arrangement id, or null for the widgets of every arrangement.</param>
public readonly record struct ViewKey(string Board, string? Arrangement);

/// <summary>
/// One watched view. A single loop composes its frames, at the pace that docs/live-protocol.md describes, and puts each
/// into the mailbox of every viewer.
/// </summary>
public sealed class BoardView : IDisposable
{
    /// <summary>After the first change, others are waited for this long: publishers send in bursts.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(8);

    /// <summary>A frame comes at least every second, timers being late now and then.</summary>
    private static readonly TimeSpan KeepAlive = TimeSpan.FromMilliseconds(900);

    /// <summary>What failed once may fail again: not thirty times a second.</summary>
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim signal = new(0, 1);
    private readonly CancellationTokenSource stop = new();
    private readonly SeriesStore store;
    private readonly ViewStage stage;
    private readonly History history;
    private readonly TimeProvider time;
    private readonly Epoch epoch;
    private readonly ILogger log;
    private ImmutableArray<Viewer> viewers = [];
    private FrameComposer composer;
    private BoardFrame? full;
    private readonly ViewHistory pictures;
    private Veil? veil;
    private int historyRevision;
    private long recovered;
    private long lastTurn;
    private bool fails;

    internal BoardView(ViewKey key, Board board, ViewStage stage, TimeProvider time, ILogger log)
    {
        (Key, this.stage, this.time, this.log) = (key, stage, time, log);
        (store, history, epoch) = (stage.Store, stage.History, stage.Epoch);
        composer = NewComposer(board);
        pictures = new ViewHistory(gate, store, history, () => HasEnded ? null : composer, time);
        LastUsed = lastTurn = time.GetTimestamp();
        Loop = Task.Run(() => RunAsync(stop.Token));
    }

    /// <summary>What is watched.</summary>
    public ViewKey Key { get; }

    /// <summary>How many watch.</summary>
    public int Viewers => viewers.Length;

    /// <summary>Full frames that its viewers, those who left included, needed because they had missed others.</summary>
    public long Recovered => Volatile.Read(ref recovered);

    /// <summary>Frames composed since the view began.</summary>
    public long Frames { get; private set; }

    /// <summary>Bytes of the newest delta.</summary>
    public int FrameBytes { get; private set; }

    /// <summary>Time that the newest composition took, microseconds.</summary>
    public double ComposeMicroseconds { get; private set; }

    /// <summary>Timestamp of <see cref="TimeProvider"/> at which it was last joined, left or read.</summary>
    internal long LastUsed { get; private set; }

    internal Task Loop { get; }

    /// <summary>The newest full frame, composed once however many ask for it; null when the view has ended.</summary>
    public BoardFrame? FullFrame()
    {
        lock (gate)
        {
            if (HasEnded)
            {
                return null;
            }

            LastUsed = time.GetTimestamp();
            FollowEpoch();
            if (full is null || full.Sequence != composer.Sequence)
            {
                lock (store.Gate)
                {
                    full = composer.Full(Now, stage.Heard(), history.Revision);
                }
            }

            return full;
        }
    }

    /// <summary>
    /// The history of its growing pictures, composed at most once a second; null when the view has ended, or does before
    /// it is there.
    /// </summary>
    public Task<HistoryBody?>? History()
    {
        lock (gate)
        {
            if (HasEnded)
            {
                return null;
            }

            LastUsed = time.GetTimestamp();
            FollowEpoch();
            return pictures.Get();
        }
    }

    /// <summary>Joins a viewer: registered first, so that it misses nothing. Null when the view has ended.</summary>
    internal Viewer? Join()
    {
        lock (gate)
        {
            if (HasEnded)
            {
                return null;
            }

            var viewer = new Viewer(this);
            ImmutableInterlocked.Update(ref viewers, static (all, one) => all.Add(one), viewer);
            LastUsed = time.GetTimestamp();
            return viewer;
        }
    }

    internal void CountRecovery() => Interlocked.Increment(ref recovered);

    internal void Leave(Viewer viewer)
    {
        ImmutableInterlocked.Update(ref viewers, static (all, one) => all.Remove(one), viewer);
        viewer.End();
        LastUsed = time.GetTimestamp();
    }

    /// <summary>Takes another version of the board: every viewer gets a full frame at once.</summary>
    internal void Replace(Board board)
    {
        BoardFrame frame;
        lock (gate)
        {
            if (HasEnded)
            {
                return;
            }

            StartComposer(board);
            lock (store.Gate)
            {
                frame = full = composer.Full(Now, stage.Heard(), history.Revision);
            }
        }

        Send(frame);
    }

    /// <summary>Ends it if nobody has watched it for so long. Nobody joins in between.</summary>
    internal bool TryEndIdle(TimeSpan linger)
    {
        lock (gate)
        {
            if (viewers.Length > 0 || time.GetElapsedTime(LastUsed) <= linger)
            {
                return false;
            }

            Dispose();
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            if (HasEnded)
            {
                return;
            }

            stop.Cancel();
            composer.Dispose();
        }

        foreach (var viewer in viewers)
        {
            viewer.End();
        }
    }

    private bool HasEnded => stop.IsCancellationRequested;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>When the clock was set back, what the composer knows of times is worth nothing.</summary>
    private bool FollowEpoch()
    {
        if (composer.Epoch == epoch.Name())
        {
            return false;
        }

        StartComposer(composer.Board);
        return true;
    }

    /// <summary>Puts a new composer in place of the old one, which stays when there can be no new one.</summary>
    private void StartComposer(Board board)
    {
        var next = NewComposer(board);
        next.ContinueFrom(composer.Sequence + 1);
        composer.Dispose();
        (composer, full) = (next, null);
        pictures.Outdate();
    }

    private FrameComposer NewComposer(Board board)
    {
        // An arrangement that a new version no longer has: show all, so that the wall goes on.
        var arrangement = board.Arrangements.FirstOrDefault(one => one.Id == Key.Arrangement);
        var widgets = arrangement is null
            ? board.Widgets
            : [.. board.Widgets.Where(widget => arrangement.Places.Any(place => place.Widget == widget.Id))];
        string name = epoch.Name();
        lock (store.Gate)
        {
            return new FrameComposer(board, widgets, store, stage.Events, name, Signal, LogFault, board.MasksNames ? veil ??= new Veil() : null);
        }
    }

    private void LogFault(Widget widget, Exception fault) =>
        log.LogError(fault, "Widget {Widget} of {View} cannot be composed; it is tried again every second", widget.Id, Key);

    private void Signal()
    {
        // Called under the store's gate by the ingest loop: never blocks, and once is enough.
        if (signal.CurrentCount == 0)
        {
            signal.Release();
        }
    }

    private async Task RunAsync(CancellationToken stopped)
    {
        var turns = new Turns(log);
        try
        {
            while (true)
            {
                bool well = await turns.TakeAsync(TakeTurnAsync, stopped);
                if (!well)
                {
                    await Task.Delay(AfterFault, time, stopped);
                }

                fails = !well;
            }
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            // The view has ended.
        }
    }

    private async Task TakeTurnAsync()
    {
        if (fails)
        {
            StartAnew();
        }
        else
        {
            await PaceAsync(stop.Token);
        }

        lastTurn = time.GetTimestamp();
        Send(ComposeDelta());
    }

    /// <summary>Waits until the next frame is due.</summary>
    private async Task PaceAsync(CancellationToken stopped)
    {
        if (await signal.WaitAsync(Rest(lastTurn, KeepAlive), stopped))
        {
            await Task.Delay(Gather, time, stopped);
            var rest = Rest(lastTurn, LivePace.Interval(viewers.Length, FrameBytes));
            if (rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, time, stopped);
            }
        }
    }

    private void StartAnew()
    {
        lock (gate)
        {
            stop.Token.ThrowIfCancellationRequested();
            StartComposer(composer.Board);
        }
    }

    private TimeSpan Rest(long since, TimeSpan interval)
    {
        var rest = interval - time.GetElapsedTime(since);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    private BoardFrame ComposeDelta()
    {
        lock (gate)
        {
            stop.Token.ThrowIfCancellationRequested();
            long start = time.GetTimestamp();
            BoardFrame frame;
            bool filled = FollowEpoch() | historyRevision != history.Revision;
            historyRevision = history.Revision;
            lock (store.Gate)
            {
                frame = composer.Delta(Now, stage.Heard());
                if (composer.WantsHistory(Now))
                {
                    // By itself: no frame waits for the disk.
                    _ = pictures.Get();
                }

                // Only a full frame says that there is more history to fetch, or another epoch.
                if (filled)
                {
                    pictures.Outdate();
                    frame = full = composer.Full(Now, stage.Heard(), historyRevision);
                }
            }

            Frames++;
            FrameBytes = frame.Utf8.Length;
            ComposeMicroseconds = time.GetElapsedTime(start).TotalMicroseconds;
            return frame;
        }
    }

    private void Send(BoardFrame frame)
    {
        foreach (var viewer in viewers)
        {
            viewer.Offer(frame);
        }
    }
}
