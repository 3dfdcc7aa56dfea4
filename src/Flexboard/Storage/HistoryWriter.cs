using System.Diagnostics;
using Flexboard.Core.Events;
using Flexboard.Core.Series;

namespace Flexboard.Storage;

/// <summary>
/// Writes the history, on a task of its own: begins when the app serves already, and ends when everything else has
/// stopped, so that a clean stop loses nothing. Whatever fails stops the history and nothing else; it tries again by
/// itself, and the last hour is still in the rings then.
/// </summary>
internal sealed class HistoryWriter : IHostedLifecycleService, IDisposable
{
    /// <summary>A bucket is on disk at most this and one write after it changed.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly History history;
    private readonly HistoryFile file;
    private readonly SeriesStore store;
    private readonly EventStore events;
    private readonly TimeProvider time;
    private readonly ILogger<HistoryWriter> log;
    private readonly HistoryClock clock;
    private readonly HistoryTake take;
    private readonly HistoryBatch batch = new();
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationToken stopped;
    private HistorySession? session;
    private HistoryLoader? loader;
    private Task loading = Task.CompletedTask;
    private Task running = Task.CompletedTask;
    private Task stopping = Task.CompletedTask;
    private bool over;
    private long rowsBefore;
    private long savedUntil;
    private int shownRevision = -1;

    public HistoryWriter(History history, SeriesStore store, EventStore events, TimeProvider time, ILogger<HistoryWriter> log)
    {
        (this.history, file, this.store, this.events, this.time, this.log) = (history, history.File, store, events, time, log);
        clock = new HistoryClock(time, log);

        // A host may dispose what is still at work: the token outlives its source.
        stopped = stop.Token;
        take = new HistoryTake(store) { Holds = (start, ofDurations) => loader?.Holds(start, ofDurations) == true };
        savedUntil = Now;
    }

    /// <summary>Between two slices of a load; the boards' own work goes first.</summary>
    public Action Pause { get; init; } = static () => Thread.Sleep(1);

    /// <summary>Time for rolling up and letting go after each write.</summary>
    public TimeSpan MaintainAtMost { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The load after the start, when it has begun.</summary>
    public Task Loading => loading;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The app serves: begin.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        running = Task.Run(RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Feeds and viewers have stopped: nothing changes any more. Writes what is left.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        // A host may stop its services more than once, at the same time and even after it has been disposed: each waits
        // until all is written, since what comes next may take the folder away.
        lock (gate)
        {
            if (!over)
            {
                over = true;
                stopping = FinishAsync();
            }

            return stopping;
        }
    }

    public void Dispose()
    {
        if (!over)
        {
            over = true;
            stop.Cancel();
        }

        stop.Dispose();
        Close();
        file.Release();
    }

    /// <summary>Takes, writes and maintains once.</summary>
    internal void Tick()
    {
        try
        {
            if (history.TakeDamage() is { } damage)
            {
                throw damage;
            }

            Write();
        }
#pragma warning disable CA1031 // Whatever it is: the wall goes on, the console tells it, and the next tick tries again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fail(fault);
        }
    }

    private async Task FinishAsync()
    {
        await stop.CancelAsync();
        await running;

        // This may be the first tick, which begins the load; what the load held back is for the next.
        Tick();
        await loading;
        Tick();
        if (history.Health.Problem == HistoryProblem.Damaged)
        {
            Tick();
        }

        Close();
        file.Release();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                Tick();
            }
            while (await timer.WaitForNextTickAsync(stopped));
        }
        catch (OperationCanceledException)
        {
            // The stop.
        }
    }

    private void Write()
    {
        long now = Now;
        bool wasStopped = history.Health.State == HistoryState.Stopped;
        session ??= new HistorySession(file, store, events, history.BytesAllowed);
        if (loader is null)
        {
            session.Events.Restore();
            loader = new HistoryLoader(store, file, now / 1000);
            loading = Task.Run(() => Load(loader), CancellationToken.None);
        }

        if (wasStopped)
        {
            session.Probe();
        }

        long began = Stopwatch.GetTimestamp();
        long? believed = clock.IsBelieved() ? now / 1000 : null;
        take.Begin();
        session.Write(take, batch, believed);
        savedUntil = now;
        var wrote = Stopwatch.GetElapsedTime(began);
        RestoreWhatIsShownNow(session, now / 1000);
        session.Maintain(believed, MaintainAtMost);

        var health = Measured(now, loading.IsCompleted ? HistoryState.Running : HistoryState.Filling);
        history.Health = health with
        {
            Problem = HistoryProblem.None,
            Reason = "",
            RowsWritten = rowsBefore + session.RowsWritten,
            LastWrite = now,
            WriteMilliseconds = wrote.TotalMilliseconds,
            OldestFine = session.OldestFine,
            Series = session.Series,
        };
        if (wasStopped)
        {
            log.LogInformation("The history is written again.");
        }
    }

    /// <summary>A board that was changed, or is new, may show what only the disk knows.</summary>
    private void RestoreWhatIsShownNow(HistorySession from, long now)
    {
        int revision;
        lock (store.Gate)
        {
            revision = store.ShownRevision;
        }

        if (revision != shownRevision && loading.IsCompleted)
        {
            shownRevision = revision;
            if (from.RestoreLastPictures(store, now, stopped) > 0)
            {
                history.Filled();
            }
        }
    }

    private void Load(HistoryLoader of)
    {
        long began = Stopwatch.GetTimestamp();
        try
        {
            of.Run(history.Filled, Pause, stopped);
            log.LogInformation(
                "Put {Buckets} buckets of history back in {Seconds:0.0} s.", of.Rows, Stopwatch.GetElapsedTime(began).TotalSeconds);
        }
#pragma warning disable CA1031 // The live wall needs none of it; what is damaged is told and set aside by the next tick.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.LogWarning(fault, "The history could not be loaded; charts begin at the start of this process.");
            history.NoteDamage(fault);
        }
        finally
        {
            of.Dispose();
        }
    }

    private void Fail(Exception fault)
    {
        take.Return(batch);
        batch.Clear();
        Close();
        var (problem, reason) = History.Explain(fault, file);
        if (problem == HistoryProblem.Damaged && TrySetAside(ref reason) is { } name)
        {
            string notice = $"history.db was damaged ({fault.Message}); it was set aside as {name} and a new one begun";
            log.LogError(fault, "{Notice}", notice);
            history.Health = history.Health with { Notice = notice };
            lock (store.Gate)
            {
                store.MarkAllUnsaved();
            }
        }

        if (history.Health.Reason != reason)
        {
            log.LogError(fault, "The history is not written: {Reason}. The walls go on; it is tried again every {Seconds} s.", reason, Every.TotalSeconds);
        }

        history.Health = Measured(Now, HistoryState.Stopped) with { Problem = problem, Reason = reason };
    }

    private string? TrySetAside(ref string reason)
    {
        try
        {
            return file.SetAside(time.GetUtcNow());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            reason = $"{reason}; it cannot be set aside: {fault.Message}";
            return null;
        }
    }

    private HistoryHealth Measured(long now, HistoryState state)
    {
        var before = history.Health;
        var gate = take.LongestGate > loader?.LongestGate ? take.LongestGate : loader?.LongestGate ?? take.LongestGate;
        return before with
        {
            State = state,
            Since = before.State == state ? before.Since : now,
            Bytes = file.Bytes,
            Lag = Math.Max(0, Now - savedUntil),
            LongestGateMilliseconds = gate.TotalMilliseconds,
        };
    }

    private void Close()
    {
        rowsBefore += session?.RowsWritten ?? 0;
        session?.Dispose();
        session = null;
    }
}
