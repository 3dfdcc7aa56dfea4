using System.Text.Json;

namespace Flexboard.Widgets;

/// <summary>Looks through options for what the serializer lets pass and no kind should meet.</summary>
internal static class OptionJson
{
    /// <summary>
    /// Adds what is wrong: nothing where a list has an item, which every kind would trip over in its own way, and numbers
    /// that are infinite once they are read, which cannot be written into the page of the board.
    /// </summary>
    /// <param name="value">Options, or what is in them.</param>
    /// <param name="path">Where that is, such as <c>$.thresholds[1]</c>.</param>
    /// <param name="problems">Added to.</param>
    public static void Check(JsonElement value, string path, List<OptionProblem> problems)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Check(member.Value, $"{path}.{member.Name}", problems);
                }

                break;
            case JsonValueKind.Array:
                int i = 0;
                foreach (var item in value.EnumerateArray())
                {
                    string at = $"{path}[{i++}]";
                    if (item.ValueKind == JsonValueKind.Null)
                    {
                        problems.Add(new(at, "is null; leave it out"));
                    }

                    Check(item, at, problems);
                }

                break;
            case JsonValueKind.Number when !double.IsFinite(value.GetDouble()):
                problems.Add(new(path, "is too large for a number"));
                break;
        }
    }
}
