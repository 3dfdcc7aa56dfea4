namespace Flexboard.Widgets.Categories;

/// <summary>In which order categories stand.</summary>
public enum CategorySort
{
    /// <summary>The highest first.</summary>
    Value,

    /// <summary>By name, numbers in it by their size: each category keeps its place.</summary>
    Name,

    /// <summary>As their series are kept: by labels, character by character.</summary>
    None,
}

/// <summary>What charts of categories have in common.</summary>
public record CategoriesOptions : ICheckedOptions
{
    /// <summary>More than this nobody tells apart.</summary>
    public const int MaxCategories = 20;

    /// <summary>In which order they stand.</summary>
    public CategorySort Sort { get; init; }

    /// <summary>How many are drawn, 1 to 20: those of the largest values. It says how many the others are.</summary>
    public int Categories { get; init; } = 8;

    /// <summary>Digits behind the point, 0 to 6; null: three figures in all.</summary>
    public int? Digits { get; init; }

    /// <summary>1.2M, 120万, 120만; null: from ten millions on.</summary>
    public bool? Compact { get; init; }

    /// <inheritdoc/>
    public virtual IEnumerable<OptionProblem> Check()
    {
        if (Categories is < 1 or > MaxCategories)
        {
            yield return new("$.categories", $"is from 1 to {MaxCategories}");
        }

        if (Digits is < 0 or > 6)
        {
            yield return new("$.digits", "is from 0 to 6");
        }
    }
}
