using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Flexboard.Core.Series;
using Flexboard.Storage;

namespace Flexboard.Live;

/// <summary>
/// The history of one view: composed by one task at a time, at most once a second, however many ask for it. The task
/// holds the gates of view and store for a millisecond at a time, and never while it reads the disk.
/// </summary>
/// <param name="gate">The view's gate.</param>
/// <param name="store">Its gate is taken within the view's.</param>
/// <param name="history">What lies before the rings.</param>
/// <param name="composer">The view's composer; null when the view has ended. Asked under the view's gate.</param>
/// <param name="time">The clock.</param>
internal sealed class ViewHistory(Lock gate, SeriesStore store, History history, Func<FrameComposer?> composer, TimeProvider time)
{
    /// <summary>The gates are given back after this long, or after a longer step.</summary>
    private static readonly TimeSpan GateAtMost = TimeSpan.FromMilliseconds(1);

    private Task<HistoryBody?> newest = Task.FromResult<HistoryBody?>(null);
    private long newestSecond = -1;

    /// <summary>Reads the disk.</summary>
    public Action<SeriesPast> Read { get; init; } = past => past.Read(history);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The history as of this second; null when the view ends before it is there. Under the view's gate.</summary>
    public Task<HistoryBody?> Get()
    {
        long second = Now / 1000;
        if (newest.IsCompleted && (newestSecond != second || newest.IsFaulted))
        {
            newestSecond = second;
            newest = Task.Run(Compose);
        }

        return newest;
    }

    /// <summary>Says that what was composed is worth nothing any more. Under the view's gate.</summary>
    public void Outdate() => newestSecond = -1;

    private HistoryBody? Compose()
    {
        while (true)
        {
            FrameComposer? from;
            lock (gate)
            {
                from = composer();
            }

            if (from is null)
            {
                return null;
            }

            // What another composer, or an emptier store, began is not finished: who waits is told of the new one.
            int revision = history.Revision;
            if (TryCompose(from, revision, out byte[] json) && history.Revision == revision)
            {
                return new HistoryBody(json);
            }
        }
    }

    private bool TryCompose(FrameComposer from, int revision, out byte[] json)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using var writer = new Utf8JsonWriter(buffer, FrameComposer.Json);
        using var steps = from.History(writer, Now, revision).GetEnumerator();
        while (true)
        {
            bool? goesOn = Advance(from, steps);
            if (goesOn != true)
            {
                json = buffer.WrittenSpan.ToArray();
                return goesOn == false;
            }

            if (steps.Current is { } past)
            {
                Read(past);
            }
            else
            {
                // Who takes a lock again at once is faster than those who wait for it.
                Thread.Sleep(1);
            }
        }
    }

    /// <summary>Goes on until something is to be read, or time is up.</summary>
    /// <returns>False at the end; null when the composer is not the view's any more.</returns>
    private bool? Advance(FrameComposer from, IEnumerator<SeriesPast?> steps)
    {
        lock (gate)
        {
            if (composer() != from)
            {
                return null;
            }

            lock (store.Gate)
            {
                long began = Stopwatch.GetTimestamp();
                while (steps.MoveNext())
                {
                    if (steps.Current is not null || Stopwatch.GetElapsedTime(began) > GateAtMost)
                    {
                        return true;
                    }
                }

                return false;
            }
        }
    }
}
