using System.Text;

namespace Flexboard.Core.Series;

/// <summary>
/// Which series the boards show. Asked for every series that begins and, in a flood of new names, for every sample
/// that would begin one: so names are looked up, and only patterns are tried one by one.
/// </summary>
/// <param name="maxBySelector">The most series that one selector may take.</param>
internal sealed class ShownSelectors(int maxBySelector)
{
    private readonly Dictionary<string, List<Entry>> byName = new(StringComparer.Ordinal);
    private readonly List<Entry> patterns = [];

    /// <summary>Replaces all selectors; nothing is taken yet.</summary>
    public void Set(IEnumerable<SeriesSelector> selectors)
    {
        byName.Clear();
        patterns.Clear();
        foreach (var selector in selectors.Distinct())
        {
            var list = patterns;
            if (selector.HasExactName && !byName.TryGetValue(selector.Name, out list!))
            {
                byName[selector.Name] = list = [];
            }

            list.Add(new Entry(selector));
        }
    }

    /// <summary>Whether any selector has such a name, whatever its labels; does not allocate.</summary>
    /// <param name="name">UTF-8.</param>
    public bool HasName(ReadOnlySpan<byte> name)
    {
        Span<char> text = name.Length <= 1024 ? stackalloc char[name.Length] : new char[name.Length];
        text = text[..Encoding.UTF8.GetChars(name, text)];
        if (byName.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(text))
        {
            return true;
        }

        foreach (var entry in patterns)
        {
            if (entry.Selector.MatchesName(text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a selector matches such a series.</summary>
    public bool Matches(string name, ReadOnlySpan<Label> labels) => Find(name, labels, mustHaveRoom: false) is not null;

    /// <summary>Whether a selector names such a series and no other.</summary>
    public bool Names(string name, ReadOnlySpan<Label> labels)
    {
        if (byName.TryGetValue(name, out var named))
        {
            foreach (var entry in named)
            {
                if (entry.Selector.Names(name, labels))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Counts a series to the first selector that matches it and has room.</summary>
    /// <returns>Null when there is none; otherwise to be given back when the series is forgotten.</returns>
    public Entry? Take(string name, ReadOnlySpan<Label> labels)
    {
        var entry = Find(name, labels, mustHaveRoom: true);
        if (entry is not null)
        {
            entry.Taken++;
        }

        return entry;
    }

    private Entry? Find(string name, ReadOnlySpan<Label> labels, bool mustHaveRoom)
    {
        if (byName.TryGetValue(name, out var named) && Find(named, name, labels, mustHaveRoom) is { } entry)
        {
            return entry;
        }

        return Find(patterns, name, labels, mustHaveRoom);
    }

    private Entry? Find(List<Entry> entries, string name, ReadOnlySpan<Label> labels, bool mustHaveRoom)
    {
        foreach (var entry in entries)
        {
            if ((!mustHaveRoom || entry.Taken < maxBySelector) && entry.Selector.Matches(name, labels))
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>A selector and how many series it has taken.</summary>
    internal sealed class Entry(SeriesSelector selector)
    {
        public SeriesSelector Selector => selector;

        public int Taken { get; set; }
    }
}
