using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Flexboard.Core.Messages;
using Flexboard.Core.Series;

namespace Flexboard.Designer;

/// <summary>Which series somebody looks for. It asks for names and labels alone, so that no gate is needed to answer it.</summary>
internal sealed record SeriesQuery
{
    /// <summary>The most characters of a search.</summary>
    public const int MaxSearch = 200;

    /// <summary>The most of a name or a value: a publisher's may have 200 beyond the basic plane, which are two each.</summary>
    public const int MaxName = 400;

    /// <summary>The most words of a search, each of which is looked for in every name and label.</summary>
    public const int MaxWords = 8;

    /// <summary>The most conditions on labels: a series has no more.</summary>
    public const int MaxLabels = 16;

    /// <summary>The most answers.</summary>
    public const int MaxLimit = 200;

    private const int DefaultLimit = 50;

    /// <summary>All of them must be found in the name, in a label's name or in its value, whatever their case.</summary>
    public ImmutableArray<string> Words { get; private init; } = [];

    /// <summary>The exact name; null: any.</summary>
    public string? Name { get; private init; }

    /// <summary>Labels that must be there, as <c>host</c>, or with their value, as <c>host=web-1</c>.</summary>
    public ImmutableArray<string> Labels { get; private init; } = [];

    /// <summary>The most answers.</summary>
    public int Limit { get; private init; } = DefaultLimit;

    /// <summary>Reads <c>search</c>, <c>name</c>, <c>label</c> (any number of them) and <c>limit</c>.</summary>
    /// <param name="query">Of an address.</param>
    /// <param name="fault">What is wrong; empty when nothing is.</param>
    /// <returns>Null when something is wrong.</returns>
    public static SeriesQuery? Read(IQueryCollection query, out string fault)
    {
        string search = query["search"].ToString();
        string name = query["name"].ToString();
        string limit = query["limit"].ToString();
        string?[] labels = [.. query["label"].Where(label => label?.Length > 0)];
        string[] words = search.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        int most = DefaultLimit;
        fault =
            search.Length > MaxSearch ? $"search has {search.Length} characters; at most {MaxSearch} are possible" :
            words.Length > MaxWords ? $"search has {words.Length} words; at most {MaxWords} are possible" :
            name.Length > MaxName ? $"name has {name.Length} characters; a name has at most {MaxName}" :
            labels.Length > MaxLabels ? $"label is there {labels.Length} times; at most {MaxLabels} are possible" :
            labels.Any(label => label!.Length > (2 * MaxName) + 1) ? $"label is longer than {(2 * MaxName) + 1} characters" :
            labels.Append(search).Append(name).Any(text => Noncharacters.AreIn(text)) ? "U+FFFE and U+FFFF are no characters" :
            limit.Length > 0 && !(int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out most) && most is >= 1 and <= MaxLimit)
                ? $"limit is a whole number from 1 to {MaxLimit}" :
            "";
        return fault.Length > 0 ? null : new SeriesQuery
        {
            Words = [.. words.Select(Normal)],
            Name = name.Length == 0 ? null : Normal(name),
            Labels = [.. labels.Select(label => Normal(label!))],
            Limit = most,
        };
    }

    /// <summary>Whether a series is looked for.</summary>
    public bool Matches(Series series)
    {
        if (Name is not null && Name != series.Name)
        {
            return false;
        }

        foreach (string wanted in Labels)
        {
            if (!HasLabel(series, wanted))
            {
                return false;
            }
        }

        foreach (string word in Words)
        {
            if (!IsIn(series, word))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a name begins as the search does: what was most probably meant.</summary>
    public bool IsBeginningOf(string name) => Words.Length > 0 && name.StartsWith(Words[0], StringComparison.OrdinalIgnoreCase);

    // Names and values are in form C; a keyboard may well send the other one.
    private static string Normal(string text) => text.Normalize(NormalizationForm.FormC);

    private static bool IsIn(Series series, string word)
    {
        if (series.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var label in series.Labels)
        {
            if (label.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || label.Value.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Label names may hold an equals sign: each label is tried, instead of cutting what is wanted at one of them.</summary>
    private static bool HasLabel(Series series, string wanted)
    {
        foreach (var (name, value) in series.Labels)
        {
            if (wanted.StartsWith(name, StringComparison.Ordinal) &&
                (wanted.Length == name.Length || (wanted[name.Length] == '=' && wanted.AsSpan(name.Length + 1).SequenceEqual(value))))
            {
                return true;
            }
        }

        return false;
    }
}
