namespace Flexboard.Storage;

/// <summary>Files that are there whole or not at all, whatever happens while they are written.</summary>
public static class DurableFile
{
    private const string Ending = ".tmp";

    // On Unix an IOException carries the system's error number. The other one below is EDQUOT.
    private const int NoSpaceLeft = 28;

    /// <summary>Writes a file: to a temporary one beside it, to the disk, then in place of the old one.</summary>
    /// <exception cref="IOException">The disk is full or cannot be written; the old file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written; the old file is as it was.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        string folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():n}{Ending}");
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                file.Write(content);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Whether something failed because there is no room left, or no more is allowed.</summary>
    public static bool IsDiskFull(Exception fault) => fault is IOException &&
        (OperatingSystem.IsWindows() ? fault.HResult is unchecked((int)0x80070070) or unchecked((int)0x80070027)
        : fault.HResult is NoSpaceLeft || fault.HResult == (OperatingSystem.IsMacOS() ? 69 : 122));

    /// <summary>Removes what a crash left half-written in a folder, where that is possible.</summary>
    public static void RemoveLeftovers(string folder)
    {
        try
        {
            foreach (string file in Directory.EnumerateFiles(folder, $".*{Ending}"))
            {
                File.Delete(file);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // They harm nobody; a folder that cannot be written is told when something is to be written.
        }
    }
}
