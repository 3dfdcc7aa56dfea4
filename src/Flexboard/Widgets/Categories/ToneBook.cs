namespace Flexboard.Widgets.Categories;

/// <summary>
/// Which of the painter's tones each name has: a name keeps its tone when ranks change, and those that are drawn at one
/// time have different ones as long as there are enough.
/// </summary>
internal sealed class ToneBook
{
    /// <summary>How many tones the painter has.</summary>
    public const int Tones = 8;

    /// <summary>Names that are remembered, drawn or not; of more, those that are not drawn are forgotten.</summary>
    private const int MaxNames = 256;

    private readonly Dictionary<string, int> toneOf = new(StringComparer.Ordinal);

    /// <summary>How many names are remembered.</summary>
    public int Count => toneOf.Count;

    /// <summary>The tone of each drawn name, in their order.</summary>
    public int[] Assign(IReadOnlyList<string> drawn)
    {
        Span<int> uses = stackalloc int[Tones];
        uses.Clear();
        foreach (string name in drawn)
        {
            if (toneOf.TryGetValue(name, out int tone))
            {
                uses[tone]++;
            }
        }

        // New names by name, not by rank: after a restart they get what they had.
        foreach (string name in drawn.Order(StringComparer.Ordinal))
        {
            if (!toneOf.ContainsKey(name))
            {
                int tone = uses.IndexOf(Least(uses));
                toneOf[name] = tone;
                uses[tone]++;
            }
        }

        if (toneOf.Count > MaxNames)
        {
            foreach (string name in toneOf.Keys.Except(drawn).ToList())
            {
                toneOf.Remove(name);
            }
        }

        return [.. drawn.Select(name => toneOf[name])];
    }

    private static int Least(ReadOnlySpan<int> uses)
    {
        int least = uses[0];
        foreach (int count in uses)
        {
            least = Math.Min(least, count);
        }

        return least;
    }
}
