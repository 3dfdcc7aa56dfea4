using System.Collections.Immutable;

namespace Flexboard.Designer;

/// <summary>Who changed what of a draft last, for those whose changes clash with it. Never changed.</summary>
/// <param name="Names">By the paths.</param>
internal sealed record Authors(ImmutableDictionary<string, string> Names)
{
    /// <summary>Not a designer: the published board was changed, perhaps by hand in its file.</summary>
    public const string Board = "\u0001";

    /// <summary>More paths than any draft has that people edit; beyond, nobody is named.</summary>
    private const int Most = 20_000;

    private const char Separator = '\u001f';

    /// <summary>As a file has kept it; null: nobody.</summary>
    public static Authors Of(IReadOnlyDictionary<string, string>? kept) =>
        new((kept ?? ImmutableDictionary<string, string>.Empty).ToImmutableDictionary(StringComparer.Ordinal));

    /// <summary>With who made changes that hold.</summary>
    public Authors With(ImmutableArray<DraftChange> held, string name)
    {
        var names = Names.ToBuilder();
        foreach (var change in held)
        {
            string key = KeyOf(change.Path);
            if (names.Count < Most || names.ContainsKey(key))
            {
                names[key] = name;
            }
        }

        return new Authors(names.ToImmutable());
    }

    /// <summary>Who made what is there: at the path, around it, or within it; null when nobody is known.</summary>
    public string? Of(ImmutableArray<string> path)
    {
        for (int length = path.Length; length > 0; length--)
        {
            if (Names.TryGetValue(KeyOf(path[..length]), out string? name))
            {
                return name;
            }
        }

        string within = KeyOf(path) + Separator;
        return Names.FirstOrDefault(one => one.Key.StartsWith(within, StringComparison.Ordinal)).Value;
    }

    private static string KeyOf(ImmutableArray<string> path) => string.Join(Separator, path);
}
