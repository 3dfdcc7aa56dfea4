using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flexboard.Boards;
using Flexboard.Core.Boards;
using Flexboard.Images;

namespace Flexboard.Designer;

/// <summary>What was found in a parcel, all of it sound; nothing is stored yet.</summary>
/// <param name="Content">The board file, without its images.</param>
/// <param name="Images">Images that it shows and that the parcel holds.</param>
/// <param name="Missing">Images that the board shows and that are neither in the parcel nor here.</param>
internal sealed record Unpacked(JsonObject Content, ImmutableArray<SoundImage> Images, ImmutableArray<string> Missing);

/// <summary>
/// A board as one file that can be carried to another machine: a board file with one member more, <c>images</c>, the
/// content of those that it shows by their ids, in base64. A plain board file is one, too.
/// </summary>
internal static class BoardParcel
{
    /// <summary>The largest parcel, bytes: some images of the largest size, or many as they usually are.</summary>
    public const int MaxBytes = 24 << 20;

    private const string Images = "images";
    private const string Option = "image";
    private const string Kind = "image";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Makes a parcel of a board file.</summary>
    /// <param name="file">A board file.</param>
    /// <param name="images">Where its images are.</param>
    public static byte[] Pack(ReadOnlySpan<byte> file, ImageStore images)
    {
        var content = JsonNode.Parse(file)!.AsObject();
        var packed = new JsonObject();
        foreach (string id in Shown(content).Select(one => (string)one[Option]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (images.Find(id) is not null)
            {
                packed[id] = Convert.ToBase64String(File.ReadAllBytes(images.PathOf(id)));
            }
        }

        if (packed.Count > 0)
        {
            content[Images] = packed;
        }

        return JsonSerializer.SerializeToUtf8Bytes(content, Indented);
    }

    /// <summary>Looks at all of a parcel.</summary>
    /// <param name="parcel">As it was sent.</param>
    /// <param name="reader">Says whether the board is sound.</param>
    /// <param name="images">Where images are that it may lack.</param>
    /// <param name="faults">What is wrong.</param>
    /// <returns>Null when something is wrong.</returns>
    public static Unpacked? Unpack(ReadOnlySpan<byte> parcel, BoardReader reader, ImageStore images, out BoardReading faults)
    {
        JsonObject? content;
        try
        {
            content = JsonNode.Parse(parcel, null, new JsonDocumentOptions { MaxDepth = BoardFormat.MaxDepth, AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            faults = new BoardReading { IsJson = false, Faults = [new BoardFault("$", fault.Message)] };
            return null;
        }

        if (content is null)
        {
            faults = Wrong("$", "must be an object: a board file");
            return null;
        }

        content.Remove(Images, out var packed);
        byte[] file = JsonSerializer.SerializeToUtf8Bytes(content);
        faults = file.Length > BoardFormat.MaxBytes
            ? Wrong("$", $"without its images a board has at most {BoardFormat.MaxBytes} bytes (1 MiB)")
            : reader.Read(BoardReader.IdIn(file) ?? "imported", file);
        if (!faults.IsSound)
        {
            return null;
        }

        if (packed is not null and not JsonObject)
        {
            faults = Wrong("$.images", "must be an object: the content of images by their ids, in base64");
            return null;
        }

        var sound = ImmutableArray.CreateBuilder<SoundImage>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var options in Shown(content).GroupBy(one => (string)one[Option]!, StringComparer.Ordinal))
        {
            if (packed?[options.Key] is not { } encoded)
            {
                if (images.Find(options.Key) is null)
                {
                    missing.Add(options.Key);
                }

                continue;
            }

            if (!TryDecode(encoded, out byte[] image))
            {
                faults = Wrong($"$.images['{options.Key}']", "must be base64");
                return null;
            }

            if (ImageStore.Check(image, out _, out string reason) is not { } one)
            {
                faults = Wrong($"$.images['{options.Key}']", reason);
                return null;
            }

            sound.Add(one);

            // Its name is its content, whatever the parcel calls it.
            foreach (var option in options)
            {
                option[Option] = one.Id;
            }
        }

        return new Unpacked(content, sound.ToImmutable(), missing.ToImmutable());
    }

    /// <summary>The options of the widgets that show an image that was brought.</summary>
    private static IEnumerable<JsonObject> Shown(JsonObject content) => content["widgets"] is JsonArray widgets
        ? widgets.OfType<JsonObject>()
            .Where(widget => widget["kind"] is JsonValue kind && kind.TryGetValue(out string? name) && name == Kind)
            .Select(widget => widget["options"]).OfType<JsonObject>()
            .Where(options => options[Option] is JsonValue image && image.TryGetValue(out string? id) && ImageStore.IsId(id))
        : [];

    private static bool TryDecode(JsonNode encoded, out byte[] image)
    {
        image = [];
        return encoded is JsonValue value && value.TryGetValue(out string? text) && TryDecode(text, out image);
    }

    private static bool TryDecode(string text, out byte[] image)
    {
        image = new byte[(text.Length / 4 * 3) + 3];
        bool sound = Convert.TryFromBase64String(text, image, out int length);
        image = image[..length];
        return sound;
    }

    private static BoardReading Wrong(string path, string reason) => new() { IsJson = true, Faults = [new BoardFault(path, reason)] };
}
