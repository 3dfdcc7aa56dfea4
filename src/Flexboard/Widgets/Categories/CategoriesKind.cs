using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.Categories;

/// <summary>What the charts of categories have in common. Binding: the values (no role), a category for each series or group.</summary>
/// <param name="partsOfWhole">Whether values are parts of their sum: then what is left out is drawn as one part.</param>
public abstract class CategoriesKind<TOptions>(bool partsOfWhole) : WidgetKind<TOptions>
    where TOptions : CategoriesOptions, new()
{
    /// <inheritdoc/>
    public override string TextRoom => "categories";

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(7, 5.5, 0.8, 2.4);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new CategoriesComposer(sources, partsOfWhole);
}
