using System.Text.Json;

namespace Flexboard.Tests;

/// <summary>Cases that C# and JavaScript tests read alike, from tests/golden.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static T Read<T>(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "golden", file);
        return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Options)
            ?? throw new InvalidDataException($"{file} holds null.");
    }
}
