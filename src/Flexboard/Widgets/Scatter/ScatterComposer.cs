using System.Text.Json;
using Flexboard.Core.Series;
using Flexboard.Storage;

namespace Flexboard.Widgets.Scatter;

/// <summary>Composes single transactions, each once. The payload is described in wwwroot/js/widgets/scatter.js.</summary>
internal sealed class ScatterComposer : GrowingComposer
{
    /// <summary>What a point takes in a frame, bytes, and the most of a full frame: the rest is history.</summary>
    private const int EachPoint = 12, FullPoints = 300;

    /// <summary>Seconds of a full frame whose points that were left out are told.</summary>
    private const int FullSeconds = 12;

    private readonly ScatterOptions options;
    private readonly DurationPoints points;
    private long numbered = -1;
    private long sent;

    public ScatterComposer(WidgetSources sources)
        : base(sources)
    {
        options = (ScatterOptions)sources.Widget.Options;
        points = new DurationPoints(options.WindowSeconds);
        foreach (var source in sources.All)
        {
            source.Selection.Attach(points);
        }
    }

    /// <summary>A second in which nothing ended is empty on the viewer's side already.</summary>
    public override bool FollowsClock => false;

    /// <inheritdoc/>
    public override int ReachSeconds => options.WindowSeconds;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        int most = Math.Clamp(Sources.Allowance / EachPoint, 1, FullPoints);
        Write(writer, now, Math.Max(points.Next - points.Kept, points.Next - most), (now / 1000) - FullSeconds);
    }

    /// <inheritdoc/>
    public override IEnumerable<SeriesPast?> WriteHistory(Utf8JsonWriter writer, long now)
    {
        Write(writer, now, points.Next - points.Kept, FirstSecond(now));
        yield return null;
    }

    /// <inheritdoc/>
    public override bool WriteChanges(Utf8JsonWriter writer, long now)
    {
        long since = points.TakeOldestLeftOut();
        if (sent == points.Next && since == long.MaxValue)
        {
            return false;
        }

        Write(writer, now, Math.Max(sent, points.Next - points.Kept), Math.Max(since, FirstSecond(now)));
        sent = points.Next;
        return true;
    }

    private long FirstSecond(long now) => (now / 1000) - options.WindowSeconds + 1;

    /// <param name="writer">Open object.</param>
    /// <param name="now">Unix ms.</param>
    /// <param name="from">The first point.</param>
    /// <param name="since">The first second whose points that were left out are told, Unix seconds.</param>
    private void Write(Utf8JsonWriter writer, long now, long from, long since)
    {
        // A composer that takes over from another has higher numbers: fewer than one point a millisecond is kept.
        numbered = numbered < 0 ? now : numbered;
        writer.WriteNumber("at"u8, now);
        writer.WriteNumber("from"u8, numbered + from);
        writer.WriteStartArray("points"u8);
        for (long number = from; number < points.Next; number++)
        {
            var point = points[number];
            double elapsed = Math.Round(point.Elapsed);
            writer.WriteNumberValue(point.Time - now);
            writer.WriteNumberValue((long)(point.Failed ? -1 - elapsed : elapsed));
        }

        writer.WriteEndArray();
        writer.WriteStartArray("left"u8);
        for (long second = since; second <= now / 1000; second++)
        {
            if (points.LeftOutOf(second) is var (normal, failed) && normal + failed > 0)
            {
                writer.WriteNumberValue(second);
                writer.WriteNumberValue(normal);
                writer.WriteNumberValue(failed);
            }
        }

        writer.WriteEndArray();
    }
}
