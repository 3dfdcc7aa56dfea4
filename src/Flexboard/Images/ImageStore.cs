using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Flexboard.Storage;

namespace Flexboard.Images;

/// <summary>An image that boards can show.</summary>
/// <param name="Id">Hash of its content and its kind: <c>0123456789abcdef.png</c>. The same image is there once.</param>
/// <param name="Format">What it is.</param>
/// <param name="Bytes">Its size.</param>
public sealed record StoredImage(string Id, ImageFormat Format, long Bytes);

/// <summary>An image that may be stored: it was looked at, and cleaned of what may not be in it.</summary>
/// <param name="Id">The id that it will have.</param>
/// <param name="Format">What it is.</param>
/// <param name="Content">What is stored.</param>
public sealed record SoundImage(string Id, ImageFormat Format, ReadOnlyMemory<byte> Content);

/// <summary>Why an image was not taken.</summary>
public enum ImageRefusal
{
    /// <summary>It was.</summary>
    None,

    /// <summary>It is larger than <see cref="ImageStore.MaxBytes"/>.</summary>
    TooLarge,

    /// <summary>Its content is none of the formats, or broken.</summary>
    NoImage,

    /// <summary>It has too many pixels.</summary>
    TooManyPixels,

    /// <summary>There are as many as there may be.</summary>
    Full,
}

/// <summary>
/// The images of the boards: files in <c>Data/images</c>, named by their content, so that one never changes. Safe from any
/// thread.
/// </summary>
public sealed class ImageStore
{
    /// <summary>The largest image, bytes.</summary>
    public const int MaxBytes = 5 << 20;

    /// <summary>The most images.</summary>
    public const int MaxImages = 1000;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    private readonly Lock gate = new();

    /// <summary>What was found out of files, whose content never changes.</summary>
    private readonly ConcurrentDictionary<string, StoredImage> known = [];

    /// <param name="settings">Where.</param>
    public ImageStore(Settings settings)
        : this(Path.Combine(Places.Resolve(settings.Data), "images"))
    {
    }

    internal ImageStore(string folder) => Folder = folder;

    /// <summary>Where the files are.</summary>
    public string Folder { get; }

    /// <summary>All images, by id.</summary>
    public ImmutableArray<StoredImage> All => Directory.Exists(Folder)
        ? [.. Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(name => Find(name!)).OfType<StoredImage>()]
        : [];

    /// <summary>Takes an image.</summary>
    /// <param name="content">The file as it was sent.</param>
    /// <param name="refusal">Why it was not taken.</param>
    /// <param name="reason">The same in words; empty when it was.</param>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public StoredImage? Put(ReadOnlyMemory<byte> content, out ImageRefusal refusal, out string reason)
    {
        if (Check(content, out refusal, out reason) is not { } sound)
        {
            return null;
        }

        if (!TryPut([sound], out reason))
        {
            refusal = ImageRefusal.Full;
            return null;
        }

        return new StoredImage(sound.Id, sound.Format, sound.Content.Length);
    }

    /// <summary>Takes images, all of them or none.</summary>
    /// <param name="images">What <see cref="Check"/> found sound.</param>
    /// <param name="reason">Why there is no room for them; empty when they were taken.</param>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public bool TryPut(IReadOnlyCollection<SoundImage> images, out string reason)
    {
        lock (gate)
        {
            var fresh = images.Where(one => Find(one.Id) is null).DistinctBy(one => one.Id).ToList();
            if (fresh.Count > 0 && Directory.Exists(Folder) && Directory.EnumerateFiles(Folder).Skip(MaxImages - fresh.Count).Any())
            {
                reason = $"there are {MaxImages} images at most; remove some that no board shows";
                return false;
            }

            foreach (var one in fresh)
            {
                DurableFile.Write(Path.Combine(Folder, one.Id), one.Content.Span);
            }
        }

        reason = "";
        return true;
    }

    /// <summary>Looks at an image, and stores nothing.</summary>
    /// <param name="content">The file as it was sent.</param>
    /// <param name="refusal">Why it may not be stored.</param>
    /// <param name="reason">The same in words; empty when it may.</param>
    public static SoundImage? Check(ReadOnlyMemory<byte> content, out ImageRefusal refusal, out string reason)
    {
        (refusal, reason) = Check(ref content, out var format);
        return format is null || refusal != ImageRefusal.None
            ? null
            : new SoundImage($"{Convert.ToHexStringLower(SHA256.HashData(content.Span).AsSpan(0, 8))}.{format.Ending}", format, content);
    }

    /// <summary>Finds an image, whose file is <see cref="PathOf"/>; null when it is not there.</summary>
    public StoredImage? Find(string id)
    {
        if (!IsId(id) || new FileInfo(PathOf(id)) is not { Exists: true } file)
        {
            return null;
        }

        if (known.TryGetValue(id, out var image) && image.Bytes == file.Length)
        {
            return image;
        }

        byte[] content = File.ReadAllBytes(file.FullName);
        return ImageFormat.Of(content) is { } format ? known[id] = new StoredImage(id, format, content.Length) : null;
    }

    /// <summary>Removes an image.</summary>
    /// <returns>False when it was not there.</returns>
    public bool Delete(string id)
    {
        lock (gate)
        {
            if (!IsId(id) || !File.Exists(PathOf(id)))
            {
                return false;
            }

            File.Delete(PathOf(id));
            known.TryRemove(id, out _);
            return true;
        }
    }

    /// <summary>The file of an image.</summary>
    /// <param name="id">One that <see cref="IsId"/> says is one.</param>
    public string PathOf(string id) => Path.Combine(Folder, id);

    /// <summary>Whether a text can be the id of an image: 16 hexadecimal digits, a dot and an ending.</summary>
    public static bool IsId(string text) => text.Length is > 17 and < 24 && text[16] == '.'
        && ImageFormat.MediaTypeOf(text[17..]) is not null && !text.AsSpan(0, 16).ContainsAnyExcept(Hex);

    private static (ImageRefusal Refusal, string Reason) Check(ref ReadOnlyMemory<byte> content, out ImageFormat? format)
    {
        format = null;
        if (content.Length > MaxBytes)
        {
            return (ImageRefusal.TooLarge, $"it has {content.Length} bytes; an image has at most {MaxBytes} (5 MiB)");
        }

        format = ImageFormat.Of(content.Span);
        if (format is null)
        {
            return (ImageRefusal.NoImage, "its content is no PNG, JPEG, GIF, WebP or SVG image, whatever its name says");
        }

        if (format.Width > ImageFormat.MaxSide || format.Height > ImageFormat.MaxSide)
        {
            return (ImageRefusal.TooManyPixels, $"it has {format.Width} x {format.Height} pixels; at most {ImageFormat.MaxSide} a side can be shown");
        }

        if (format.Ending == "svg")
        {
            if (SvgCleaner.Clean(content, out string fault) is not { } clean)
            {
                return (ImageRefusal.NoImage, $"it looks like an SVG image, but {fault}");
            }

            content = clean;
        }

        return (ImageRefusal.None, "");
    }
}
