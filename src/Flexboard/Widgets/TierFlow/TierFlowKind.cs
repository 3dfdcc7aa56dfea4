using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.TierFlow;

/// <summary>
/// Tiers as boxes and the ways between them, drawn by whoever makes the board, with live numbers on both. Bindings: a
/// node's id (its figure; a second one of the same name stands below it), or <c>from-to</c> for a link.
/// </summary>
public sealed class TierFlowKind : WidgetKind<TierFlowOptions>
{
    private const string Data = """
        "data":[{"as":"queue","series":"gallery.tier","where":{"tier":"queue"}},{"as":"web","series":"gallery.tier","where":{"tier":"web"},"unit":"%"},
        {"as":"app","series":"gallery.tier","where":{"tier":"app"},"unit":"%"},{"as":"db","series":"gallery.tier","where":{"tier":"db"},"unit":"%"},
        {"as":"queue-web","series":"gallery.link","where":{"link":"queue-web"}},{"as":"web-app","series":"gallery.link","where":{"link":"web-app"}},
        {"as":"app-db","series":"gallery.link","where":{"link":"app-db"}}]
        """;

    private const string Links = """[{"from":"queue","to":"web"},{"from":"web","to":"app"},{"from":"app","to":"db"}]""";

    /// <inheritdoc/>
    public override string Name => "tier-flow";

    /// <inheritdoc/>
    public override PaletteGroup Palette => PaletteGroup.Transactions;

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (35, 8);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Roles => [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        $$"""{ {{Data}},"options":{"nodes":[{"id":"queue","title":"Queue"},{"id":"web","title":"Web","thresholds":[{"at":70},{"at":90,"severity":"critical"}]},{"id":"app","title":"Application","thresholds":[{"at":70},{"at":90,"severity":"critical"}]},{"id":"db","title":"Database","thresholds":[{"at":70},{"at":90,"severity":"critical"}]}],"links":{{Links}} } }""",
        $$"""{ {{Data}},"options":{"nodes":[{"id":"queue","x":0,"y":0},{"id":"web","x":1,"y":0},{"id":"app","x":1,"y":1},{"id":"db","x":0,"y":1}],"links":{{Links}} } }""",
    ];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(12, 4.5, 1.4, 7);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new TierFlowComposer(sources);
}
