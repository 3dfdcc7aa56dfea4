namespace Flexboard.Widgets.RichText;

/// <summary>Markdown, rendered on the server; the painter only fits it to its box.</summary>
public sealed class RichTextKind : WidgetKind<RichTextOptions>
{
    /// <inheritdoc/>
    public override string Name => "rich-text";

    /// <inheritdoc/>
    public override bool IsBound => false;

    /// <inheritdoc/>
    public override bool HasPanel => false;

    /// <inheritdoc/>
    public override Type Body => typeof(RichTextBody);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new EmptyComposer(sources);
}
