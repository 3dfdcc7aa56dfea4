namespace Flexboard.Widgets.TimeSeries;

/// <summary>
/// Which of twenty colours a line has. It keeps it while it is shown, and gets it back when it returns, unless all others
/// were needed meanwhile: a colour that means another host after each change of ranks cannot be learnt.
/// </summary>
internal sealed class LineColors
{
    /// <summary>How many there are, and the most lines.</summary>
    public const int Count = 20;

    private readonly string?[] owners = new string?[Count];
    private readonly long[] lastShown = new long[Count];
    private long turn;

    /// <summary>Gives every line its colour.</summary>
    /// <param name="lines">All that are shown, at most <see cref="Count"/>.</param>
    public void Give(IReadOnlyList<ChartLine> lines)
    {
        turn++;
        var without = new List<ChartLine>();
        foreach (var line in lines)
        {
            int own = Array.IndexOf(owners, line.Line.Key);
            if (own >= 0)
            {
                (line.Color, lastShown[own]) = (own, turn);
            }
            else
            {
                without.Add(line);
            }
        }

        foreach (var line in without)
        {
            // The first that nobody ever had, or the one that was given up longest ago.
            int free = 0;
            for (int i = 1; i < Count; i++)
            {
                free = lastShown[i] < lastShown[free] ? i : free;
            }

            (owners[free], lastShown[free], line.Color) = (line.Line.Key, turn, free);
        }
    }
}
