using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.Goal;

/// <summary>
/// How much of a goal is reached, in how much of the time. Bindings: the value (no role), <c>baseline</c> (what the goal
/// is so many times of), <c>goal</c> (a published one), <c>start</c> (Unix ms of the moment that the time counts from).
/// </summary>
public sealed class GoalKind : WidgetKind<GoalOptions>
{
    /// <inheritdoc/>
    public override string Name => "goal";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Numbers;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (24, 12.5);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => ["value", "baseline", "goal", "start"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.value"},{"as":"baseline","series":"gallery.baseline"},{"as":"start","series":"gallery.opening"}],"options":{"goal":{"times":15},"estimate":{"minutesAfterStart":60,"overSeconds":60}}}""",
        """{"data":[{"series":"gallery.count"}],"options":{"goal":{"value":1000000}}}""",
    ];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(9, 4.5, 1, 4);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new GoalComposer(sources);
}
