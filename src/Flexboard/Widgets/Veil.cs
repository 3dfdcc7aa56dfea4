using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Flexboard.Widgets;

/// <summary>
/// Replaces names that publishers give by letters, for those who may see figures but not whose they are. One name is one
/// letter in all of a view, given out as names first appear. Used under the store's gate.
/// </summary>
public sealed partial class Veil
{
    /// <summary>What stands for words that cannot be told, such as an event's.</summary>
    public const string Words = "•••";

    private const int Letters = 26;

    /// <summary>A plain hash of a name would let everybody try out names.</summary>
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, string> letters = new(StringComparer.Ordinal);

    /// <summary>What a name is called.</summary>
    public string Of(string name)
    {
        if (name.Length == 0)
        {
            return "";
        }

        if (!letters.TryGetValue(name, out string? letter))
        {
            int turn = letters.Count / Letters;
            letters[name] = letter = $"{(char)('A' + (letters.Count % Letters))}{(turn == 0 ? "" : (turn + 1).ToString(CultureInfo.InvariantCulture))}";
        }

        return letter;
    }

    /// <summary>A region keeps its code, by which a map finds it; any other name is a letter.</summary>
    public string OfRegion(string name) => Region.IsMatch(name) ? name : Of(name);

    /// <summary>What tells an event or a line apart, in eight hexadecimal digits.</summary>
    public string IdOf(ReadOnlySpan<byte> name) => Convert.ToHexStringLower(HMACSHA256.HashData(key, name).AsSpan(0, 4));

    /// <summary>The same.</summary>
    public string IdOf(string name) => IdOf(Encoding.UTF8.GetBytes(name));

    [GeneratedRegex("^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
    private static partial Regex Region { get; }
}
