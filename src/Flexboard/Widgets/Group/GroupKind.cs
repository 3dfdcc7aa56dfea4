using System.Collections.Immutable;
using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.Group;

/// <summary>
/// A titled frame around widgets that belong together. It is drawn where it is placed, before what it holds; whoever
/// moves or scales it moves and scales them.
/// </summary>
public sealed class GroupKind : WidgetKind<GroupOptions>
{
    // Half a title of padding, the title's line, and air below.
    private const double TitleRoom = 1.9;

    /// <inheritdoc/>
    public override string Name => "group";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Media;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (40, 20);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples => ["{}", """{"options":{"outline":false},"panel":true}"""];

    /// <inheritdoc/>
    public override bool IsBound => false;

    /// <inheritdoc/>
    public override bool HasPanel => false;

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) =>
        new(0, widget.Title.Length > 0 ? TitleRoom : 0, 0.2, 8, PlacementRole.Decoration);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new EmptyComposer(sources);
}

/// <summary>What a group holds, and its frame.</summary>
public sealed record GroupOptions : ICheckedOptions, IRefersToWidgets
{
    /// <summary>The ids of the widgets that it holds.</summary>
    public ImmutableArray<string> Widgets { get; init; } = [];

    /// <summary>Whether a line is drawn around it.</summary>
    public bool Outline { get; init; } = true;

    /// <inheritdoc/>
    IEnumerable<(string Path, string Widget)> IRefersToWidgets.References => Widgets.Select((id, i) => ($"widgets[{i}]", id));

    object IRefersToWidgets.Only(IReadOnlySet<string> shown) => this with { Widgets = [.. Widgets.Where(shown.Contains)] };

    /// <inheritdoc/>
    public IEnumerable<OptionProblem> Check()
    {
        for (int i = 0; i < Widgets.Length; i++)
        {
            if (Widgets.IndexOf(Widgets[i]) < i)
            {
                yield return new($"$.widgets[{i}]", $"'{Widgets[i]}' is there twice");
            }
        }
    }
}
