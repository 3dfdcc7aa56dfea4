using Flexboard.Core.Series;

namespace Flexboard.Storage;

/// <summary>
/// A fold as the five columns <c>count, last, min, max, sum</c>. What follows from the others is left out: most buckets
/// of slow or steady series then take a third.
/// </summary>
internal static class FoldColumns
{
    public const string Names = "count, last, min, max, sum";

    public static void Bind(Statement statement, int at, in Fold fold)
    {
        statement.Bind(at, fold.Count).Bind(at + 1, fold.Last);
        BindUnless(statement, at + 2, fold.Minimum, fold.Last);
        BindUnless(statement, at + 3, fold.Maximum, fold.Last);
        BindUnless(statement, at + 4, fold.Sum, fold.Last * fold.Count);
    }

    public static Fold Read(Statement statement, int at)
    {
        long count = statement.Integer(at);
        double last = statement.IsNull(at + 1) ? double.NaN : statement.Number(at + 1);
        return new Fold(
            statement.IsNull(at + 2) ? last : statement.Number(at + 2),
            statement.IsNull(at + 3) ? last : statement.Number(at + 3),
            statement.IsNull(at + 4) ? last * count : statement.Number(at + 4),
            count,
            last);
    }

    private static void BindUnless(Statement statement, int at, double value, double implied)
    {
        if (value == implied)
        {
            statement.BindNull(at);
        }
        else
        {
            statement.Bind(at, value);
        }
    }
}
