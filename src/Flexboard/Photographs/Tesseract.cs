using System.Diagnostics;
using Flexboard.Stills;

namespace Flexboard.Photographs;

/// <summary>A line to be read.</summary>
/// <param name="Png">The line, see <see cref="LineCrop"/>.</param>
/// <param name="Languages">What it may be written in, as Tesseract names them: <c>eng</c>, <c>eng+kor</c>.</param>
internal sealed record LineImage(byte[] Png, string Languages);

/// <summary>The installed Tesseract, if there is one: it reads texts from pictures.</summary>
/// <param name="Program">Path of the program; null: none is installed.</param>
public sealed record Tesseract(string? Program)
{
    /// <summary>What is told where there is none.</summary>
    internal const string Missing =
        "What can be read is not told: that needs Tesseract on the server. Install it (on Debian: apt-get install tesseract-ocr tesseract-ocr-kor tesseract-ocr-jpn) or name it in Flexboard:Tesseract, and start the app anew.";

    private const int MostProcesses = 2;

    private static readonly SemaphoreSlim Places = new(MostProcesses);

    /// <summary>The one that the settings name, or that is found.</summary>
    internal static Tesseract Of(Settings settings) => new(settings.Tesseract.Length > 0 ? settings.Tesseract : Chromium.Find("tesseract"));

    /// <summary>What is wrong with the setting, one line.</summary>
    internal static IEnumerable<string> Check(Settings settings)
    {
        if (settings.Tesseract.Length > 0 && !(Path.IsPathFullyQualified(settings.Tesseract) && File.Exists(settings.Tesseract)))
        {
            yield return $"{Settings.Section}:{nameof(Settings.Tesseract)} is '{settings.Tesseract}'; it must be the whole path of a program, such as /usr/bin/tesseract, and there is none";
        }
    }

    /// <summary>The languages that are installed with it.</summary>
    /// <exception cref="InvalidOperationException">It does not start; the message is for the log.</exception>
    internal async Task<string[]> LanguagesAsync(CancellationToken stop) =>
        [.. (await RunAsync(Path.GetTempPath(), ["--list-langs"], stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1)];

    /// <summary>Reads lines; those of one language are one run of the program.</summary>
    /// <param name="stop">Ends the program.</param>
    /// <returns>What was read of each, in their order.</returns>
    /// <exception cref="InvalidOperationException">It is not installed, or does not read; the message is for the log.</exception>
    internal async Task<string[]> ReadAsync(IReadOnlyList<LineImage> lines, CancellationToken stop)
    {
        var read = new string[lines.Count];
        await Task.WhenAll(Enumerable.Range(0, lines.Count).GroupBy(i => lines[i].Languages).Select(async group =>
        {
            int[] indexes = [.. group];
            string[] told = await ReadAsync([.. indexes.Select(i => lines[i].Png)], group.Key, stop);
            foreach (var (i, text) in indexes.Zip(told))
            {
                read[i] = text;
            }
        }));
        return read;
    }

    private async Task<string[]> ReadAsync(byte[][] pngs, string languages, CancellationToken stop)
    {
        await Places.WaitAsync(stop);
        var folder = Directory.CreateTempSubdirectory("flexboard-press-");
        try
        {
            string[] files = [.. pngs.Select((_, i) => Path.Combine(folder.FullName, $"{i}.png"))];
            for (int i = 0; i < files.Length; i++)
            {
                await File.WriteAllBytesAsync(files[i], pngs[i], stop);
            }

            string list = Path.Combine(folder.FullName, "lines.txt");
            await File.WriteAllLinesAsync(list, files, stop);
            string[] told = (await RunAsync(folder.FullName, [list, "stdout", "--psm", "7", "--dpi", "300", "-l", languages], stop)).Split('\f');

            // A form feed stands between pictures; after the last one as well until version 5.2.
            return told.Length - files.Length is 0 or 1
                ? [.. told[..files.Length].Select(text => text.Trim())]
                : throw new InvalidOperationException($"Tesseract answered of {told.Length} pictures in place of {files.Length}.");
        }
        finally
        {
            folder.Delete(recursive: true);
            Places.Release();
        }
    }

    private async Task<string> RunAsync(string folder, string[] arguments, CancellationToken stop)
    {
        var start = new ProcessStartInfo(Program ?? throw new InvalidOperationException(Missing), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = folder,
        };

        // The app's own may hold passwords.
        string? data = Environment.GetEnvironmentVariable("TESSDATA_PREFIX");
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        if (data is not null)
        {
            start.Environment["TESSDATA_PREFIX"] = data;
        }

        using var process = Start(start);
        try
        {
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(stop);
            string read = await process.StandardOutput.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return process.ExitCode == 0 ? read : throw new InvalidOperationException($"Tesseract ended with {process.ExitCode}: {await errors}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new InvalidOperationException("Tesseract does not start.", fault);
        }
    }
}
