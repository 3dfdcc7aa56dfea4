using System.Collections.Immutable;

namespace Flexboard.Widgets.Tables;

/// <summary>Which way rows are sorted.</summary>
public enum TableDirection
{
    /// <summary>The highest first.</summary>
    Descending,

    /// <summary>The lowest first; names from a to z.</summary>
    Ascending,
}

/// <summary>What puts rows in their order.</summary>
public sealed record TableSort
{
    /// <summary>The column, from 1; 0: the names.</summary>
    public int Column { get; init; } = 1;

    /// <summary>The highest or the lowest first.</summary>
    public TableDirection Direction { get; init; }
}

/// <summary>How the figures of one column are shown.</summary>
public sealed record TableColumn
{
    /// <summary>What stands above it; empty: the label of its entry, or the series' name.</summary>
    public string Title { get; init; } = "";

    /// <summary>Digits behind the point, 0 to 6; null: as many as the largest figure of the column leaves sense in.</summary>
    public int? Digits { get; init; }

    /// <summary>1.2M, 120万, 120만; null: from ten millions on.</summary>
    public bool? Compact { get; init; }

    /// <summary>Where the abnormal begins.</summary>
    public ImmutableArray<Threshold> Thresholds { get; init; } = [];
}

/// <summary>Columns and order of a table.</summary>
public sealed record TableOptions : ICheckedOptions
{
    /// <summary>How figures are shown, in the order of the data; those that are missing have defaults.</summary>
    public ImmutableArray<TableColumn> Columns { get; init; } = [];

    /// <summary>What puts rows in their order; the first ones are shown, as many as there is room for.</summary>
    public TableSort Sort { get; init; } = new();

    /// <summary>What stands above the names; empty: nothing.</summary>
    public string Names { get; init; } = "";

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (Columns.Length > TableComposer.MaxColumns)
        {
            yield return new("$.columns", $"are at most {TableComposer.MaxColumns}");
        }

        for (int i = 0; i < Columns.Length; i++)
        {
            if (Columns[i].Digits is < 0 or > 6)
            {
                yield return new($"$.columns[{i}].digits", "is from 0 to 6");
            }
        }

        if (Sort.Column is < 0 or > TableComposer.MaxColumns)
        {
            yield return new("$.sort.column", $"is from 0, the names, to {TableComposer.MaxColumns}");
        }
    }
}
