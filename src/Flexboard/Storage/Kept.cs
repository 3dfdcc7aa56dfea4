using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flexboard.Storage;

/// <summary>The disk refused a change that holds all the same, until the app starts anew or it is written once there is room.</summary>
public sealed class UnwrittenException : IOException
{
    /// <param name="fault">What the disk said.</param>
    public UnwrittenException(Exception fault)
        : base(fault.Message, fault) => HResult = fault.HResult;
}

/// <summary>Something small that is kept in a file: read at the start, and written before a change of it holds.</summary>
/// <typeparam name="T">Immutable, and can be JSON.</typeparam>
public sealed class Kept<T>
    where T : class
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly string path;
    private volatile T now;

    /// <summary>Runs while something holds that the disk refused: until it is written, a restart would take it back.</summary>
    private Timer? owed;

    /// <param name="path">The file.</param>
    /// <param name="empty">What holds where there is none.</param>
    /// <param name="isSound">Whether what was read does not contradict itself; null: it cannot.</param>
    /// <param name="goOn">
    /// Null where the app does not start with a damaged file: who may do what is not guessed. Where what is lost shows less
    /// and opens nothing, the app goes on without it, so that no wall stays dark: the file is set aside, and this log says so.
    /// </param>
    /// <exception cref="InvalidDataException">The file is there and cannot be read, and nothing goes on without it.</exception>
    public Kept(string path, T empty, Func<T, bool>? isSound = null, ILogger? goOn = null)
    {
        this.path = path;
        now = empty;
        try
        {
            if (File.Exists(path))
            {
                var read = JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Json);
                now = read is not null && isSound?.Invoke(read) != false ? read : throw new JsonException("It contradicts itself.");
            }
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            if (goOn is null)
            {
                throw new InvalidDataException($"{path} cannot be read: {fault.Message}. Mend it, or put a copy of a backup in its place.", fault);
            }

            SetAside(fault, goOn);
        }
    }

    /// <summary>What holds now.</summary>
    public T Now => now;

    /// <summary>Changes it, one after the other.</summary>
    /// <param name="change">From what holds; what it returns may be the same, then nothing is written.</param>
    /// <param name="atOnce">
    /// Whether it holds before it is written, and whatever the disk says: what ends something must not wait for room. It is
    /// asked after the change; null: it does not.
    /// </param>
    /// <returns>What holds now.</returns>
    /// <exception cref="UnwrittenException">It holds, and could not be written: that is tried again until there is room.</exception>
    /// <exception cref="IOException">The disk is full or cannot be written: nothing has changed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written: nothing has changed.</exception>
    public T Change(Func<T, T> change, Func<bool>? atOnce = null)
    {
        lock (gate)
        {
            var next = change(now);
            if (!ReferenceEquals(next, now))
            {
                bool holds = atOnce?.Invoke() == true;
                if (holds)
                {
                    now = next;
                }

                try
                {
                    Write(next);
                }
                catch (Exception fault) when (holds && fault is (IOException or UnauthorizedAccessException))
                {
                    owed ??= new Timer(_ => WriteOwed(), null, Again, Again);
                    throw new UnwrittenException(fault);
                }

                now = next;
            }

            return next;
        }
    }

    /// <summary>Changes what nobody has to be told of: it holds whatever the disk says, and is written when there is room.</summary>
    /// <param name="change">From what holds.</param>
    public void Hold(Func<T, T> change)
    {
        try
        {
            Change(change, atOnce: () => true);
        }
        catch (UnwrittenException)
        {
            // It is tried again.
        }
    }

    private void Write(T next)
    {
        DurableFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(next, Json));
        owed?.Dispose();
        owed = null;
    }

    private void WriteOwed()
    {
        lock (gate)
        {
            try
            {
                if (owed is not null)
                {
                    Write(now);
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Whoever asked for it was told; it is tried again.
            }
        }
    }

    private void SetAside(Exception fault, ILogger log)
    {
        string aside = path + ".damaged";
        try
        {
            File.Move(path, aside, overwrite: true);
            log.LogError(fault, "{File} cannot be read; nothing of it holds, and it is set aside as {Aside}", path, aside);
        }
        catch (Exception stays) when (stays is IOException or UnauthorizedAccessException)
        {
            log.LogError(fault, "{File} cannot be read; nothing of it holds, and it cannot be set aside: {Why}", path, stays.Message);
        }
    }
}
