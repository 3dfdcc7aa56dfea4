using System.Text.Json;
using Flexboard.Core.Series;

namespace Flexboard.Widgets.StatusLights;

/// <summary>
/// Payload: <c>lights</c>, each <c>[label, state, detail]</c> (state 0 to 3, null: unknown; detail null: none),
/// <c>more</c>, the states of those that are not sent (<c>[good, delayed, congested, unavailable, unknown]</c>), and
/// the details' <c>unit</c>.
/// </summary>
internal sealed class StatusLightsComposer : WidgetComposer
{
    /// <summary>More than this nobody reads, and a full frame has to stay small.</summary>
    public const int MaxLights = 100;

    private readonly StatusLightsOptions options;
    private readonly Source? states;
    private readonly Source? details;
    private readonly Dictionary<string, SourceGroup> detailOf = new(StringComparer.Ordinal);
    private readonly List<(SourceGroup Group, int? State)> lights = [];
    private IReadOnlyList<SourceGroup>? knownDetails;

    public StatusLightsComposer(WidgetSources sources)
        : base(sources)
    {
        options = (StatusLightsOptions)sources.Widget.Options;
        (states, details) = (sources["value"], sources["detail"]);
    }

    /// <summary>A light goes out when its series falls silent, which no message tells.</summary>
    public override bool FollowsClock => true;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        Read(now);
        var present = details?.RollCall(now) ?? default;
        writer.WriteStartArray("lights");
        int sent = Math.Min(lights.Count, MaxLights);
        foreach (var (group, state) in lights[..sent])
        {
            WriteLight(writer, group, state, present);
        }

        writer.WriteEndArray();
        if (lights.Count > sent)
        {
            var more = new int[5];
            foreach (var (_, state) in lights[sent..])
            {
                more[state ?? 4]++;
            }

            writer.WriteStartArray("more");
            foreach (int count in more)
            {
                writer.WriteNumberValue(count);
            }

            writer.WriteEndArray();
        }

        writer.WriteString("unit", details?.Unit ?? "");
    }

    private void Read(long now)
    {
        lights.Clear();
        if (states is null)
        {
            return;
        }

        var present = states.RollCall(now);
        foreach (var group in states.Groups)
        {
            lights.Add((group, StateOf(group, present)));
        }

        lights.Sort((one, other) =>
        {
            int byState = options.Order == LightOrder.Worst ? Rank(other.State).CompareTo(Rank(one.State)) : 0;
            return byState != 0 ? byState : string.CompareOrdinal(one.Group.Label, other.Group.Label);
        });
    }

    /// <summary>The worst of the group's series; one that fell silent while others still report says nothing.</summary>
    private int? StateOf(SourceGroup group, in RollCall present)
    {
        int? worst = null;
        foreach (var series in group.Items)
        {
            if (!present.Counts(series))
            {
                continue;
            }

            var binding = states!.Binding;
            double value = Math.Round(series.Aggregate(binding.Over, present.Now, binding.WindowSeconds) * binding.Scale);
            if (value is >= 0 and <= 3 && !(worst >= (int)value))
            {
                worst = (int)value;
            }
        }

        return worst;
    }

    /// <summary>Unknown is worse than good and better than what is known to be wrong.</summary>
    private static double Rank(int? state) => state ?? 0.5;

    private void WriteLight(Utf8JsonWriter writer, SourceGroup group, int? state, in RollCall present)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(Labels.Short(group.Label));
        WriteFigure(writer, state ?? double.NaN);
        WriteFigure(writer, DetailOf(group)?.Value(present) ?? double.NaN);
        writer.WriteEndArray();
    }

    private SourceGroup? DetailOf(SourceGroup light)
    {
        if (details is null)
        {
            return null;
        }

        if (knownDetails != details.Groups)
        {
            knownDetails = details.Groups;
            detailOf.Clear();
            foreach (var group in knownDetails)
            {
                detailOf[group.Label] = group;
            }
        }

        // A single light and a single detail are called after their series, which differ.
        return detailOf.GetValueOrDefault(light.Label)
            ?? (lights.Count == 1 && knownDetails.Count == 1 && states!.Binding.Label.Length == 0 ? knownDetails[0] : null);
    }
}
