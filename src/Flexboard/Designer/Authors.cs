using System.Collections.Immutable;

namespace Flexboard.Designer;

/// <summary>Who changed what of a draft last, for those whose changes clash with it. Not safe for several threads.</summary>
/// <param name="kept">What a file has kept of it; null: nothing.</param>
internal sealed class Authors(IReadOnlyDictionary<string, string>? kept)
{
    /// <summary>Not a designer: the published board was changed, perhaps by hand in its file.</summary>
    public const string Board = "\u0001";

    /// <summary>More paths than any draft has that people edit; beyond, nobody is named.</summary>
    private const int Most = 20_000;

    private const char Separator = '\u001f';

    private readonly Dictionary<string, string> names = new(kept ?? ImmutableDictionary<string, string>.Empty, StringComparer.Ordinal);

    /// <summary>As it is kept.</summary>
    public IReadOnlyDictionary<string, string> Names => names;

    /// <summary>Notes who made changes that hold.</summary>
    public void Note(ImmutableArray<DraftChange> held, string name)
    {
        foreach (var change in held)
        {
            string key = KeyOf(change.Path);
            if (names.Count < Most || names.ContainsKey(key))
            {
                names[key] = name;
            }
        }
    }

    /// <summary>Who made what is there: at the path, around it, or within it; null when nobody is known.</summary>
    public string? Of(ImmutableArray<string> path)
    {
        for (int length = path.Length; length > 0; length--)
        {
            if (names.TryGetValue(KeyOf(path[..length]), out string? name))
            {
                return name;
            }
        }

        string within = KeyOf(path) + Separator;
        return names.FirstOrDefault(one => one.Key.StartsWith(within, StringComparison.Ordinal)).Value;
    }

    private static string KeyOf(ImmutableArray<string> path) => string.Join(Separator, path);
}
