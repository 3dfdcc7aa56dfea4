using System.Text.Json;
using Flexboard.Core.Series;
using Flexboard.Storage;

namespace Flexboard.Widgets.Hitmap;

/// <summary>
/// Composes columns, each with the exact number of transactions in each of its rows. The payload is described in
/// wwwroot/js/widgets/hitmap.js.
/// </summary>
internal sealed class HitmapComposer : GrowingComposer
{
    /// <summary>Columns of a full frame: the rest is history.</summary>
    private const int FullColumns = 12;

    private readonly HitmapOptions options;
    private readonly int columnMs;
    private readonly int[] rows = new int[DurationBins.Count];
    private readonly long[] normal = new long[DurationBins.Rows];
    private readonly long[] failed = new long[DurationBins.Rows];
    private readonly int[] revisions;
    private readonly List<Seen> all = [];
    private bool started;

    public HitmapComposer(WidgetSources sources)
        : base(sources)
    {
        options = (HitmapOptions)sources.Widget.Options;
        columnMs = options.ColumnSeconds * 1000;
        revisions = new int[sources.All.Count];
        Array.Fill(revisions, -1);
        for (int bin = 0; bin < rows.Length; bin++)
        {
            rows[bin] = DurationBins.Row(bin, options.ScaleSeconds);
        }
    }

    /// <summary>A column that nothing ended in is empty on the viewer's side already.</summary>
    public override bool FollowsClock => false;

    /// <inheritdoc/>
    public override int ReachSeconds => options.WindowSeconds;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now) => WriteColumns(writer, now, FirstOfFull(now));

    /// <inheritdoc/>
    /// <remarks>The longest window is as long as the rings: nothing of it is on disk alone.</remarks>
    public override IEnumerable<SeriesPast?> WriteHistory(Utf8JsonWriter writer, long now)
    {
        long last = WriteHead(writer, now);
        for (long column = FirstColumn(now); column <= last; column++)
        {
            WriteColumn(writer, column);
            if (column % FullColumns == 0)
            {
                yield return null;
            }
        }

        writer.WriteEndArray();
    }

    /// <inheritdoc/>
    public override bool WriteChanges(Utf8JsonWriter writer, long now)
    {
        FindSeries();
        long oldest = long.MaxValue;
        foreach (var seen in all)
        {
            oldest = Math.Min(oldest, seen.Ring.OldestChangeSince(seen.Mark));
            seen.Mark = seen.Ring.Mark;
        }

        // Who watches from the start has the newest part by the full frame and fetches the rest.
        long first = started ? FirstColumn(now) : FirstOfFull(now);
        started = true;
        if (oldest == long.MaxValue)
        {
            return false;
        }

        WriteColumns(writer, now, Math.Max(oldest / columnMs, first));
        return true;
    }

    private long FirstColumn(long now) => (now / columnMs) - (options.WindowSeconds * 1000L / columnMs) + 1;

    private long FirstOfFull(long now) => (now / columnMs) - FullColumns + 1;

    /// <summary>Looks for series that came or went. One that two bindings select is counted once.</summary>
    private void FindSeries()
    {
        bool changed = false;
        for (int i = 0; i < revisions.Length; i++)
        {
            changed |= revisions[i] != Sources.All[i].Selection.Revision;
            revisions[i] = Sources.All[i].Selection.Revision;
        }

        if (!changed)
        {
            return;
        }

        var before = all.ToDictionary(seen => seen.Ring);
        var found = new HashSet<DurationRing>();
        all.Clear();
        foreach (var source in Sources.All)
        {
            foreach (var series in source.Selection.Items)
            {
                if (series.Durations is { } ring && found.Add(ring))
                {
                    all.Add(before.GetValueOrDefault(ring) ?? new Seen(ring));
                }
            }
        }
    }

    private void WriteColumns(Utf8JsonWriter writer, long now, long first)
    {
        long last = WriteHead(writer, now);
        for (long column = first; column <= last; column++)
        {
            WriteColumn(writer, column);
        }

        writer.WriteEndArray();
    }

    /// <returns>The newest column.</returns>
    private long WriteHead(Utf8JsonWriter writer, long now)
    {
        FindSeries();
        writer.WriteNumber("at"u8, now);
        writer.WriteNumber("step"u8, columnMs / 1000);
        writer.WriteStartArray("columns"u8);
        return all.Count == 0 ? -1 : all.Max(seen => seen.Ring.NewestStart) / columnMs;
    }

    private void WriteColumn(Utf8JsonWriter writer, long column)
    {
        if (Count(column))
        {
            writer.WriteNumberValue(column);
            WriteRows(writer, normal);
            WriteRows(writer, failed);
        }
    }

    /// <summary>Adds up all series of a column.</summary>
    private bool Count(long column)
    {
        Array.Clear(normal);
        Array.Clear(failed);
        bool any = false;
        for (long start = column * columnMs; start < (column + 1) * columnMs; start += DurationRing.ColumnMs)
        {
            foreach (var seen in all)
            {
                if (seen.Ring.At(start) is { Count: > 0 } counted)
                {
                    any = true;
                    Add(counted.Normal, normal);
                    Add(counted.Failed, failed);
                }
            }
        }

        return any;
    }

    private void Add(ReadOnlySpan<uint> bins, long[] into)
    {
        for (int bin = 0; bin < bins.Length; bin++)
        {
            into[rows[bin]] += bins[bin];
        }
    }

    /// <summary>Counts from the bottom row up; a negative number stands for so many empty rows; empty ones above are left out.</summary>
    private static void WriteRows(Utf8JsonWriter writer, long[] counts)
    {
        writer.WriteStartArray();
        int empty = 0;
        foreach (long count in counts)
        {
            if (count == 0)
            {
                empty++;
                continue;
            }

            if (empty > 0)
            {
                writer.WriteNumberValue(-empty);
                empty = 0;
            }

            writer.WriteNumberValue(count);
        }

        writer.WriteEndArray();
    }

    private sealed class Seen(DurationRing ring)
    {
        public DurationRing Ring => ring;

        public RingMark Mark { get; set; } = RingMark.Start;
    }
}
