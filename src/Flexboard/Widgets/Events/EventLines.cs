using Flexboard.Core.Events;

namespace Flexboard.Widgets.Events;

/// <summary>Makes lines of events: those of a flood become one, and those that say the same.</summary>
public static class EventLines
{
    /// <summary>More than this many within <see cref="FloodMs"/> are a flood (EEMUA 191).</summary>
    public const int FloodCount = 10;

    /// <summary>Ten minutes.</summary>
    public const long FloodMs = 600_000;

    /// <summary>Chooses and collapses.</summary>
    /// <param name="newestFirst">The events, newest first.</param>
    /// <param name="options">Which are shown, and which become one.</param>
    /// <param name="now">Unix ms; decides which are over.</param>
    /// <returns>Newest first.</returns>
    public static List<EventLine> Make(IEnumerable<BoardEvent> newestFirst, EventOptions options, long now)
    {
        List<EventLine> lines = [.. options.Of(newestFirst).Select(one => EventLine.Of(one, now))];
        lines = options.CollapseFloods ? Collapse(lines) : lines;
        return options.Group ? Group(lines) : lines;
    }

    /// <summary>
    /// How many events began in the last ten minutes. More than <see cref="FloodCount"/> are more than anybody can deal
    /// with, whatever their sources: what is collapsed is collapsed by source, but the flood is one.
    /// </summary>
    public static int Recent(IEnumerable<BoardEvent> events, EventOptions options, long now) =>
        options.Of(events).Count(one => !one.IsPlanned && !one.IsStatus && now - one.Began is >= 0 and <= FloodMs);

    /// <summary>Puts those of one title, source and severity into the line of their newest; a flood stays by itself.</summary>
    private static List<EventLine> Group(List<EventLine> lines)
    {
        var places = new Dictionary<(string, string, Severity), int>();
        var grouped = new List<EventLine>(lines.Count);
        foreach (var line in lines)
        {
            var one = line.Newest;
            if (line.Count > 1 || one.IsPlanned)
            {
                grouped.Add(line);
            }
            else if (places.TryGetValue((one.Title, one.Source, one.Severity), out int place))
            {
                grouped[place] = grouped[place].With(line);
            }
            else
            {
                places[(one.Title, one.Source, one.Severity)] = grouped.Count;
                grouped.Add(line);
            }
        }

        return grouped;
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
                    collapsed[members[first]] = collapsed[members[first]].With(lines[members[i]]);
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
