using Flexboard.Core.Events;
using Flexboard.Core.Series;

namespace Flexboard.Widgets.EventList;

/// <summary>One line of an event list.</summary>
/// <param name="Newest">The event; of a flood its newest.</param>
/// <param name="Open">Whether it needs looking at: open, and not a planned work that has passed. Of a flood: whether any does.</param>
/// <param name="Count">How many events it stands for.</param>
public readonly record struct EventLine(BoardEvent Newest, bool Open, int Count);

/// <summary>Makes the lines of an event list.</summary>
public static class EventLines
{
    /// <summary>More than this many of one source and severity within <see cref="FloodMs"/> are a flood (EEMUA 191).</summary>
    public const int FloodCount = 10;

    /// <summary>Ten minutes.</summary>
    public const long FloodMs = 600_000;

    /// <summary>Filters, collapses and sorts.</summary>
    /// <param name="newestFirst">The events, newest first.</param>
    /// <param name="options">What is shown.</param>
    /// <param name="now">Unix ms; decides which planned works have passed.</param>
    public static List<EventLine> Make(IEnumerable<BoardEvent> newestFirst, EventListOptions options, long now)
    {
        var selector = new SeriesSelector("", [.. options.Labels.Select(label => new LabelMatch(label.Key, label.Value))]);
        var lines = new List<EventLine>();
        foreach (var one in newestFirst)
        {
            bool open = one.Open && !(one.Until < now);
            if (options.Severities.Contains(one.Severity) && (open || options.Resolved) &&
                (options.Planned || !one.IsPlanned) && selector.Matches("", one.Labels.AsSpan()))
            {
                lines.Add(new EventLine(one, open, 1));
            }
        }

        if (options.CollapseFloods)
        {
            lines = Collapse(lines);
        }

        // Stable: within open and resolved the order stays newest first.
        return options.OpenFirst ? [.. lines.OrderBy(line => !line.Open)] : lines;
    }

    /// <summary>Puts the events of each flood into the line of its newest.</summary>
    private static List<EventLine> Collapse(List<EventLine> lines)
    {
        var collapsed = lines.ToArray();
        var groups = Enumerable.Range(0, lines.Count)
            .Where(i => !lines[i].Newest.IsPlanned)
            .GroupBy(i => (lines[i].Newest.Source, lines[i].Newest.Severity));
        foreach (var group in groups)
        {
            int[] members = [.. group];
            for (int first = 0; first < members.Length;)
            {
                int end = EndOfFlood(lines, members, first);
                for (int i = first + 1; i < end; i++)
                {
                    collapsed[members[first]] = collapsed[members[first]] with
                    {
                        Open = collapsed[members[first]].Open || lines[members[i]].Open,
                        Count = collapsed[members[first]].Count + 1,
                    };
                    collapsed[members[i]] = default;
                }

                first = Math.Max(end, first + 1);
            }
        }

        return [.. collapsed.Where(line => line.Count > 0)];
    }

    /// <summary>
    /// Where the flood that begins at a member ends: as long as windows of ten minutes with more than ten events overlap, it is
    /// the same flood. The member itself when none begins there.
    /// </summary>
    private static int EndOfFlood(List<EventLine> lines, int[] members, int first)
    {
        int end = first;
        for (int i = first; i + FloodCount < members.Length && (i == first || i < end); i++)
        {
            if (lines[members[i]].Newest.Time - lines[members[i + FloodCount]].Newest.Time <= FloodMs)
            {
                end = i + FloodCount + 1;
                while (end < members.Length && lines[members[i]].Newest.Time - lines[members[end]].Newest.Time <= FloodMs)
                {
                    end++;
                }
            }
        }

        return end;
    }
}
