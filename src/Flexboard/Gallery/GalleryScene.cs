using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Flexboard.Core.Events;
using Flexboard.Core.Messages;
using Flexboard.Core.Series;
using Flexboard.Feeds;
using Flexboard.Live;
using Flexboard.Storage;

namespace Flexboard.Gallery;

/// <summary>
/// What feeds one gallery: a store of its own, that no board and no history on disk ever sees, and a publisher that
/// fills it through the reader of messages, every sample marked as simulated. Safe from any thread.
/// </summary>
internal sealed class GalleryScene : IDisposable
{
    /// <summary>Curves begin this long ago.</summary>
    public const int PastSeconds = 900;

    /// <summary>What shows the present alone needs no more past than this.</summary>
    private const int ShortPastSeconds = 60;

    /// <summary>How old a gallery is that is not live.</summary>
    private const int SilentSeconds = 60;

    private readonly GalleryModel model;
    private readonly GalleryState state;
    private readonly TimeProvider time;
    private readonly SampleWriter writer = new(simulated: true);
    private readonly MessageReader reader;
    private readonly List<double> normal = [];
    private readonly List<double> failed = [];
    private readonly long begun;
    private long next;
    private long asked;

    public GalleryScene(GalleryData data, GalleryState state, TimeProvider time)
    {
        (this.state, this.time) = (state, time);
        model = new GalleryModel(data);
        var store = new SeriesStore(new SeriesLimits { MaxSeries = 5000, ChannelShare = 1, MemoryBytes = 128 << 20 });
        var events = new EventStore();
        reader = new MessageReader(store, events);
        begun = Now / 1000;
        asked = time.GetTimestamp();
        next = begun - PastSeconds;
        Stage = new ViewStage(store, events, Heard, History.None, new Epoch(store, time));
        Publish();
    }

    /// <summary>What its views are fed from.</summary>
    public ViewStage Stage { get; }

    /// <summary>For how long no view has asked for anything: a view that is watched asks every second.</summary>
    public TimeSpan Idle => time.GetElapsedTime(Volatile.Read(ref asked));

    /// <summary>Publishes the seconds that have come since the last call.</summary>
    public void Publish()
    {
        lock (Stage.Store.Gate)
        {
            long end = IsSilent ? begun - SilentSeconds : Now / 1000;
            for (; next <= end && !model.IsEmpty && state != GalleryState.Nodata; next++)
            {
                PublishSecond(next);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private bool IsSilent => state is GalleryState.Stale or GalleryState.Lost;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long Heard()
    {
        Volatile.Write(ref asked, time.GetTimestamp());
        return state == GalleryState.Lost ? (begun - SilentSeconds) * 1000 : Now;
    }

    /// <summary>Whether a series is one of those that a partial gallery has lost.</summary>
    private bool IsGone(long second, int which) => state == GalleryState.Partial && which % 2 == 1 && second > begun - SilentSeconds;

    private void PublishSecond(long second)
    {
        writer.Start(second * 1000);
        double value = model.Curve(second, 0, 412, 90);
        Add(second, "value", value, "1/s");
        Add(second, "percent", model.Curve(second, 1, 64, 30), "%");
        Add(second, "baseline", model.Figure(41), "1/s");
        writer.AddCounter("gallery.count", Math.Max(0, model.Figure(3000 + ((second - begun) * 4.5))));
        Add(second, "opening", (begun + 300) * 1000.0, null);
        AddAll(second, "host", "host", model.Hosts, i => model.Curve(second, 10 + i, 40 + (i * 37 % 45), 14), "%");
        writer.AddDurations("gallery.elapsed", ReadElapsed(second), CollectionsMarshal.AsSpan(failed));
        if (second >= begun - ShortPastSeconds - SilentSeconds)
        {
            AddPresent(second);
        }

        Take(second, reader.ReadMetric("metrics:gallery", "gallery", writer.Finish().Span, second * 1000));
        foreach (string one in GalleryEvents.Of(second - begun, begun, model))
        {
            Take(second, reader.ReadEvent(Encoding.UTF8.GetBytes(one), second * 1000));
        }
    }

    private void AddPresent(long second)
    {
        AddAll(second, "agent", "agent", model.Agents, i => Math.Min(model.Figure(99), model.Curve(second, 100 + i, 20 + (i * 53 % 70), 12)), "%");
        for (int i = 0; i < model.Agents.Count; i++)
        {
            if (!IsGone(second, i))
            {
                ReadOnlySpan<(string, double)> tiers = [("fast", 6), ("slow", i % 9 == 4 ? 3 : 0.4), ("stuck", i % 23 == 7 ? 2 : 0)];
                foreach (var (tier, usual) in tiers)
                {
                    double active = model.Curve(second, 700 + i, usual, usual / 2);
                    Add(second, "active", Math.Round(active), null, ("agent", model.Agents[i]), ("tier", tier));
                }
            }
        }

        AddAll(second, "status", "service", model.Services, i => model.Figure(i switch { 1 => 1, 3 => 2, 4 => 3, _ => 0 }), null);
        AddAll(second, "category", "name", model.Categories, i => model.Curve(second, 400 + i, 900.0 / (1 + i), 40.0 / (1 + i)), null);
        AddAll(second, "region", "region", model.Regions, i => model.Curve(second, 500 + i, 10 + (i * 61 % 80), 8), null);
        AddAll(second, "tier", "tier", ["queue", "web", "app", "db"], i => model.Curve(second, 900 + i, 30 + (i * 17), 12), "%");
        AddAll(second, "link", "link", ["queue-web", "web-app", "app-db"], i => model.Curve(second, 910 + i, 410 * (1 + (0.6 * i)), 60), "1/s");
        AddAll(
            second, "response", "class", ["satisfied", "tolerating", "frustrated", "error"],
            i => model.Curve(second, 920 + i, i switch { 0 => 340, 1 => 52, 2 => 14, _ => 5 }, i == 0 ? 40 : 4), "1/s");
    }

    private ReadOnlySpan<double> ReadElapsed(long second)
    {
        model.Elapsed(second, normal, failed);
        return CollectionsMarshal.AsSpan(normal);
    }

    private void AddAll(long second, string name, string label, IReadOnlyList<string> texts, Func<int, double> figure, string? unit)
    {
        for (int i = 0; i < texts.Count; i++)
        {
            if (!IsGone(second, i))
            {
                Add(second, name, figure(i), unit, (label, texts[i]));
            }
        }
    }

    private void Add(long second, string name, double value, string? unit, params ReadOnlySpan<(string, string)> labels) =>
        writer.Add("gallery." + name, value, unit, labels);

    /// <summary>The scene is ours: what the reader refuses is a fault, and not the publisher's.</summary>
    private static void Take(long second, MessageOutcome outcome)
    {
        if (outcome.Problems.Count > 0)
        {
            throw new InvalidOperationException($"The gallery's message of second {second} was refused: {outcome.Problems[0].Reason}");
        }
    }
}
