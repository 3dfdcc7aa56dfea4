using System.Collections;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Flexboard.Widgets;

/// <summary>Says in the words of board files what the serializer says in those of .NET.</summary>
internal static partial class OptionReason
{
    /// <summary>Why options could not be read; the path is told apart from it.</summary>
    /// <param name="fault">What the serializer says.</param>
    /// <param name="options">The type that was to be read.</param>
    public static string Of(JsonException fault, Type options)
    {
        if (Unmapped.Match(fault.Message) is { Success: true } unmapped && Find(unmapped.Groups[1].Value, options) is { } owner)
        {
            return $"is no option here; there are {string.Join(", ", WidgetJson.Options.GetTypeInfo(owner).Properties.Select(one => one.Name))}";
        }

        if (Unconverted.Match(fault.Message) is { Success: true } unconverted && Find(unconverted.Groups[1].Value, options) is { } wanted)
        {
            return $"must be {Wanted(wanted)}";
        }

        int end = fault.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return end < 0 ? fault.Message : fault.Message[..end];
    }

    [GeneratedRegex("could not be mapped to any .NET member contained in type '([^']+)'")]
    private static partial Regex Unmapped { get; }

    [GeneratedRegex(@"could not be converted to (.+?)\.(?: Path: |$)")]
    private static partial Regex Unconverted { get; }

    private static Type? Find(string name, Type options) => options.Assembly.GetType(name) ?? Type.GetType(name)
        ?? (name.StartsWith("System.Nullable`1[", StringComparison.Ordinal) ? Find(name["System.Nullable`1[".Length..^1], options) : null);

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
