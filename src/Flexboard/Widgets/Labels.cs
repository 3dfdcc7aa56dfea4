using System.Globalization;

namespace Flexboard.Widgets;

/// <summary>What groups are called on a wall: names as they were published, in bounds.</summary>
internal static class Labels
{
    /// <summary>The most characters of a name that are sent: more nobody reads, and a full frame has to stay small.</summary>
    public const int MaxLength = 80;

    private static readonly StringComparer Natural =
        CultureInfo.InvariantCulture.CompareInfo.GetStringComparer(CompareOptions.NumericOrdering);

    /// <summary>By name, web-2 before web-10; names that are the same so far, by their code units: always one order.</summary>
    public static IComparer<string> Order { get; } = Comparer<string>.Create(static (one, other) =>
    {
        int natural = Natural.Compare(one, other);
        return natural != 0 ? natural : string.CompareOrdinal(one, other);
    });

    /// <summary>The name itself, or its beginning and an ellipsis.</summary>
    /// <param name="label">The name.</param>
    /// <param name="most">The most characters before the ellipsis.</param>
    public static string Short(string label, int most = MaxLength)
    {
        if (label.Length <= most)
        {
            return label;
        }

        int end = char.IsHighSurrogate(label[most - 1]) ? most - 1 : most;
        return string.Concat(label.AsSpan(0, end), "…");
    }
}
