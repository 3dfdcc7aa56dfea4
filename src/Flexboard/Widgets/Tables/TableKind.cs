using Flexboard.Core.Boards;
using Flexboard.Core.Geometry.Slicing;

namespace Flexboard.Widgets.Tables;

/// <summary>
/// Latest values: a row for each group, a column for each binding. Groups of several bindings with one key, such as the
/// same host, are one row.
/// </summary>
public sealed class TableKind : WidgetKind<TableOptions>
{
    /// <inheritdoc/>
    public override string Name => "table";

    /// <inheritdoc/>
    public override (double Width, double Height) TypicalSize => (30, 14);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples =>
    [
        """{"data":[{"series":"gallery.host","by":"host","label":"CPU"},{"series":"gallery.host","by":"host","over":"avg","windowSeconds":60,"label":"1 min"},{"series":"gallery.host","by":"host","over":"max","windowSeconds":60,"label":"max"}],"options":{"columns":[{"thresholds":[{"at":80},{"at":95,"severity":"critical"}]}]}}""",
        """{"data":[{"series":"gallery.agent","by":"agent","label":"CPU"}],"options":{"columns":[{"thresholds":[{"at":80},{"at":95,"severity":"critical"}]}]}}""",
        """{"data":[{"series":"gallery.agent","by":"agent","label":"CPU"}],"options":{"sort":{"column":0,"direction":"ascending"}}}""",
    ];

    /// <inheritdoc/>
    public override WidgetNeed NeedOf(Widget widget) => new(10, 6, 0.6, 2.8);

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new TableComposer(sources);
}
