using System.Text;
using System.Text.Json;
using Flexboard.Core.Boards;
using Flexboard.Core.Events;
using Flexboard.Core.Series;
using Flexboard.Widgets;

namespace Flexboard.Tests.Widgets;

/// <summary>A store with series and events, and one widget composed from it as a view does.</summary>
internal sealed class Stage : IDisposable
{
    /// <summary>A whole second, Unix ms.</summary>
    public const long Start = 1_764_000_000_000;

    private readonly ChangeSet changes;
    private WidgetComposer? composer;
    private byte[] sent = [];

    public Stage() => changes = new ChangeSet(1, () => Signals++);

    public SeriesStore Store { get; } = new(new SeriesLimits());

    public EventStore Events { get; } = new();

    /// <summary>How often a composition was asked for.</summary>
    public int Signals { get; private set; }

    /// <summary>The time, Unix ms.</summary>
    public long Now { get; set; } = Start;

    public WidgetComposer Composer => composer ?? throw new InvalidOperationException("Place a widget first.");

    /// <summary>Reads options as a board file has them.</summary>
    public static (object? Options, IReadOnlyList<OptionProblem> Problems) ReadOptions(string kind, string json = "{}")
    {
        var problems = new List<OptionProblem>();
        using var document = JsonDocument.Parse(json);
        return (Kind(kind).ReadOptions(document.RootElement, problems), problems);
    }

    /// <summary>Puts a widget on stage.</summary>
    public Stage Place(string kind, string options = "{}", params Binding[] data)
    {
        var (read, problems) = ReadOptions(kind, options);
        Assert.Empty(problems);
        var widget = new Widget { Id = "it", Kind = kind, Data = [.. data], Options = read! };
        lock (Store.Gate)
        {
            IReadOnlyList<Binding> bindings = data.Length == 0 ? Kind(kind).DefaultData : data;
            composer = Kind(kind).CreateComposer(new WidgetSources(widget, bindings, Store, Events, changes, 0));
        }

        return this;
    }

    /// <summary>A sample arrives now.</summary>
    public void Publish(string name, double value, params (string Name, string Value)[] labels) => Publish(name, value, false, labels);

    /// <summary>A sample arrives now.</summary>
    public void Publish(string name, double value, bool simulated, params (string Name, string Value)[] labels)
    {
        var key = new SeriesKey();
        key.Start(Encoding.UTF8.GetBytes(name));
        foreach (var label in labels)
        {
            Assert.True(key.AddLabel(Encoding.UTF8.GetBytes(label.Name), Encoding.UTF8.GetBytes(label.Value)));
        }

        lock (Store.Gate)
        {
            Store.Append(key, "metrics:test", value, new SampleContext(Now, Now, false, SeriesKind.Gauge, null, simulated));
        }
    }

    /// <summary>An event arrives.</summary>
    public void Publish(BoardEvent one)
    {
        lock (Store.Gate)
        {
            Events.Put(one);
        }
    }

    /// <summary>The payload as of now.</summary>
    public JsonElement Compose() => JsonDocument.Parse(sent = Write()).RootElement;

    /// <summary>Whether the payload is another than was composed last: only then is it sent.</summary>
    public bool HasChanged() => !Write().AsSpan().SequenceEqual(sent);

    public void Dispose()
    {
        lock (Store.Gate)
        {
            composer?.Dispose();
            composer = null;
        }
    }

    private static WidgetKind Kind(string name) => WidgetKinds.Find(name) ?? throw new ArgumentException($"No kind '{name}'.");

    private byte[] Write()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            lock (Store.Gate)
            {
                changes.Take(new bool[1]);
                writer.WriteStartObject();
                Composer.Write(writer, Now);
                writer.WriteEndObject();
            }
        }

        return stream.ToArray();
    }
}
