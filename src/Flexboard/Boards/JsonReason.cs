using System.Collections;
using System.Text.Json;
using System.Text.RegularExpressions;
using Flexboard.Core.Boards;

namespace Flexboard.Boards;

/// <summary>Says in the words of our files what the serializer says in those of .NET.</summary>
internal static partial class JsonReason
{
    /// <summary>Why it could not be read; the path is told apart from it.</summary>
    /// <param name="fault">What the serializer says.</param>
    /// <param name="type">The type that was to be read.</param>
    /// <param name="options">How.</param>
    public static string Of(JsonException fault, Type type, JsonSerializerOptions options)
    {
        // Both the path, which is told at the end, and the name of a member may hold whatever somebody has typed.
        int end = fault.Message.LastIndexOf($" Path: {fault.Path}", StringComparison.Ordinal);
        string said = end < 0 ? fault.Message : fault.Message[..end];
        if (Unmapped.Match(said) is { Success: true } unmapped && Find(unmapped.Groups[1].Value, type) is { } owner)
        {
            return $"is not known here; there are {string.Join(", ", options.GetTypeInfo(owner).Properties.Where(one => one.Set is not null).Select(one => one.Name))}";
        }

        if (Unconverted.Match(said) is { Success: true } unconverted && Find(unconverted.Groups[1].Value, type) is { } wanted)
        {
            return $"must be {Wanted(wanted)}";
        }

        if (Missing.Match(said) is { Success: true } missing)
        {
            return $"lacks {missing.Groups[1].Value}";
        }

        return said;
    }

    [GeneratedRegex(@"could not be mapped to any \.NET member contained in type '([^']+)'\.$")]
    private static partial Regex Unmapped { get; }

    [GeneratedRegex(@"could not be converted to (.+?)\.$")]
    private static partial Regex Unconverted { get; }

    [GeneratedRegex(@"was missing required properties including: (.+?)\.$")]
    private static partial Regex Missing { get; }

    private static Type? Find(string name, Type type) => type.Assembly.GetType(name) ?? typeof(Board).Assembly.GetType(name) ?? Type.GetType(name)
        ?? (name.StartsWith("System.Nullable`1[", StringComparison.Ordinal) ? Find(name["System.Nullable`1[".Length..^1], type)
            : name.StartsWith("System.Collections.Immutable.ImmutableArray`1[", StringComparison.Ordinal) ? typeof(IEnumerable) : null);

    private static string Wanted(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        { IsEnum: true } words => "one of " + string.Join(", ", Enum.GetNames(words).Select(JsonNamingPolicy.CamelCase.ConvertName)),
        var one when one == typeof(bool) => "true or false",
        var one when one == typeof(string) => "text",
        var one when one == typeof(double) => "a number",
        var one when one == typeof(int) || one == typeof(long) => "a whole number",
        var one when typeof(IDictionary).IsAssignableFrom(one) => "an object",
        var one when typeof(IEnumerable).IsAssignableFrom(one) => "a list",
        _ => "an object",
    };
}
