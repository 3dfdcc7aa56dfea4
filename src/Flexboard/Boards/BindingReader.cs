using System.Collections.Immutable;
using System.Text;
using Flexboard.Core.Boards;
using Flexboard.Core.Messages;
using Flexboard.Core.Series;

namespace Flexboard.Boards;

/// <summary>Reads an item of a widget's <c>data</c>.</summary>
internal static class BindingReader
{
    public static Binding? Read(JsonSpot spot)
    {
        if (!spot.IsObject(BoardFormat.BindingMembers))
        {
            return null;
        }

        return new Binding
        {
            Series = new SeriesSelector(spot.Require("series")?.Name() ?? "", spot.Find("where") is { } where ? ReadWhere(where) : []),
            Over = spot.Find("over") is { } over ? ReadOver(over) : Aggregation.Last,
            WindowSeconds = spot.Find("windowSeconds")?.Whole(1, BoardFormat.MaxWindowSeconds) ?? 10,
            Across = spot.Find("across") is { } across ? ReadAcross(across) : Combination.Sum,
            By = spot.Find("by")?.Text(BoardFormat.MaxName)?.Normalize() ?? "",
            Role = spot.Find("as")?.Text(BoardFormat.MaxName) ?? "",
            Label = spot.Find("label")?.Text(BoardFormat.MaxTitle) ?? "",
            Unit = spot.Find("unit")?.Text(BoardFormat.MaxUnit),
            Scale = spot.Find("scale") is { } scale ? ReadScale(scale) : 1,
        };
    }

    // Publishers' names are compared in form C; a file from a Mac may well hold the other one.
    private static string? Name(this JsonSpot spot)
    {
        string? name = spot.Text(BoardFormat.MaxName);
        if (name is { Length: 0 })
        {
            spot.Fault("is empty");
        }

        return name?.Normalize(NormalizationForm.FormC);
    }

    private static ImmutableArray<LabelMatch> ReadWhere(JsonSpot spot)
    {
        if (!spot.IsObject())
        {
            return [];
        }

        var matches = ImmutableArray.CreateBuilder<LabelMatch>();
        foreach (var (label, pattern) in spot.Members())
        {
            if (label.Length is 0 or > BoardFormat.MaxName)
            {
                pattern.Fault($"a label's name has 1 to {BoardFormat.MaxName} characters");
            }

            if (Noncharacters.AreIn(label))
            {
                pattern.Fault("a label's name holds no U+FFFE and no U+FFFF, which are no characters");
                continue;
            }

            matches.Add(new LabelMatch(label.Normalize(), pattern.Text(BoardFormat.MaxName)?.Normalize() ?? ""));
        }

        if (matches.Count > BoardFormat.MaxLabels)
        {
            spot.Fault($"names {matches.Count} labels; a series has at most {BoardFormat.MaxLabels}");
        }

        return matches.ToImmutable();
    }

    private static Aggregation ReadOver(JsonSpot spot)
    {
        string? text = spot.Text(BoardFormat.MaxName);
        if (text is null)
        {
            return Aggregation.Last;
        }

        // Written and read again it must be the same: a percentile has three decimals and no more.
        if (Aggregation.TryParse(text, out var over) && Aggregation.TryParse(over.ToString(), out var again) && over == again)
        {
            return over;
        }

        spot.Fault($"'{text}' is no aggregation; there are last, sum, avg, min, max, count, rate, errors and percentiles such as p95 or p99.9");
        return Aggregation.Last;
    }

    private static Combination ReadAcross(JsonSpot spot)
    {
        string? word = spot.Word([.. BoardFormat.Across.Select(one => one.Word)]);
        return BoardFormat.Across.FirstOrDefault(one => one.Word == word).Meaning;
    }

    private static double ReadScale(JsonSpot spot)
    {
        double scale = spot.Number(-1e15, 1e15) ?? 1;
        if (scale == 0)
        {
            spot.Fault("is 0, which would show every figure as 0");
        }

        return scale;
    }
}
