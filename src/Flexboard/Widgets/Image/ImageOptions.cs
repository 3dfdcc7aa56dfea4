using System.Text.RegularExpressions;
using Flexboard.Images;

namespace Flexboard.Widgets.Image;

/// <summary>How a picture fills a box of another ratio. It is never distorted.</summary>
public enum ImageFit
{
    /// <summary>Whole, as large as it can be.</summary>
    Contain,

    /// <summary>The box is full; what does not fit is cut.</summary>
    Cover,

    /// <summary>Whole, and never larger than it is.</summary>
    ScaleDown,
}

/// <summary>Where a picture, or what is cut of it, lies.</summary>
public enum ImageAlign
{
    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the left, or at the top.</summary>
    Start,

    /// <summary>At the right, or at the bottom.</summary>
    End,
}

/// <summary>Which picture, and how it stands in its box.</summary>
public sealed partial record ImageOptions : ICheckedOptions
{
    /// <summary>
    /// The id of an image that was brought by <c>POST /api/images</c>, such as <c>0123456789abcdef.png</c>, or one that
    /// ships with the product, <c>/img/…</c>.
    /// </summary>
    public string Image { get; init; } = "";

    /// <summary>What it shows, in words, for those who do not see it; empty: it is decoration.</summary>
    public string Alt { get; init; } = "";

    /// <summary>How it fills a box of another ratio.</summary>
    public ImageFit Fit { get; init; }

    /// <summary>Where it lies in such a box.</summary>
    public ImageAlign Align { get; init; }

    [GeneratedRegex("^/img/[a-z0-9-]{1,64}\\.(svg|png)$")]
    private static partial Regex Shipped { get; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (Image.Length > 0 && !ImageStore.IsId(Image) && !Shipped.IsMatch(Image))
        {
            yield return new("$.image", $"'{Image}' is no id of an image; POST /api/images answers one, such as '0123456789abcdef.png'");
        }

        if (Alt.Length > 400)
        {
            yield return new("$.alt", "has at most 400 characters");
        }
    }
}
