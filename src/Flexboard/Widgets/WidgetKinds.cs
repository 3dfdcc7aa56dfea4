using System.Collections.Frozen;

namespace Flexboard.Widgets;

/// <summary>All kinds of this assembly, by name: a class that derives from <see cref="WidgetKind"/> is a kind.</summary>
public static class WidgetKinds
{
    private static readonly FrozenDictionary<string, WidgetKind> ByName = typeof(WidgetKinds).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(WidgetKind)) && !type.IsAbstract)
        .Select(type => (WidgetKind)Activator.CreateInstance(type)!)
        .ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>Every kind, by name.</summary>
    public static IEnumerable<WidgetKind> All => ByName.Values.OrderBy(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>Finds a kind.</summary>
    public static WidgetKind? Find(string name) => ByName.GetValueOrDefault(name);
}
