using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Core.Boards;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Storage;
using Flexboard.Widgets;

namespace Flexboard.Tests.Widgets;

/// <summary>One growing widget on a real store, with a clock that stands still until it is moved.</summary>
internal sealed class GrowingBench : IDisposable
{
    public const long Start = 1_764_000_000_000;

    private readonly SeriesKey key = new();
    private readonly WidgetSources sources;

    public GrowingBench(WidgetKind kind, string options, params Binding[] data)
        : this(new SeriesStore(new SeriesLimits()), kind, options, data)
    {
    }

    public GrowingBench(SeriesStore store, WidgetKind kind, string options, params Binding[] data)
    {
        Store = store;
        var problems = new List<OptionProblem>();
        using var json = JsonDocument.Parse(options);
        var widget = new Widget { Id = "w", Kind = kind.Name, Options = kind.ReadOptions(json.RootElement, problems)! };
        Assert.Empty(problems);
        sources = new WidgetSources(widget, data, Store, Events, new ChangeSet(1, () => { }), 0);
        Composer = (GrowingComposer)kind.CreateComposer(sources);
    }

    public SeriesStore Store { get; }

    public EventStore Events { get; } = new();

    /// <summary>What was before the rings; null: nothing.</summary>
    public History? Disk { get; init; }

    public GrowingComposer Composer { get; }

    public long Now { get; set; } = Start;

    public static Binding Bind(string series, string over = "last", int window = 10, string by = "", string role = "", string label = "")
    {
        Assert.True(Aggregation.TryParse(over, out var how));
        return new Binding { Series = new SeriesSelector(series), Over = how, WindowSeconds = window, By = by, Role = role, Label = label };
    }

    /// <param name="series">Name, and labels as <c>name,label=value</c>.</param>
    /// <param name="value">The sample.</param>
    /// <param name="time">Its own time; null: now.</param>
    /// <param name="kind">What it is.</param>
    public AppendResult Append(string series, double value, long? time = null, SeriesKind kind = SeriesKind.Gauge) =>
        Store.Append(KeyOf(series), "metrics:test", value, new SampleContext(Now, time ?? Now, time is not null, kind));

    public AppendResult Durations(string series, double[] normal, double[] failed, long? time = null) =>
        Store.AppendDurations(
            KeyOf(series), "metrics:test", normal, failed, new SampleContext(Now, time ?? Now, time is not null, SeriesKind.Durations));

    public JsonObject Full() => Written(writer =>
    {
        Composer.Write(writer, Now);
        return true;
    })!;

    public JsonObject History() => Written(writer =>
    {
        foreach (var past in Composer.WriteHistory(writer, Now))
        {
            if (Disk is not null)
            {
                past?.Read(Disk);
            }
        }

        return true;
    })!;

    public JsonObject? Changes() => Written(writer => Composer.WriteChanges(writer, Now));

    public void Dispose() => Composer.Dispose();

    private static JsonObject? Written(Func<Utf8JsonWriter, bool> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        bool any = write(writer);
        writer.WriteEndObject();
        writer.Flush();
        var written = JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
        Assert.Equal(any, written.Count > 0);
        return any ? written : null;
    }

    private SeriesKey KeyOf(string series)
    {
        string[] parts = series.Split(',');
        key.Start(Encoding.UTF8.GetBytes(parts[0]));
        foreach (string[] label in parts.Skip(1).Select(part => part.Split('=')))
        {
            key.AddLabel(Encoding.UTF8.GetBytes(label[0]), Encoding.UTF8.GetBytes(label[1]));
        }

        return key;
    }
}
