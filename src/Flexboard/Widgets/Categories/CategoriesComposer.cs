using System.Text.Json;

namespace Flexboard.Widgets.Categories;

/// <summary>
/// Payload: <c>items</c>, each <c>[name, value, tone]</c> (value null: none now), <c>other</c>, how many are left out
/// and, for parts of a whole, their sum (<c>[count, sum]</c>), and the <c>unit</c>. It changes once a second at most:
/// nobody reads bars that shiver.
/// </summary>
/// <param name="sources">What the widget is fed from.</param>
/// <param name="partsOfWhole">Whether what is left out belongs to the picture, as a sum.</param>
internal sealed class CategoriesComposer(WidgetSources sources, bool partsOfWhole) : WidgetComposer(sources)
{
    private readonly CategoriesOptions options = (CategoriesOptions)sources.Widget.Options;
    private readonly Source? source = sources["value"];
    private readonly ToneBook tones = new();
    private (string Name, double Value)[] drawn = [];
    private int[] toneOf = [];
    private (int Count, double Sum) other;
    private long second = -1;

    /// <summary>A category goes silent as time goes by, though nothing arrives; and the second's turn brings what came within.</summary>
    public override bool FollowsClock => true;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        if (now / 1000 != second)
        {
            second = now / 1000;
            Read(now);
        }

        int room = Math.Clamp(Sources.Allowance / (4 * Math.Max(1, drawn.Length)), 12, Labels.MaxLength);
        writer.WriteStartArray("items");
        for (int i = 0; i < drawn.Length; i++)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(Labels.Short(drawn[i].Name, room));
            WriteFigure(writer, drawn[i].Value);
            writer.WriteNumberValue(toneOf[i]);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        if (other.Count > 0)
        {
            writer.WriteStartArray("other");
            writer.WriteNumberValue(other.Count);
            WriteFigure(writer, other.Sum);
            writer.WriteEndArray();
        }

        writer.WriteString("unit", source?.Unit ?? "");
    }

    private void Read(long now)
    {
        var all = ValuesAt(now);
        (string Name, double Value)[] largest = all;
        other = default;
        if (all.Length > options.Categories)
        {
            // A deep fall counts as much as a high rise; what has no value comes last.
            var byRank = all
                .OrderByDescending(one => double.IsNaN(one.Value) ? -1 : Math.Abs(one.Value))
                .ThenBy(one => one.Name, Labels.Order).ToList();
            largest = [.. byRank.Take(options.Categories)];
            var rest = byRank.Skip(options.Categories).ToList();
            other = (rest.Count, partsOfWhole ? rest.Where(one => one.Value > 0).Sum(one => one.Value) : double.NaN);
            if (options.Sort == CategorySort.None)
            {
                var kept = largest.Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
                largest = [.. all.Where(one => kept.Contains(one.Name)).Take(options.Categories)];
            }
        }

        drawn = options.Sort switch
        {
            CategorySort.Value => [.. largest.OrderByDescending(one => one.Value).ThenBy(one => one.Name, Labels.Order)],
            CategorySort.Name => [.. largest.OrderBy(one => one.Name, Labels.Order)],
            _ => largest,
        };
        toneOf = tones.Assign([.. drawn.Select(one => one.Name)]);
    }

    private (string Name, double Value)[] ValuesAt(long now)
    {
        if (source is null)
        {
            return [];
        }

        var present = source.RollCall(now);
        var values = new (string, double)[source.Groups.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (source.Groups[i].Label, source.Groups[i].Value(present));
        }

        return values;
    }
}
