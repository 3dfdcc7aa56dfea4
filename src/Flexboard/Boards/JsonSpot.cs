using System.Globalization;
using System.Text.Json;
using Flexboard.Core.Messages;

namespace Flexboard.Boards;

/// <summary>
/// A value in a file, with its JSON path. Looking at it never throws: what is not as it should be is added to the
/// faults and a stand-in is answered, so that one reading finds everything that is wrong.
/// </summary>
internal readonly struct JsonSpot(JsonElement value, string path, List<BoardFault> faults)
{
    public JsonElement Value => value;

    public string Path => path;

    public void Fault(string reason) => faults.Add(new BoardFault(path, reason));

    /// <summary>A fault further inside, where somebody else looked.</summary>
    /// <param name="inner">Path from here, without its leading dot.</param>
    /// <param name="reason">What is wrong.</param>
    public void FaultAt(string inner, string reason) => faults.Add(new BoardFault($"{path}.{inner}", reason));

    /// <summary>Whether it is an object; members that are not known are faults.</summary>
    public bool IsObject(string[] known)
    {
        if (!IsObject())
        {
            return false;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                faults.Add(new BoardFault(PathOf(member.Name), $"is not known here; known are {string.Join(", ", known)}"));
            }
        }

        return true;
    }

    /// <summary>Whether it is an object, whatever its members.</summary>
    public bool IsObject() => Is(JsonValueKind.Object, "an object");

    public JsonSpot? Find(string name) =>
        value.TryGetProperty(name, out var member) ? new JsonSpot(member, PathOf(name), faults) : null;

    /// <summary>A member that must be there.</summary>
    public JsonSpot? Require(string name)
    {
        var member = Find(name);
        if (member is null)
        {
            faults.Add(new BoardFault(PathOf(name), "is missing"));
        }

        return member;
    }

    public IEnumerable<(string Name, JsonSpot Spot)> Members()
    {
        foreach (var member in value.EnumerateObject())
        {
            yield return (member.Name, new JsonSpot(member.Value, PathOf(member.Name), faults));
        }
    }

    /// <summary>The items of a list; none when it is not one, or has too few or too many.</summary>
    public List<JsonSpot> Items(int least, int most)
    {
        var items = new List<JsonSpot>();
        if (!Is(JsonValueKind.Array, "a list"))
        {
            return items;
        }

        int count = value.GetArrayLength();
        if (count < least || count > most)
        {
            Fault(least == most ? $"has {count} items; it must have {least}"
                : count > most ? $"has {count} items; at most {most} are possible"
                : $"has {count} items; at least {least} must be there");
            return items;
        }

        foreach (var item in value.EnumerateArray())
        {
            items.Add(new JsonSpot(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count}]"), faults));
        }

        return items;
    }

    /// <summary>A text of at most so many characters; null when it is not.</summary>
    public string? Text(int most)
    {
        if (!Is(JsonValueKind.String, "text"))
        {
            return null;
        }

        string text = value.GetString()!;
        if (text.Length > most)
        {
            Fault($"has {text.Length} characters; at most {most} are possible");
            return null;
        }

        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
        {
            Fault("holds a control character");
            return null;
        }

        if (Noncharacters.AreIn(text))
        {
            Fault("holds U+FFFE or U+FFFF, which are no characters");
            return null;
        }

        return text;
    }

    /// <summary>True or false; null when it is neither.</summary>
    public bool? Flag()
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Fault("must be true or false");
        return null;
    }

    /// <summary>A number within bounds, both included; null when it is not.</summary>
    public double? Number(double least, double most)
    {
        if (!Is(JsonValueKind.Number, "a number"))
        {
            return null;
        }

        double number = value.GetDouble();
        if (!double.IsFinite(number))
        {
            Fault("is too large for a number");
            return null;
        }

        if (number < least || number > most)
        {
            Fault(string.Create(CultureInfo.InvariantCulture, $"is {number}; it must lie between {least} and {most}"));
            return null;
        }

        return number;
    }

    /// <summary>A whole number within bounds, both included; null when it is not.</summary>
    public int? Whole(int least, int most)
    {
        if (Number(least, most) is not { } number)
        {
            return null;
        }

        if (number != Math.Truncate(number))
        {
            Fault(string.Create(CultureInfo.InvariantCulture, $"is {number}; it must be a whole number"));
            return null;
        }

        return (int)number;
    }

    private string PathOf(string name) =>
        name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '$')
            ? $"{path}.{name}"
            : $"{path}['{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}']";

    private bool Is(JsonValueKind kind, string wanted)
    {
        if (value.ValueKind == kind)
        {
            return true;
        }

        Fault($"must be {wanted}, but is " + value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "true or false",
        });
        return false;
    }
}
