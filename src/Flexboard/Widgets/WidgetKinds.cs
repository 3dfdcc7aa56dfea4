using System.Collections.Frozen;
using Flexboard.Core.Boards;
using Flexboard.Widgets.Placeholder;

namespace Flexboard.Widgets;

/// <summary>All kinds of this assembly, by name: a public class that derives from <see cref="WidgetKind"/> is a kind.</summary>
public static class WidgetKinds
{
    private static readonly FrozenDictionary<string, WidgetKind> ByName = typeof(WidgetKinds).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(WidgetKind)) && type is { IsAbstract: false, IsPublic: true })
        .Select(type => (WidgetKind)Activator.CreateInstance(type)!)
        .ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>Every kind, by name.</summary>
    public static IEnumerable<WidgetKind> All => ByName.Values.OrderBy(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>Finds a kind that a board file can name.</summary>
    public static WidgetKind? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The kind of a widget of a board that was read: also the one that no file names.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static WidgetKind Of(Widget widget) => Find(widget.Kind)
        ?? (widget.Kind == PlaceholderKind.Instance.Name ? PlaceholderKind.Instance : null)
        ?? throw new InvalidOperationException($"There is no widget kind '{widget.Kind}'.");
}
