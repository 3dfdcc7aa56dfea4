using Flexboard.Access;
using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;
using Flexboard.Widgets.Image;

namespace Flexboard.Widgets.Video;

/// <summary>A film or a stream of an allowed origin, without sound.</summary>
public sealed class VideoKind : WidgetKind<VideoOptions>
{
    /// <inheritdoc/>
    public override string Name => "video";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Media;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (32, 18);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples => ["""{"options":{"address":"/sample/clip.webm"}}"""];

    /// <inheritdoc/>
    public override bool IsBound => false;

    /// <inheritdoc/>
    public override Type Body => typeof(VideoBody);

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(8, 4.5, 1.2, 2.4);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new EmptyComposer(sources);
}

/// <summary>Which film, and how it stands in its box.</summary>
public sealed record VideoOptions : ICheckedOptions
{
    /// <summary>Its address: WebM or MP4, whole or endless. Its origin must be one of the setting <c>FrameOrigins</c>.</summary>
    public string Address { get; init; } = "";

    /// <summary>How it fills a box of another ratio.</summary>
    public ImageFit Fit { get; init; }

    /// <summary>Whether it begins again at its end.</summary>
    public bool Loop { get; init; } = true;

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        if (!AllowedOrigins.IsAddress(Address))
        {
            yield return new("$.address", $"'{Address}' is no address of a film, such as 'https://cams.example/gate.webm'");
        }
    }
}
