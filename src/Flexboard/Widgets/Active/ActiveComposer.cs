using System.Text.Json;
using Flexboard.Core.Series;

namespace Flexboard.Widgets.Active;

/// <summary>
/// Sends the agents in a steady order with the count of each of their tiers, and the sums over those that report.
/// </summary>
public sealed class ActiveComposer(WidgetSources sources) : WidgetComposer(sources)
{
    /// <summary>The most agents that are drawn; the sums hold the others too.</summary>
    public const int MaxAgents = 500;

    /// <summary>Three tiers, and behind them what belongs to none.</summary>
    private const int Columns = 4;

    private const int NoTier = 3;

    private readonly ActiveOptions options = (ActiveOptions)sources.Widget.Options;
    private readonly Source? source = sources["value"] ?? (sources.All is [var first, ..] ? first : null);
    private Agent[] agents = [];
    private int revision = -1;

    /// <summary>An agent goes silent as time goes by, though nothing arrives.</summary>
    public override bool FollowsClock => true;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, long now)
    {
        Span<double> sums = stackalloc double[Columns];
        bool known = Read(now, sums);

        writer.WritePropertyName("total"u8);
        WriteFigure(writer, known ? sums[0] + sums[1] + sums[2] + sums[NoTier] : double.NaN);
        writer.WriteStartArray("sums"u8);
        foreach (double sum in sums)
        {
            // Figures of two agents can be more than there are numbers for.
            WriteFigure(writer, sum);
        }

        writer.WriteEndArray();
        writer.WriteNumber("count"u8, agents.Length);
        if (Busiest() is { } busiest)
        {
            writer.WriteStartObject("busiest"u8);
            writer.WriteString("agent"u8, busiest.Name);
            writer.WritePropertyName("value"u8);
            WriteFigure(writer, busiest.Total);
            writer.WriteEndObject();
        }

        WriteAgents(writer, sums[NoTier] > 0);
    }

    private void WriteAgents(Utf8JsonWriter writer, bool withoutTier)
    {
        var drawn = agents.AsSpan(0, Math.Min(agents.Length, MaxAgents));
        writer.WriteStartArray("agents"u8);
        foreach (var agent in drawn)
        {
            writer.WriteStringValue(agent.Name);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("tiers"u8);
        for (int tier = 0; tier < (withoutTier ? Columns : NoTier); tier++)
        {
            writer.WriteStartArray();
            foreach (var agent in drawn)
            {
                WriteFigure(writer, agent.Counts[tier]);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("silent"u8);
        for (int i = 0; i < drawn.Length; i++)
        {
            if (drawn[i].Silent)
            {
                writer.WriteNumberValue(i);
            }
        }

        writer.WriteEndArray();
    }

    /// <summary>Fills the agents' counts and their sums.</summary>
    /// <returns>Whether any series has a value.</returns>
    private bool Read(long now, Span<double> sums)
    {
        if (source is null)
        {
            return false;
        }

        if (revision != source.Selection.Revision)
        {
            agents = Group(source.Selection.Items);
            revision = source.Selection.Revision;
        }

        bool known = false;
        var present = source.RollCall(now);
        foreach (var agent in agents)
        {
            agent.Counts.AsSpan().Clear();
            agent.Silent = true;
            foreach (var (series, _) in agent.Series)
            {
                agent.Silent &= series.IsSilent(now, present.Deadline);
            }

            foreach (var (series, tier) in agent.Series)
            {
                // A silent agent keeps its last picture; of one that reports, a tier that it no longer names is none.
                if (!agent.Silent && series.IsSilent(now, present.Deadline))
                {
                    continue;
                }

                double value = series.Aggregate(source.Binding.Over, now, source.Binding.WindowSeconds) * source.Binding.Scale;
                if (double.IsFinite(value))
                {
                    known = true;
                    agent.Counts[tier] += Math.Max(0, value);
                }
            }

            agent.Total = 0;
            for (int tier = 0; tier < Columns; tier++)
            {
                agent.Total += agent.Counts[tier];
                sums[tier] += agent.Silent && present.AnyReports ? 0 : agent.Counts[tier];
            }
        }

        return known;
    }

    private Agent? Busiest()
    {
        Agent? busiest = null;
        foreach (var agent in agents)
        {
            // What a silent agent said last is no news: it stays in the picture, but is not the one to look at.
            if (agent is { Silent: false, Total: > 0 } && agent.Total > (busiest?.Total ?? 0))
            {
                busiest = agent;
            }
        }

        return busiest;
    }

    private Agent[] Group(ReadOnlySpan<Series> items)
    {
        var byName = new Dictionary<string, List<(Series, int)>>(StringComparer.Ordinal);
        foreach (var series in items)
        {
            string name = series.Label(options.AgentLabel) ?? series.Name;
            if (!byName.TryGetValue(name, out var list))
            {
                byName[name] = list = [];
            }

            list.Add((series, TierOf(series)));
        }

        return [.. byName.OrderBy(agent => agent.Key, Labels.Order)
            .Select(agent => new Agent(Labels.Short(Sources.Called(agent.Key)), [.. agent.Value]))];
    }

    private int TierOf(Series series)
    {
        string? value = series.Label(options.TierLabel);
        for (int tier = 0; tier < options.Tiers.Count; tier++)
        {
            if (options.Tiers[tier] == value)
            {
                return tier;
            }
        }

        return NoTier;
    }

    private sealed class Agent(string name, (Series Series, int Tier)[] series)
    {
        public string Name => name;

        public (Series Series, int Tier)[] Series => series;

        public double[] Counts { get; } = new double[Columns];

        public double Total { get; set; }

        public bool Silent { get; set; }
    }
}
