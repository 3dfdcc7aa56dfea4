using System.Buffers;
using System.Text;
using System.Text.Json;
using Flexboard.Core.Boards;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Widgets;

namespace Flexboard.Tests.Widgets;

/// <summary>A real store, and a widget composed from it as a view would.</summary>
internal sealed class WidgetBench : IDisposable
{
    /// <summary>A whole second, Unix ms.</summary>
    public const long Now = 1_764_000_000_000;

    private readonly SeriesKey key = new();
    private readonly List<WidgetComposer> composers = [];

    public SeriesStore Store { get; } = new(new SeriesLimits());

    public EventStore Events { get; } = new();

    public AppendResult Publish(string series, double value, long at = Now, string? unit = null,
        SeriesKind kind = SeriesKind.Gauge, params (string Name, string Value)[] labels)
    {
        lock (Store.Gate)
        {
            key.Start(Encoding.UTF8.GetBytes(series));
            foreach (var (name, text) in labels)
            {
                key.AddLabel(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(text));
            }

            return Store.Append(key, "metrics:test", value, new SampleContext(at, at, true, kind, unit));
        }
    }

    public AppendResult PublishDurations(string series, double[] normal, double[]? failed = null, long at = Now)
    {
        lock (Store.Gate)
        {
            key.Start(Encoding.UTF8.GetBytes(series));
            return Store.AppendDurations(
                key, "metrics:test", normal, failed ?? [], new SampleContext(at, at, true, SeriesKind.Durations));
        }
    }

    public static object Options(string kind, string json)
    {
        var problems = new List<OptionProblem>();
        object? options = WidgetKinds.Find(kind)!.ReadOptions(JsonDocument.Parse(json).RootElement, problems);
        Assert.Empty(problems);
        return options!;
    }

    /// <summary>What is wrong with options, as <c>path: reason</c>.</summary>
    public static IReadOnlyList<string> Problems(string kind, string json)
    {
        var problems = new List<OptionProblem>();
        object? options = WidgetKinds.Find(kind)!.ReadOptions(JsonDocument.Parse(json).RootElement, problems);
        Assert.Equal(problems.Count == 0, options is not null);
        return [.. problems.Select(problem => $"{problem.Path}: {problem.Reason}")];
    }

    public static Widget Widget(string kind, string options, params Binding[] data) => new()
    {
        Id = "one",
        Kind = kind,
        Data = [.. data],
        Options = Options(kind, options),
        OptionsJson = JsonDocument.Parse(options).RootElement,
    };

    public WidgetComposer Composer(string kind, string options, params Binding[] data) => Composer(Widget(kind, options, data));

    public WidgetComposer Composer(Widget widget)
    {
        lock (Store.Gate)
        {
            var kind = WidgetKinds.Find(widget.Kind)!;
            var sources = new WidgetSources(
                widget, widget.Data.IsEmpty ? kind.DefaultData : widget.Data, Store, Events, new ChangeSet(1, () => { }), 0);
            var composer = kind.CreateComposer(sources);
            composers.Add(composer);
            return composer;
        }
    }

    public JsonElement Compose(WidgetComposer composer, long now = Now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            lock (Store.Gate)
            {
                composer.Write(writer, now);
            }

            writer.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.WrittenMemory.ToArray()).RootElement;
    }

    public JsonElement Compose(string kind, string options, params Binding[] data) => Compose(Composer(kind, options, data));

    public static Binding Bind(string series, string role = "", string over = "last", int window = 10, string label = "",
        string by = "", Combination across = Combination.Sum, double scale = 1, string? unit = null)
    {
        Assert.True(Aggregation.TryParse(over, out var how));
        return new Binding
        {
            Series = new SeriesSelector(series),
            Role = role,
            Over = how,
            WindowSeconds = window,
            Label = label,
            By = by,
            Across = across,
            Scale = scale,
            Unit = unit,
        };
    }

    public void Dispose()
    {
        foreach (var composer in composers)
        {
            composer.Dispose();
        }
    }
}
