using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Flexboard.Operations;

namespace Flexboard.Walls;

/// <summary>What a screen hears: at least once a second, and at once when it has something else to do.</summary>
/// <param name="T">Server's Unix ms.</param>
/// <param name="Picture">What to do from now on; null: the same as before.</param>
/// <param name="Light">How much of the signal is left, 0.1 to 1.</param>
/// <param name="Shift">By how much the picture is moved, x and y, pixels of the output.</param>
/// <param name="Build">Of the app, with each picture: a page of another one is old.</param>
public sealed record WallWord(long T, WallPicture? Picture, double Light, ImmutableArray<double> Shift, string? Build);

/// <summary>Tells screens what to show. One that reads slowly is told the newest alone. Safe from any thread.</summary>
public sealed class WallStreams : IDisposable
{
    /// <summary>What a stream ends with when its wall is gone.</summary>
    internal const string Gone = "wall.gone";

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    // A screen that has just come knows the time by the fastest of these: it paints together with the others from then on.
    private static readonly TimeSpan FirstBeat = TimeSpan.FromMilliseconds(50);
    private const int FirstBeats = 20;

    private readonly ConcurrentDictionary<Channel<bool>, string> open = new();
    private readonly WallStore walls;
    private readonly WallNotices notices;
    private readonly Build build;
    private readonly TimeProvider time;

    /// <summary>Made once, by the host.</summary>
    public WallStreams(WallStore walls, WallNotices notices, Build build, TimeProvider time)
    {
        (this.build, this.walls, this.notices, this.time) = (build, walls, notices, time);
        walls.Changed += Wake;
        notices.Changed += Wake;
    }

    /// <summary>Streams what a screen has to do, until it leaves.</summary>
    /// <param name="wall">The wall.</param>
    /// <param name="slice">The output; null: the whole wall.</param>
    /// <param name="find">The wall and what it shows, as far as the screen may know: asked anew each time, for rights end meanwhile. Null: it is gone.</param>
    /// <param name="stop">Cancelled when it leaves.</param>
    /// <returns>Ends when the wall is gone.</returns>
    public async IAsyncEnumerable<WallWord> WatchAsync(string wall, string? slice, Func<string, (Wall Wall, WallShowing Showing)?> find, [EnumeratorCancellation] CancellationToken stop)
    {
        var turned = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        open[turned] = wall;
        try
        {
            bool isNew = true;
            int beats = 0;
            Task<bool>? turn = null;
            double density = 1;
            while (find(wall) is var (profile, showing))
            {
                var picture = isNew ? WallPicture.Of(profile, slice, showing) with { Notices = notices.Of(profile) } : null;
                density = picture is null ? density : picture.View[2] / profile.Width / profile.PixelsPerMillimetre;
                var now = time.GetUtcNow();
                var (x, y) = WallNight.ShiftAt(showing.Pattern is null ? profile.PixelShift : 0, now.ToUnixTimeMilliseconds());
                yield return new WallWord(now.ToUnixTimeMilliseconds(), picture, WallNight.LightOf(profile, showing, now), [Math.Round(x * density), Math.Round(y * density)], picture is null ? null : build.Id);
                turn ??= turned.Reader.WaitToReadAsync(stop).AsTask();
                using var pause = CancellationTokenSource.CreateLinkedTokenSource(stop);

                // With the second: all screens of a wall move, and grow dark, in the same moment.
                var beat = beats++ < FirstBeats ? FirstBeat : Beat - TimeSpan.FromMilliseconds(time.GetUtcNow().Millisecond);
                await Task.WhenAny(turn, Task.Delay(beat, time, pause.Token));
                await pause.CancelAsync();
                stop.ThrowIfCancellationRequested();
                isNew = turn.IsCompleted;
                if (isNew)
                {
                    turned.Reader.TryRead(out _);
                    turn = null;
                }
            }
        }
        finally
        {
            open.TryRemove(turned, out _);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        walls.Changed -= Wake;
        notices.Changed -= Wake;
    }

    private void Wake(string wall)
    {
        foreach (var (turned, of) in open)
        {
            if (of == wall)
            {
                turned.Writer.TryWrite(true);
            }
        }
    }
}
