using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flexboard.Live;

/// <summary>One frame of a view, encoded once and shared by all its viewers.</summary>
/// <param name="Sequence">Its <c>s</c>.</param>
/// <param name="IsFull">Its <c>k</c>: valid without the frames before it.</param>
/// <param name="Utf8">The JSON object; never changed.</param>
[JsonConverter(typeof(RawConverter))]
public sealed record BoardFrame(long Sequence, bool IsFull, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>Copies the bytes as they are: a frame for 5,000 viewers is not serialised 5,000 times.</summary>
    private sealed class RawConverter : JsonConverter<BoardFrame>
    {
        public override BoardFrame Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Frames are only sent.");

        public override void Write(Utf8JsonWriter writer, BoardFrame value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
