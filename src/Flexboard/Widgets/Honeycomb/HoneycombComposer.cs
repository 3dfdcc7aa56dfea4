using System.Globalization;
using System.Text.Json;

namespace Flexboard.Widgets.Honeycomb;

/// <summary>
/// Sends the agents in the order of their names, so that each keeps its place. Payload: <c>values</c> (null: unknown),
/// and by their places in it <c>silent</c>, <c>warning</c> and <c>critical</c>; <c>counts</c> over all agents,
/// <c>[well, warning, critical, silent]</c>, of which more than are drawn may be; <c>worst</c>, each
/// <c>[name, value, state]</c> (0 well, 1 warning, 2 critical), the worst first; <c>names</c> where agents are few enough to be named each; <c>unit</c>.
/// </summary>
internal sealed class HoneycombComposer(WidgetSources sources) : WidgetComposer(sources)
{
    /// <summary>The most agents that are drawn; smaller hexagons nobody tells apart.</summary>
    public const int MaxDrawn = 1000;

    /// <summary>More than these have no room for their names, and are drawn only: three figures are enough for a shade.</summary>
    public const int MaxNamed = 120;

    /// <summary>A list on a wall has no more lines.</summary>
    public const int MaxWorst = 24;

    private readonly HoneycombOptions options = (HoneycombOptions)sources.Widget.Options;
    private readonly Source? source = sources["value"] ?? (sources.All is [var first, ..] ? first : null);
    private IReadOnlyList<SourceGroup>? known;
    private Agent[] agents = [];
    private Agent[] ranked = [];

    /// <summary>An agent falls silent as time goes by, though nothing arrives.</summary>
    public override bool FollowsClock => true;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        Read(now);
        bool named = agents.Length <= MaxNamed;
        var drawn = agents.AsSpan(0, Math.Min(agents.Length, MaxDrawn));
        if (named)
        {
            writer.WriteStartArray("names"u8);
            foreach (var agent in drawn)
            {
                writer.WriteStringValue(agent.Name);
            }

            writer.WriteEndArray();
        }

        writer.WriteStartArray("values"u8);
        foreach (var agent in drawn)
        {
            if (named)
            {
                WriteFigure(writer, agent.Value);
            }
            else
            {
                WriteShade(writer, agent.Value);
            }
        }

        writer.WriteEndArray();
        WritePlaces(writer, "silent"u8, drawn, State.Silent);
        WritePlaces(writer, "warning"u8, drawn, State.Warning);
        WritePlaces(writer, "critical"u8, drawn, State.Critical);
        WriteCounts(writer);
        WriteWorst(writer);
        writer.WriteString("unit"u8, source?.Unit ?? "");
    }

    private static void WritePlaces(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<Agent> drawn, State state)
    {
        writer.WriteStartArray(name);
        for (int i = 0; i < drawn.Length; i++)
        {
            if (drawn[i].State == state)
            {
                writer.WriteNumberValue(i);
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteShade(Utf8JsonWriter writer, double value)
    {
        Span<byte> text = stackalloc byte[24];
        if (double.IsFinite(value) && value.TryFormat(text, out int length, "G3", CultureInfo.InvariantCulture))
        {
            writer.WriteRawValue(text[..length], skipInputValidation: true);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private void WriteCounts(Utf8JsonWriter writer)
    {
        Span<int> counts = stackalloc int[4];
        foreach (var agent in agents)
        {
            counts[(int)agent.State]++;
        }

        writer.WriteStartArray("counts"u8);
        foreach (int count in counts)
        {
            writer.WriteNumberValue(count);
        }

        writer.WriteEndArray();
    }

    private void WriteWorst(Utf8JsonWriter writer)
    {
        // In its own array, which stays nearly sorted from one second to the next.
        Array.Sort(ranked, ByRank);
        writer.WriteStartArray("worst"u8);
        foreach (var agent in ranked.AsSpan(0, Math.Min(ranked.Length, MaxWorst)))
        {
            if (agent.State == State.Silent)
            {
                break;
            }

            writer.WriteStartArray();
            writer.WriteStringValue(agent.Name);
            writer.WriteNumberValue(agent.Value);
            writer.WriteNumberValue((int)agent.State);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    /// <summary>Critical, warning, well, and at the end what has nothing to say.</summary>
    private int ByRank(Agent one, Agent other)
    {
        int byState = Rank(other).CompareTo(Rank(one));
        int byValue = options.Worst == HoneycombWorst.Lowest ? one.Value.CompareTo(other.Value) : other.Value.CompareTo(one.Value);
        return byState != 0 ? byState : byValue != 0 ? byValue : one.Place.CompareTo(other.Place);

        static int Rank(Agent agent) => agent.State == State.Silent ? -1 : (int)agent.State;
    }

    private void Read(long now)
    {
        if (source is null)
        {
            return;
        }

        if (known != source.Groups)
        {
            known = source.Groups;
            agents = [.. known.Select(group => new Agent(group)).OrderBy(agent => agent.Name, Labels.Order)];
            for (int i = 0; i < agents.Length; i++)
            {
                agents[i].Place = i;
            }

            ranked = [.. agents];
        }

        var present = source.RollCall(now);
        foreach (var agent in agents)
        {
            agent.Read(present, options);
        }
    }

    private enum State
    {
        Well,
        Warning,
        Critical,
        Silent,
    }

    private sealed class Agent(SourceGroup group)
    {
        public string Name { get; } = Labels.Short(group.Label);

        /// <summary>Among the names, which are compared once and not for every frame.</summary>
        public int Place { get; set; }

        public double Value { get; private set; } = double.NaN;

        public State State { get; private set; }

        public void Read(in RollCall present, HoneycombOptions options)
        {
            bool silent = true;
            foreach (var series in group.Items)
            {
                silent &= !present.Counts(series);
            }

            Value = silent ? double.NaN : group.Value(present);
            State = !double.IsFinite(Value) ? State.Silent : Threshold.Passed(options.Thresholds.AsSpan(), Value) switch
            {
                ThresholdSeverity.Critical => State.Critical,
                ThresholdSeverity.Warning => State.Warning,
                _ => State.Well,
            };
        }
    }
}
