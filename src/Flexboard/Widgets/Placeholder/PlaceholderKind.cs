using System.Collections.Immutable;
using System.Text.Json;
using Flexboard.Boards;
using Flexboard.Core.Boards;

namespace Flexboard.Widgets.Placeholder;

/// <summary>
/// What stands where a widget cannot: one with an option that its kind does not know, or of a kind that there is not. It
/// says which widget and why. No file names this kind; the reader of boards puts it there.
/// </summary>
internal sealed class PlaceholderKind : WidgetKind<PlaceholderOptions>
{
    private const int MaxShown = 3;

    private PlaceholderKind()
    {
    }

    /// <summary>The one there is.</summary>
    public static PlaceholderKind Instance { get; } = new();

    /// <inheritdoc/>
    public override string Name => "placeholder";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Samples => [];

    /// <inheritdoc/>
    public override bool HasPainter => false;

    /// <inheritdoc/>
    public override bool NeedsData => false;

    /// <inheritdoc/>
    public override Type Body => typeof(PlaceholderBody);

    /// <summary>Puts a placeholder in the place of a widget.</summary>
    /// <param name="widget">What could be read of it.</param>
    /// <param name="file">What its file says, all of it.</param>
    /// <param name="path">Where in the file it stands.</param>
    /// <param name="faults">What is wrong, at least one.</param>
    public static Widget For(Widget widget, JsonElement file, string path, IReadOnlyList<BoardFault> faults) => new()
    {
        Id = widget.Id,
        Kind = Instance.Name,
        Title = widget.Title,
        Note = widget.Note,
        Definition = widget.Definition,
        Panel = true,
        Options = new PlaceholderOptions
        {
            Widget = widget.Id,
            Kind = widget.Kind,
            Faults = [.. faults.Take(MaxShown).Select(fault => new OptionProblem(fault.Path[path.Length..].TrimStart('.'), fault.Reason))],
            More = Math.Max(0, faults.Count - MaxShown),
            File = file.Clone(),
        },
    };

    /// <inheritdoc/>
    public override WidgetComposer CreateComposer(WidgetSources sources) => new FaultyComposer(sources);

    /// <summary>Sends nothing but that it cannot be shown.</summary>
    private sealed class FaultyComposer(WidgetSources sources) : WidgetComposer(sources)
    {
        public override bool IsFaulty => true;

        public override void Write(Utf8JsonWriter writer, long now)
        {
        }
    }
}

/// <summary>What a placeholder says.</summary>
internal sealed record PlaceholderOptions
{
    /// <summary>The widget's id.</summary>
    public string Widget { get; init; } = "";

    /// <summary>The kind that its file names.</summary>
    public string Kind { get; init; } = "";

    /// <summary>What is wrong: JSON path within the widget, and reason.</summary>
    public ImmutableArray<OptionProblem> Faults { get; init; } = [];

    /// <summary>How many more things are.</summary>
    public int More { get; init; }

    /// <summary>What its file says.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public JsonElement File { get; init; }
}
