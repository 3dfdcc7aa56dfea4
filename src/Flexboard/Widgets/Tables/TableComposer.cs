using System.Text.Json;

namespace Flexboard.Widgets.Tables;

/// <summary>
/// Payload: <c>columns</c>, each <c>[title, unit]</c>; <c>rows</c> in their order, each <c>[name, figure, …]</c> (null:
/// none); <c>count</c> of all rows, of which the first are sent.
/// </summary>
internal sealed class TableComposer(WidgetSources sources) : WidgetComposer(sources)
{
    /// <summary>More columns than these no wall shows.</summary>
    public const int MaxColumns = 12;

    /// <summary>More rows than these nobody reads from afar, and a full frame has to stay small.</summary>
    public const int MaxRows = 60;

    private readonly TableOptions options = (TableOptions)sources.Widget.Options;
    private readonly Source[] columns = [.. sources.All.Take(MaxColumns)];
    private readonly IReadOnlyList<SourceGroup>?[] known = new IReadOnlyList<SourceGroup>?[Math.Min(sources.All.Count, MaxColumns)];
    private Row[] rows = [];

    /// <summary>A figure goes away when its series falls silent, which no message tells.</summary>
    public override bool FollowsClock => true;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        Read(now);
        writer.WriteStartArray("columns"u8);
        for (int i = 0; i < columns.Length; i++)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(Labels.Short(TitleOf(i)));
            writer.WriteStringValue(columns[i].Unit);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("rows"u8);
        foreach (var row in rows.AsSpan(0, Math.Min(rows.Length, MaxRows)))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(Labels.Short(row.Name));
            foreach (double figure in row.Figures)
            {
                WriteFigure(writer, figure);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteNumber("count"u8, rows.Length);
    }

    private string TitleOf(int column)
    {
        var binding = columns[column].Binding;
        return column < options.Columns.Length && options.Columns[column].Title is { Length: > 0 } title ? title
            : binding.Label.Length > 0 ? binding.Label
            : columns[column].Selection.Items is [var first, ..] ? Sources.Called(first.Name) : "";
    }

    private void Read(long now)
    {
        Group();
        for (int i = 0; i < columns.Length; i++)
        {
            var present = columns[i].RollCall(now);
            foreach (var row in rows)
            {
                row.Figures[i] = row.Groups[i]?.Value(present) ?? double.NaN;
            }
        }

        Array.Sort(rows, InOrder);
    }

    private int InOrder(Row one, Row other)
    {
        int byName = one.Place.CompareTo(other.Place);
        bool rising = options.Sort.Direction == TableDirection.Ascending;
        if (options.Sort.Column == 0 || options.Sort.Column > columns.Length)
        {
            return rising || options.Sort.Column > 0 ? byName : -byName;
        }

        var (a, b) = (one.Figures[options.Sort.Column - 1], other.Figures[options.Sort.Column - 1]);
        // What has no figure is last, either way.
        int byFigure = double.IsNaN(a) || double.IsNaN(b) ? double.IsNaN(a).CompareTo(double.IsNaN(b))
            : rising ? a.CompareTo(b) : b.CompareTo(a);
        return byFigure != 0 ? byFigure : byName;
    }

    private void Group()
    {
        bool changed = false;
        for (int i = 0; i < columns.Length; i++)
        {
            changed |= known[i] != columns[i].Groups;
            known[i] = columns[i].Groups;
        }

        if (!changed)
        {
            return;
        }

        var byKey = new Dictionary<string, Row>(StringComparer.Ordinal);
        for (int i = 0; i < columns.Length; i++)
        {
            foreach (var group in columns[i].Groups)
            {
                if (!byKey.TryGetValue(group.Key, out var row))
                {
                    byKey[group.Key] = row = new Row(group.Key, columns.Length);
                }

                row.Groups[i] = group;
            }
        }

        rows = [.. byKey.Values.OrderBy(row => row.Name, Labels.Order)];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].Place = i;
        }
    }

    private sealed class Row(string name, int columns)
    {
        public string Name => name;

        /// <summary>Among the names: to compare those of thousands for every frame would take longer than the frame may.</summary>
        public int Place { get; set; }

        public SourceGroup?[] Groups { get; } = new SourceGroup?[columns];

        public double[] Figures { get; } = new double[columns];
    }
}
