namespace Flexboard.Widgets.StatusLights;

/// <summary>In which order lights stand.</summary>
public enum LightOrder
{
    /// <summary>By their labels: each light has its place.</summary>
    Label,

    /// <summary>What is worst comes first.</summary>
    Worst,
}

/// <summary>How lights are arranged.</summary>
public enum LightLayout
{
    /// <summary>A list where it shows them all, otherwise a grid.</summary>
    Auto,

    /// <summary>Lines with word and detail on the right.</summary>
    List,

    /// <summary>Cells with a letter.</summary>
    Grid,
}

/// <summary>How lights are shown.</summary>
public sealed record StatusLightsOptions : ICheckedOptions
{
    /// <summary>In which order.</summary>
    public LightOrder Order { get; init; }

    /// <summary>List or grid.</summary>
    public LightLayout Layout { get; init; }

    /// <summary>Digits behind the point of details, 0 to 6; null: three figures in all.</summary>
    public int? Digits { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (Digits is < 0 or > 6)
        {
            yield return new("$.digits", "is from 0 to 6");
        }
    }
}
