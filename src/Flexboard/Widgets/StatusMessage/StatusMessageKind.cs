namespace Flexboard.Widgets.StatusMessage;

/// <summary>The lines that operators write to all rooms, and which rooms have taken note of them.</summary>
public sealed class StatusMessageKind : WidgetKind<StatusMessageOptions>
{
    /// <inheritdoc/>
    public override string Name => "status-message";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Events;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (32, 9);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{}""",
        """{"options":{"max":1}}""",
    ];

    /// <inheritdoc/>
    public override bool FollowsFeed => true;

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new StatusMessageComposer(sources);
}
