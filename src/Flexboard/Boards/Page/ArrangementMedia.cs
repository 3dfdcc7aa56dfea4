using System.Globalization;
using Flexboard.Core.Boards;

namespace Flexboard.Boards.Page;

/// <summary>
/// Which arrangement a window shows, as media queries: the style sheet chooses without a script, and the page's script
/// asks the same queries. The rule is the smallest |log(ratio / window)|, so that twice as wide and half as wide are
/// equally far: the border between two arrangements is the geometric mean of their ratios.
/// </summary>
public static class ArrangementMedia
{
    /// <summary>One media query for each arrangement, in their order; of several that hold, the last one counts.</summary>
    /// <returns>An empty query for an arrangement that is alone.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<Arrangement> arrangements)
    {
        var byRatio = Enumerable.Range(0, arrangements.Count).OrderBy(i => arrangements[i].Ratio).ToArray();
        var queries = new string[arrangements.Count];
        for (int rank = 0; rank < byRatio.Length; rank++)
        {
            double ratio = arrangements[byRatio[rank]].Ratio;
            var parts = new List<string>();
            if (rank > 0)
            {
                parts.Add($"(min-aspect-ratio: {Border(arrangements[byRatio[rank - 1]].Ratio, ratio)})");
            }

            if (rank < byRatio.Length - 1)
            {
                parts.Add($"(max-aspect-ratio: {Border(ratio, arrangements[byRatio[rank + 1]].Ratio)})");
            }

            queries[byRatio[rank]] = string.Join(" and ", parts);
        }

        return queries;
    }

    private static string Border(double narrower, double wider) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(Math.Sqrt(narrower * wider) * 10_000):0}/10000");
}
