namespace Flexboard.Widgets.RichText;

/// <summary>Where lines of text stand.</summary>
public enum TextAlign
{
    /// <summary>At the beginning.</summary>
    Start,

    /// <summary>In the middle.</summary>
    Center,

    /// <summary>At the end.</summary>
    End,
}

/// <summary>Where text stands in a box that is higher than it.</summary>
public enum TextAnchor
{
    /// <summary>At the top.</summary>
    Top,

    /// <summary>In the middle.</summary>
    Middle,

    /// <summary>At the bottom.</summary>
    Bottom,
}

/// <summary>A text and where it stands.</summary>
public sealed record RichTextOptions : ICheckedOptions
{
    private const int MaxLength = 20_000;

    /// <summary>
    /// Markdown: <c>#</c> a small number's size, <c>##</c> and <c>###</c> titles, the rest list text; lists, tables,
    /// quotes, code. HTML is text, links and pictures are their words.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>Across.</summary>
    public TextAlign Align { get; init; }

    /// <summary>Up and down.</summary>
    public TextAnchor Anchor { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (Text.Length > MaxLength)
        {
            yield return new("$.text", $"has at most {MaxLength} characters");
        }
        else if (!Markdown.TryRender(Text, out _))
        {
            yield return new("$.text", "is nested too deeply");
        }
    }
}
