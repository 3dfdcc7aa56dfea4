using Flexboard.Access;
using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.WebPage;

/// <summary>A page of an allowed origin in a sandboxed frame: what no widget shows yet.</summary>
public sealed class WebPageKind : WidgetKind<WebPageOptions>
{
    /// <inheritdoc/>
    public override string Name => "web-page";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Media;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (40, 24);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples => ["""{"options":{"address":"/sample/page.html"}}"""];

    /// <inheritdoc/>
    public override bool IsBound => false;

    /// <inheritdoc/>
    public override Type Body => typeof(WebPageBody);

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(12, 7, 0.7, 2.4);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new EmptyComposer(sources);
}

/// <summary>Which page, and how it stands in its box.</summary>
public sealed record WebPageOptions : ICheckedOptions
{
    /// <summary>Its address. Its origin must be one of the setting <c>FrameOrigins</c>.</summary>
    public string Address { get; init; } = "";

    /// <summary>The width that it is laid out for, pixels of its own: it is scaled to the box. 200 to 8192.</summary>
    public int PageWidth { get; init; } = 1280;

    /// <summary>How often it is loaded anew, seconds, 10 to 86400; 0: never.</summary>
    public int ReloadSeconds { get; init; }

    /// <summary>
    /// Whether it may keep what it stores in the browser, such as its own sign-in. Without this it is a stranger even to
    /// its own origin.
    /// </summary>
    public bool Storage { get; init; }

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (!AllowedOrigins.IsAddress(Address))
        {
            yield return new("$.address", $"'{Address}' is no address of a page, such as 'https://status.example/wall'");
        }

        if (PageWidth is < 200 or > 8192)
        {
            yield return new("$.pageWidth", "is from 200 to 8192");
        }

        if (ReloadSeconds is not 0 and (< 10 or > 86_400))
        {
            yield return new("$.reloadSeconds", "is from 10 to 86400, or 0");
        }
    }
}
