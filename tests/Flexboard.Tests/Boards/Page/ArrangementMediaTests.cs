using System.Globalization;
using System.Text.RegularExpressions;
using Flexboard.Boards.Page;
using Flexboard.Core.Boards;

namespace Flexboard.Tests.Boards.Page;

public sealed partial class ArrangementMediaTests
{
    private static readonly double[] Ratios = [16.0 / 9, 32.0 / 9, 4.0 / 3, 9.0 / 16, 1];

    [Fact]
    public void Queries_AnyWindow_ChooseTheNearestRatio()
    {
        var arrangements = Ratios.Select(Of).ToArray();
        var queries = ArrangementMedia.Of(arrangements);
        for (double window = 0.2; window < 8; window *= 1.013)
        {
            int chosen = Enumerable.Range(0, queries.Count).Last(i => Holds(queries[i], window));
            Assert.Equal(Nearest(window), chosen);
        }
    }

    [Fact]
    public void Queries_EveryBorder_IsCoveredByAnArrangement()
    {
        var queries = ArrangementMedia.Of([.. Ratios.Select(Of)]);
        foreach (double border in queries.SelectMany(Borders))
        {
            Assert.Contains(queries, query => Holds(query, border));
        }
    }

    [Fact]
    public void Queries_OneArrangement_HoldAlways() => Assert.Equal([""], ArrangementMedia.Of([Of(2)]));

    private static Arrangement Of(double ratio) => new()
    {
        Id = ratio.ToString(CultureInfo.InvariantCulture),
        Width = ratio * 900,
        Height = 900,
        TextSize = 27,
        Places = [],
    };

    private static bool Holds(string query, double ratio)
    {
        foreach (Match part in Part().Matches(query))
        {
            double border = Value(part);
            if (part.Groups[1].Value == "min" ? ratio < border : ratio > border)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<double> Borders(string query) => Part().Matches(query).Select(Value);

    private static double Value(Match part) =>
        double.Parse(part.Groups[2].Value, CultureInfo.InvariantCulture) / double.Parse(part.Groups[3].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\((min|max)-aspect-ratio: (\d+)/(\d+)\)")]
    private static partial Regex Part();

    /// <summary>By |log|, twice as wide and half as wide are equally far: the ratio that wastes least of the window.</summary>
    private static int Nearest(double window) =>
        Enumerable.Range(0, Ratios.Length).MinBy(i => Math.Abs(Math.Log(Ratios[i] / window)));
}
